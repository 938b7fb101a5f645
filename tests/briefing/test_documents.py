"""Briefings as documents: PDF and DOCX hold the same, load nothing, and are the same each time."""

import io
import re
import subprocess
import sys
import zipfile
import zlib
from datetime import date
from pathlib import Path

import pytest
from lxml import etree

from garant.answers import BRIEFING_FORMATS, briefing_of, written_briefing
from garant.errors import PrintingError

PUBLISHED = date(2026, 10, 1)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def written(answers, form, language="fr", **options):
    """A briefing in a format, and what it was made of."""
    question = answers.question("ukraine", "2026-08-24")
    made, wording = briefing_of(
        answers, question, language=language, published=PUBLISHED, **options
    )
    return made, written_briefing(answers, question, made, wording, form)


@pytest.mark.parametrize("form", BRIEFING_FORMATS)
def test_the_same_ledger_gives_the_same_bytes(answers, form):
    assert written(answers, form)[1] == written(answers, form)[1]


def text_of_pdf(held):
    import pypdfium2

    with pypdfium2.PdfDocument(held) as found:
        pages = [page.get_textpage().get_text_range() for page in found]
        return pages, found.get_metadata_dict(), found


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_pdf_holds_every_sentence_and_every_source(answers, language):
    made, held = written(answers, "pdf", language)
    pages, told, _ = text_of_pdf(held)

    # Words are broken at the ends of lines, and numbers of notes stand between sentences.
    letters = re.sub(r"[^a-zà-ÿ]", "", "".join(pages).lower())
    begun = [re.sub(r"[^a-zà-ÿ]", "", one.text.lower())[:30] for one in made.sentences]
    # A sentence may begin on one page and go on below the number and the chart of the next.
    assert sum(one not in letters for one in begun) < len(pages)
    assert made.title == told["Title"]
    assert all(re.search(rf"\b{place} / {len(pages)}", page) for place, page in enumerate(pages, 1))


def test_a_pdf_is_tagged_and_tells_its_language(answers):
    _, held = written(answers, "pdf", "en")

    streams = re.findall(rb"stream\n(.*?)\nendstream", held, re.DOTALL)
    inside = b"".join(map(_unpacked, streams))
    assert re.search(rb"/MarkInfo <<[^>]*/Marked true", inside)
    assert re.search(rb"/Lang \(en\)", inside)
    assert b"/StructTreeRoot" in inside
    assert b"pdfuaid" in inside


def _unpacked(stream):
    try:
        return zlib.decompress(stream)
    except zlib.error:
        return stream


_WATCHED = """
import sys
from datetime import date
from garant.answers import Answers, briefing_of, written_briefing
from garant.ledger import Ledger
from garant.ontology import load_ontology

told = []
ontology = load_ontology()
with Ledger.open("sqlite:///" + sys.argv[1]) as ledger:
    answers = Answers(ledger, lambda: ontology)
    question = answers.question("ukraine")
    made, wording = briefing_of(answers, question, language="fr", published=date(2026, 1, 1))
    for form in ("html", "pdf", "docx"):
        written_briefing(answers, question, made, wording, form)  # loads what it needs

    def watch(event, arguments):
        if event == "open" and isinstance(arguments[0], (str, bytes)):
            told.append("open " + str(arguments[0]))
        elif event.startswith("socket.") and event != "socket.__new__":
            told.append(event)

    sys.addaudithook(watch)
    from weasyprint import HTML
    from garant.publishing.briefing.pdf import _only_data

    for form in ("html", "pdf", "docx"):
        written_briefing(answers, question, made, wording, form)
    hostile = "<img src='file:///etc/passwd'><img src='http://127.0.0.1:1/x'>"
    hostile += "<link rel=attachment href='file:///etc/hostname'><style>@import 'ftp://x/y'</style>"
    HTML(string=hostile, url_fetcher=_only_data()).write_pdf()
print("\\n".join(told))
"""


def test_writing_a_briefing_reads_no_file_and_no_network(hostile_ledger):
    told = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", _WATCHED, str(hostile_ledger)],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()

    own = (sys.prefix, sys.base_prefix, str(Path(__file__).parents[2] / "src"))
    strange = []
    for line in told:
        path = line.removeprefix("open ")
        # The ledger is asked for what is drawn; fonts that come along are laid down for the engine.
        ours = path.startswith((*own, str(hostile_ledger))) or "/weasyprint-" in path
        # Python's libraries look themselves up by links, too.
        if not ours and not str(Path(path).resolve()).startswith(tuple(map(_real, own))):
            strange.append(line)
    assert [] == strange


def _real(path):
    return str(Path(path).resolve())


@pytest.fixture
def hostile_ledger(tmp_path, hostile_answers):
    """Where the ledger lies whose every word tries to run."""
    return tmp_path / "bad.db"


