"""`python -m perk.cli` is the `perk` command."""

import sys

from perk.cli import main

sys.exit(main())
