"""The door of the process, for `brief` and `python -m brief`; the imports behind it take a moment to interrupt."""

import os
import signal


def main() -> None:
    """Raises SystemExit."""
    # Raised within an import, KeyboardInterrupt can be lost or end in a traceback; so early, nothing is at stake.
    before = signal.getsignal(signal.SIGINT)
    if before is signal.default_int_handler:
        signal.signal(signal.SIGINT, lambda *_: os._exit(130))
    from brief.main import app

    signal.signal(signal.SIGINT, before)
    app()


if __name__ == "__main__":
    main()
