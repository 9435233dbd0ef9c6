"""Persian news articles into bilingual briefs that an English reader can trust."""

__version__ = "0.1.0"
