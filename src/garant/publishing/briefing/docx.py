"""A briefing as a document of a word processor: styles, notes that lead to their source, language.

The same briefing gives the same bytes. Notes are a numbered list at the end rather than footnotes:
a source that several sentences rest on stands there once, and each number leads to it.
"""

import io
import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from garant.errors import PrintingError
from garant.publishing.briefing.composing import Briefing, Note, Sentence
from garant.publishing.briefing.writing import address_of, quotation_of, reference
from garant.publishing.charts import Chart, chart_png
from garant.publishing.labels import Labels

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

    from garant.publishing.briefing.wording import Wording

_EPOCH = datetime(1980, 1, 1, tzinfo=UTC)
"""The first moment that a ZIP archive can tell: when it was written is nobody's concern."""

_LOCALES = {"fr": "fr-FR", "en": "en-GB"}
_WIDTH_CM, _TALL_CM = 16.0, 29.7
_LINK = "1A5A8A"


def briefing_docx(
    briefing: Briefing,
    wording: "Wording",
    *,
    charts: Sequence[Chart] = (),
    labels: Labels | None = None,
) -> bytes:
    """Write a briefing as DOCX.

    Args:
        briefing: The briefing.
        wording: Its language.
        charts: What is drawn, each with its description, and with its table at the end.
        labels: What charts are called; asked for where there are any.

    Raises:
        PrintingError: What writes it is not installed.
    """
    try:
        import docx
        import PIL  # noqa: F401
    except ImportError as error:
        raise PrintingError(
            f"a DOCX asks for python-docx and Pillow, and {error.name} is not here; install "
            "garant[documents], or write --format html, which needs neither"
        ) from error
    document = docx.Document()
    _set_up(document, briefing)
    document.add_paragraph(_clean(briefing.title), style="Title")
    document.add_paragraph(_clean(briefing.date_line), style="Subtitle")
    for place, part in enumerate(briefing.parts):
        if part.heading:
            document.add_heading(_clean(part.heading), level=1)
        paragraph = document.add_paragraph()
        for number, sentence in enumerate(part.sentences):
            if number:
                paragraph.add_run(" ")
            _add_sentence(paragraph, sentence, wording)
        if place == 0 and charts:
            _add_chart(document, charts[0])
    if charts[1:] and labels:
        document.add_heading(_clean(labels("charts", "figures")), level=1)
        for chart in charts[1:]:
            _add_chart(document, chart)
    if briefing.remark:
        document.add_paragraph().add_run(_clean(briefing.remark)).italic = True
    document.add_paragraph(_clean(briefing.published))
    if briefing.notes:
        document.add_heading(_clean(wording.frame("sources")), level=1)
    for note in briefing.notes:
        _add_note(document, note, wording)
    if charts:
        _add_tables(document, charts)
    out = io.BytesIO()
    document.save(out)
    return _repacked(out.getvalue())


def _set_up(document: "Document", briefing: Briefing) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt, RGBColor

    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(_TALL_CM)
    section.left_margin = section.right_margin = Cm((21 - _WIDTH_CM) / 2)
    properties = document.core_properties
    properties.title, properties.author = _clean(briefing.title), "Garant"
    properties.language = _LOCALES.get(briefing.language, briefing.language)
    properties.comments = _clean(briefing.date_line)
    properties.created = properties.modified = _EPOCH
    properties.last_modified_by = "Garant"
    for name, size in (("Normal", 11), ("Title", 20), ("Subtitle", 11), ("Heading 1", 13)):
        style = document.styles[name]
        style.font.size = Pt(size)
        style.font.color.rgb = RGBColor(0x1B, 0x1F, 0x23)
    defaults = document.styles.element.find(qn("w:docDefaults"))
    for language in defaults.iter(qn("w:lang")):
        language.set(qn("w:val"), properties.language)
    _add_page_number(section.footer.paragraphs[0])


def _add_page_number(paragraph: "Paragraph") -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run()
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        if kind:
            run._r.append(_element("w:fldChar", {"w:fldCharType": kind}))
        else:
            instruction = _element("w:instrText", {})
            instruction.text = text
            run._r.append(instruction)


