"""The door of the process, for `brief` and `python -m brief`; the imports behind it take a moment to interrupt."""


def main() -> None:
    """Raises SystemExit."""
    try:
        from brief.main import app

        app()
    except KeyboardInterrupt:
        raise SystemExit(130) from None


if __name__ == "__main__":
    main()
