"""`python -m brief` is the same as `brief`."""

from brief.main import app

app()
