"""Pure functions on Persian and English text: no models, no files but their own tables, nothing that remembers."""
