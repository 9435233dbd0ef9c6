"""The only room that knows model libraries. Read `base.py` first; each other file is one way to run a model."""
