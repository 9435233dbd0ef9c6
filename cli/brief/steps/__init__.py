"""One verb per file: nouns and an engine in, nouns out."""
