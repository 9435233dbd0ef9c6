"""A brief, or a part of one, as text: pure functions, one file per format."""
