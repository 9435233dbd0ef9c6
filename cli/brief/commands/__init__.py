"""One file per command: options in, one call, result out.

What a command needs beyond its options is imported inside the function: `brief --help` reads every file here, and is
to feel instant.
"""
