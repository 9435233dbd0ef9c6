"""A brief as one HTML page that needs nothing else: it opens from disk, and its policy lets nothing in."""