@pytest.mark.parametrize(
    ("form", "module", "names"),
    [("pdf", "weasyprint", "WeasyPrint"), ("docx", "docx", "python-docx"), ("docx", "PIL", "PIL")],
)
def test_what_is_missing_is_named_with_the_way_without_it(
    answers, monkeypatch, form, module, names
):
    monkeypatch.setitem(sys.modules, module, None)

    with pytest.raises(PrintingError) as told:
        written(answers, form)
    (line,) = str(told.value).splitlines()
    assert names in line
    assert "garant[documents]" in line
    assert "--format html" in line


def test_a_missing_font_is_named(monkeypatch):
    from garant.publishing import fonts

    with pytest.raises(PrintingError, match=r"the font no\.woff2 is missing .* --format html"):
        fonts.font_file("no.woff2")


def test_fonts_are_those_that_are_listed():
    from hashlib import sha256

    import garant.publishing.fonts as room

    folder = Path(room.__file__).parent
    listed = (folder / "VENDORED.md").read_text("utf-8")
    digests = dict(re.findall(r"^\| `([^`]+)` \|.*`([0-9a-f]{64})` \|$", listed, re.MULTILINE))
    files = {path.name: sha256(path.read_bytes()).hexdigest() for path in folder.glob("*.woff2")}

    assert digests == files
    assert set(files) == {
        f"{name}-{one}-{weight}-{style}.woff2" for _, name, one, weight, style in room.FACES
    }


# DOCX


def opened(held):
    import docx

    return docx.Document(io.BytesIO(held))


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_docx_holds_every_sentence_under_its_heading(answers, language):
    made, held = written(answers, "docx", language)
    document = opened(held)

    headings = [one.text for one in document.paragraphs if one.style.name == "Heading 1"]
    text = "\n".join(one.text for one in document.paragraphs)
    assert [one.heading for one in made.parts if one.heading] == headings[: len(made.parts) - 1]
    for sentence in made.sentences:
        assert sentence.text in text
    assert made.title == document.core_properties.title
    assert {"fr": "fr-FR", "en": "en-GB"}[language] == document.core_properties.language


def test_every_note_of_a_docx_leads_to_its_source(answers):
    made, held = written(answers, "docx")
    document = opened(held)

    body = document.element.body
    marks = {one.get(f"{W}name") for one in body.iter(f"{W}bookmarkStart")}
    links = {one.get(f"{W}anchor") for one in body.iter(f"{W}hyperlink")} - {None}
    assert {f"source_{one.number}" for one in made.notes} == marks
    assert {f"source_{number}" for one in made.sentences for number in one.notes} == links
    outside = {one.target_ref for one in document.part.rels.values() if one.is_external}
    assert outside
    assert all(one.startswith("https://exemple.example/") for one in outside)


def test_every_chart_of_a_docx_is_told_in_words_and_in_a_table(answers):
    _, held = written(answers, "docx")
    document = opened(held)

    told = [one._inline.docPr.get("descr") for one in document.inline_shapes]
    assert len(told) >= 2
    assert all(told)
    assert len(told) == len(document.tables)


def test_a_docx_is_sound_and_of_no_moment(answers):
    _, held = written(answers, "docx")

    with zipfile.ZipFile(io.BytesIO(held)) as found:
        assert found.testzip() is None
        assert {(1980, 1, 1, 0, 0, 0)} == {one.date_time for one in found.infolist()}
        for name in found.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(found.read(name))


def test_a_docx_takes_signs_that_xml_cannot_hold(hostile_answers):
    from garant.publishing.briefing.docx import _clean

    assert "a b" == _clean("a\x00\x0b \ud800b")
    question = hostile_answers.question("ukraine")
    made, wording = briefing_of(hostile_answers, question, language="fr", published=PUBLISHED)
    document = opened(written_briefing(hostile_answers, question, made, wording, "docx"))
    assert not [one for one in document.part.rels.values() if one.is_external]


# The page


def test_the_page_draws_charts_with_words_and_tables(answers):
    from lxml import html

    _, held = written(answers, "html")
    page = html.fromstring(held.decode())

    drawn = page.xpath("//figure//*[local-name()='svg']")
    assert len(drawn) >= 2
    for one in drawn:
        assert one.xpath("./*[local-name()='title']/text()")
        assert one.xpath("./*[local-name()='desc']/text()")
    assert len(drawn) == len(page.xpath("//figure//table"))
    assert len(page.xpath("//@id")) == len(set(page.xpath("//@id")))
    policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")


def test_nothing_known_is_a_short_document(answers):
    question = answers.question("ukraine", "2020-01-01")
    made, wording = briefing_of(answers, question, language="en", published=PUBLISHED)

    for form in BRIEFING_FORMATS:
        assert written_briefing(answers, question, made, wording, form)