def _add_sentence(paragraph: "Paragraph", sentence: Sentence, wording: "Wording") -> None:
    paragraph.add_run(_clean(sentence.text))
    if not sentence.reviewed:
        paragraph.add_run(wording.frame("unreviewed_mark")).font.superscript = True
    for place, number in enumerate(sentence.notes):
        if place:
            paragraph.add_run(" ").font.superscript = True
        link = _element("w:hyperlink", {"w:anchor": f"source_{number}", "w:history": "1"})
        run = paragraph.add_run(str(number))
        run.font.superscript = True
        _as_link(run)
        link.append(run._r)
        paragraph._p.append(link)


def _add_note(document: "Document", note: Note, wording: "Wording") -> None:
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.shared import Cm, Pt

    paragraph = document.add_paragraph()
    layout = paragraph.paragraph_format
    layout.left_indent, layout.first_line_indent = Cm(0.9), Cm(-0.9)
    layout.space_after = Pt(3)
    name, key = f"source_{note.number}", str(note.number)
    paragraph._p.append(_element("w:bookmarkStart", {"w:id": key, "w:name": name}))
    paragraph.add_run(f"{note.number}.\t").font.size = Pt(9)
    paragraph._p.append(_element("w:bookmarkEnd", {"w:id": key}))
    layout.tab_stops.add_tab_stop(Cm(0.9))
    told = paragraph.add_run(_clean(reference(note, wording)))
    told.font.size = Pt(9)
    address = address_of(note)
    if address:
        relation = document.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        link = _element("w:hyperlink", {"r:id": relation, "w:history": "1"})
        _as_link(told)
        link.append(told._r)
        paragraph._p.append(link)
    words = _clean(quotation_of(note, wording))
    quoted = paragraph.add_run(f" {words}")
    quoted.font.size = Pt(9)
    if note.document.language:
        language = _LOCALES.get(note.document.language, note.document.language)
        quoted._r.get_or_add_rPr().append(_element("w:lang", {"w:val": language}))


def _add_chart(document: "Document", chart: Chart) -> None:
    from docx.shared import Cm

    picture = document.add_picture(io.BytesIO(chart_png(chart)), width=Cm(_WIDTH_CM))
    shown = picture._inline.docPr
    shown.set("descr", _clean(chart.told))
    shown.set("title", _clean(chart.title))
    document.add_paragraph(_clean(chart.title), style="Caption")


def _add_tables(document: "Document", charts: Sequence[Chart]) -> None:
    """The figures of every chart."""
    from docx.enum.text import WD_BREAK
    from docx.shared import Pt

    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    for chart in charts:
        document.add_heading(_clean(chart.title), level=1)
        rows = (chart.columns, *chart.rows)
        table = document.add_table(rows=len(rows), cols=len(chart.columns), style="Table Grid")
        # All cells at once: asking for each by its place takes as long again as there are cells.
        cells = iter(table._cells)
        for place, row in enumerate(rows):
            for text in row:
                run = next(cells).paragraphs[0].add_run(_clean(text))
                run.font.size = Pt(9)
                run.bold = not place
        head = table.rows[0]._tr.get_or_add_trPr()
        head.append(_element("w:tblHeader", {"w:val": "true"}))


def _as_link(run: Any) -> None:
    from docx.shared import RGBColor

    run.font.color.rgb = RGBColor.from_string(_LINK)


def _element(name: str, values: dict[str, str]) -> Any:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    made = OxmlElement(name)
    for key, value in values.items():
        made.set(qn(key), value)
    return made


def _clean(text: str) -> str:
    """A text without the control characters that XML cannot hold."""
    return "".join(one for one in text if one.isprintable() or one in "\u00a0\u202f\u2009 ")


def _repacked(held: bytes) -> bytes:
    """The archive anew, its files in order and all of one moment."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(held)) as found,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        for name in found.namelist():
            entry = zipfile.ZipInfo(name, _EPOCH.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            made.writestr(entry, found.read(name))
    return out.getvalue()
