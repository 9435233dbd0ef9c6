"""The recipe lives beside the tests, not in the package: put the repository's root, and this folder, on the path."""

import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [path for path in (str(HERE.parents[1]), str(HERE)) if path not in sys.path]
