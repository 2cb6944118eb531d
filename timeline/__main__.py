"""``python -m timeline`` does what the command ``timeline`` does."""

import sys

from timeline.cli import main

if __name__ == "__main__":
    sys.exit(main())
