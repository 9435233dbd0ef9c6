"""One file per command: options in, one call, result out."""
