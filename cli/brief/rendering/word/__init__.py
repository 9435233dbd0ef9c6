"""A brief as a Word file (Office Open XML), with paragraphs that really run from right to left."""
