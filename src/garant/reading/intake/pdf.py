"""PDF files with a text layer."""

import re

from garant.errors import InputError
from garant.model import Doubt
from garant.reading.intake.limits import MAX_PDF_PAGES, MAX_TEXT_BYTES, megabytes
from garant.reading.intake.source import Origin, Source

_BROKEN = re.compile(r"(\w+)(?:[\ufffe\x02][ \t]*\n?|[\u00ad\u2010-][ \t]*\n[ \t]*)(?=(\w+))")
"""A word broken at a line's end; the library puts a mark of its own for hyphen and line end."""
_UNSEEN = re.compile("[\x00-\x08\x0b\x0e-\x1f\ufffe\uffff]")


def read_pdf(data: bytes, name: str, id: str) -> Source:  # noqa: A002
    """Read the text layer of a PDF; words broken at a line's end are joined in what is taken out.

    Passages point into the text taken out, pages apart by a form feed. Not read: pictures of pages.

    Raises:
        InputError: If the file is damaged, locked with a password, or has no text layer.
    """
    import pypdfium2

    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise InputError(
                name, "is locked with a password", "save a copy without one"
            ) from error
        raise InputError(name, "is a damaged PDF", "fetch or save it again") from error
    try:
        pages = _pages(pdf, name)
    finally:
        pdf.close()
    text = _whole_words("\n\f".join(pages))
    if len(text) > MAX_TEXT_BYTES:
        raise InputError(
            name,
            f"holds more than {megabytes(MAX_TEXT_BYTES)} of text, the limit for one document",
            "split it into parts",
        )
    if sum(letter.isalpha() for letter in text) < 20 * min(len(pages), 2):
        raise InputError(
            name, "has no text layer (scanned pages)", "run it through text recognition first"
        )
    bare = sum(1 for page in pages if not page.strip())
    doubts = (Doubt("pages_without_text", f"{bare} of {len(pages)} pages"),) if bare else ()
    return Source(id, text, Origin.PDF, doubts=doubts)


def _pages(pdf: "pypdfium2.PdfDocument", name: str) -> list[str]:  # type: ignore[name-defined]  # noqa: F821
    import pypdfium2

    count = len(pdf)
    if count > MAX_PDF_PAGES:
        raise InputError(name, f"has more than {MAX_PDF_PAGES:,} pages, the limit", "split it")
    pages = []
    for number in range(count):
        try:
            page = pdf[number]
            words = page.get_textpage().get_text_bounded()
        except pypdfium2.PdfiumError as error:
            raise InputError(name, f"is damaged at page {number + 1}", "save it again") from error
        pages.append(words.replace("\r\n", "\n").replace("\r", "\n"))
    return pages


def _whole_words(text: str) -> str:
    """Words broken at a line's end made whole: "déploie-" "ment", but "franco-" "britannique".

    The hyphen goes, unless the text has the word with its hyphen elsewhere or goes on in capitals.
    """
    known = set(re.findall(r"\w+-\w+", text))

    def join(found: re.Match[str]) -> str:
        head, rest = found.group(1), found.group(2)
        keeps = f"{head}-{rest}" in known or not rest[0].islower()
        return f"{head}-" if keeps else head

    return _UNSEEN.sub(" ", _BROKEN.sub(join, text))
