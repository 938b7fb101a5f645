"""Print the README's example anew, between its two marks.

python docs/refresh_readme.py
"""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
EXAMPLE = re.compile(
    r"(<!-- output of: garant (?P<arguments>[^\n]+) -->\n```text\n)"
    r".*?(```\n<!-- end of output -->)",
    re.DOTALL,
)


def main() -> None:
    """Run the command that the README names and put its output in place."""
    readme = ROOT / "README.md"
    text = readme.read_text("utf-8")
    found = EXAMPLE.search(text)
    if found is None:
        sys.exit("README.md has lost the marks around its example")
    garant = Path(sys.executable).with_name("garant")
    printed = subprocess.run(
        [garant, *found["arguments"].split()], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    readme.write_text(text[: found.start()] + found[1] + printed + found[3] + text[found.end() :])


if __name__ == "__main__":
    main()
