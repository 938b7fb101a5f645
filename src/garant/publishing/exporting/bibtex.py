"""Documents as BibTeX: an entry for each source, to be cited.

References:
    Oren Patashnik, "BibTeXing", 8 February 1988.
"""

import re
from collections.abc import Iterator
from typing import IO

from garant.publishing.exporting.material import Exported, ExportMaterial, ExportPiece
from garant.publishing.exporting.naming import web_address
from garant.publishing.exporting.writing import text_out
from garant.publishing.record_views import DocumentRecordView

_SPECIAL = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "#": r"\#",
        "$": r"\$",
        "%": r"\%",
        "&": r"\&",
        "_": r"\_",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        "<": r"\textless{}",
        ">": r"\textgreater{}",
    }
)
"""Braces have names: an escaped one would still count where BibTeX looks for the end of a field."""

_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]+")
_UNSAFE = re.compile(r"[^\w./:;?@=+,()~*!'&$#%-]", re.ASCII)

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LANGUAGES = {"fr": "french", "en": "english", "de": "german", "uk": "ukrainian", "ru": "russian"}


def write_bibtex(material: ExportMaterial, out: IO[bytes]) -> Exported:
    """Write an entry for each document."""
    count = 0
    with text_out(out) as text:
        for piece in material.pieces(False):
            text.write(bibtex_entry(piece))
            count += 1
    return Exported(count)


def bibtex_entry(piece: ExportPiece) -> str:
    """One document as an entry; its key is that of the document, so that it stays the same."""
    document: DocumentRecordView = piece.view
    fields = ",\n".join(f"  {name} = {value}" for name, value in _fields(document))
    return f"@misc{{{citation_key(document['key'])},\n{fields}\n}}\n\n"


def citation_key(key: str) -> str:
    """What a document is cited by."""
    return f"garant-{key}"


def in_latex(text: str) -> str:
    """A text that LaTeX prints as it stands, on one line."""
    return " ".join(_UNSEEN.sub(" ", text).split()).translate(_SPECIAL)


def _fields(document: DocumentRecordView) -> Iterator[tuple[str, str]]:
    # Twice in braces: styles would put a title's capitals in lower case.
    yield "title", f"{{{{{in_latex(document['title'] or document['id'])}}}}}"
    if document["publisher"]:
        yield "howpublished", f"{{{in_latex(document['publisher'])}}}"
    if document["published"]:
        year, month, day = document["published"].split("-")
        yield "year", f"{{{int(year)}}}"
        yield "month", _MONTHS[int(month) - 1]
        yield "day", f"{{{int(day)}}}"
    url = web_address(document["url"])
    if url:
        yield "url", f"{{{_UNSAFE.sub(_percent, url)}}}"
    if document["recorded"]:
        yield "urldate", f"{{{document['recorded'][:10]}}}"
    if document["language"] in _LANGUAGES:
        yield "language", f"{{{_LANGUAGES[document['language']]}}}"


def _percent(found: re.Match[str]) -> str:
    """A sign of an address in a way that BibTeX reads; braces and what is not ASCII it does not."""
    return "".join(f"%{byte:02X}" for byte in found[0].encode("utf-8", "replace"))
