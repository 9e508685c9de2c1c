"""`python -m libperk.cli` is the `libperk` command."""

import sys

from libperk.cli import main

sys.exit(main())
