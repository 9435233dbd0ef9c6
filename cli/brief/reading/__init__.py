"""From a path or a stream to an `Article`: decoding, front matter, and refusing what is no Persian text."""
