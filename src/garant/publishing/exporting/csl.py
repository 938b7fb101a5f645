"""Documents as CSL-JSON: what citation managers and citation processors read.

References:
    Citation Style Language 1.0.2, "CSL-JSON Schema".
"""

from typing import IO, Any

from garant.publishing.exporting.bibtex import citation_key
from garant.publishing.exporting.material import Exported, ExportMaterial, ExportPiece
from garant.publishing.exporting.naming import web_address
from garant.publishing.exporting.writing import text_out, write_list


def write_csl(material: ExportMaterial, out: IO[bytes]) -> Exported:
    """Write a list with an item for each document."""
    with text_out(out) as text:
        return Exported(write_list(map(csl_item, material.pieces(False)), text))


def csl_item(piece: ExportPiece) -> dict[str, Any]:
    """One document as an item."""
    document = piece.view
    item: dict[str, Any] = {
        "id": citation_key(document["key"]),
        "type": "article-newspaper",
        "title": document["title"] or document["id"],
    }
    if document["publisher"]:
        item["container-title"] = document["publisher"]
    if document["published"]:
        item["issued"] = _day(document["published"])
    url = web_address(document["url"])
    if url:
        item["URL"] = url
    if document["recorded"]:
        item["accessed"] = _day(document["recorded"][:10])
    if document["language"]:
        item["language"] = document["language"]
    return item


def _day(day: str) -> dict[str, list[list[int]]]:
    return {"date-parts": [[int(part) for part in day.split("-")]]}
