"""JSON lines: the views as the API gives them, one on each line."""

from typing import IO

from garant.publishing.exporting.material import Exported, ExportMaterial
from garant.publishing.exporting.writing import text_out, write_lines


def write_json_lines(material: ExportMaterial, out: IO[bytes]) -> Exported:
    """Write each view on a line: every field, nothing cut."""
    with text_out(out) as text:
        return Exported(write_lines((piece.view for piece in material.pieces(False)), text))
