"""What the English pipeline is made with beside its recipe."""

from pathlib import Path

from en import verb_forms


def write_tables(treebanks: Path, out: Path) -> None:
    """Write the table of verb forms."""
    verb_forms.write(treebanks, out / "verb_forms.json")
