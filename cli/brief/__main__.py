"""The door of the process, for `brief` and `python -m brief`; what stands behind it takes a moment to set up."""

import os
import signal


def main() -> None:
    """Raises SystemExit."""
    # Before click runs, KeyboardInterrupt can be lost or end in a traceback; so early, nothing is at stake.
    before = signal.getsignal(signal.SIGINT)
    if before is signal.default_int_handler:
        signal.signal(signal.SIGINT, lambda *_: os._exit(130))
    from typer.main import get_command

    from brief.main import app

    command = get_command(app)
    signal.signal(signal.SIGINT, before)
    command()


if __name__ == "__main__":
    main()
