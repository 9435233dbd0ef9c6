"""The files of the embedded model: data, no code."""
