"""The scripts of the training are no package: they find one another in their folder."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[2] / "training"))
