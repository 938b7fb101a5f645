"""Exports of a large ledger: how fast each format is written, and in how much memory.

    python benchmarks/exporting.py                      10,000 and 100,000 acts; some ten minutes
    python benchmarks/exporting.py --acts 2000 20000    other sizes
    python benchmarks/exporting.py --format csv jsonl   fewer formats

The acts are generated from real readings (`scale.py`). Each export is `garant export acts` in a
process of its own. Memory is what that process held at most: a stream holds about as much of a
ledger ten times as large, but for the numbers of the acts. Nothing here fails a build; rates are of
the processor's time, since other programs may slow the clock on the wall.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from garant.ledger import Ledger
from garant.publishing import EXPORT_FORMS
from scale import _build, _real_readings, figure

FORMATS = [form.name for form in EXPORT_FORMS.values() if "acts" in form.things]
_RUN = """
import sys
from pathlib import Path
from garant.cli import main
try:
    main()
finally:
    # What the system counts of a child begins with what its parent held.
    status = Path("/proc/self/status").read_text()
    print(status.split("VmHWM:")[1].split()[0], file=sys.stderr)
"""


def main() -> None:
    """Build ledgers, export them, and print a line for each figure."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--acts", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--format", nargs="+", choices=FORMATS, default=FORMATS)
    parser.add_argument("--readings", type=Path, help="keep the real readings here between runs")
    args = parser.parse_args()
    real, _ = _real_readings([], args.readings)
    with tempfile.TemporaryDirectory() as folder:
        for acts in args.acts:
            place = Path(folder) / f"{acts}.db"
            with Ledger.open(f"sqlite:///{place}") as ledger:
                _build(ledger, real, acts)
                held = len(ledger.acts())
            for name in args.format:
                _say(place, name, held)


def _say(place: Path, name: str, acts: int) -> None:
    out = place.with_suffix(f".{name}")
    options = ["--with-text"] if EXPORT_FORMS[name].texts else []
    command = ["export", "acts", "--format", name, "--out", str(out), "--ledger", str(place)]
    before = os.times()
    done = subprocess.run(
        [sys.executable, "-c", _RUN, *command, *options],
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    after = os.times()
    if done.returncode:
        print(f"{name}: {done.stderr.splitlines()[0]}", flush=True)
        return
    used = (after.children_user, after.children_system)
    seconds = sum(used) - before.children_user - before.children_system
    size = out.stat().st_size / 1e6
    figure(
        f"{name} of {acts} acts: memory at most",
        int(done.stderr.splitlines()[-1]) / 1024,
        "MB",
        f"{acts / seconds:.0f} acts a second of processor, {size:.1f} MB written",
    )
    out.unlink()


if __name__ == "__main__":
    main()
