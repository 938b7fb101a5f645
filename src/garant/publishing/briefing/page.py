"""A briefing as one page of HTML: for a browser, where it stands alone, and for print.

It holds no script and asks for nothing; its policy forbids both. Whatever comes from a source is
escaped, and an address is linked only where it is one of the web's.
"""

import base64
import hashlib
from collections.abc import Iterator, Sequence
from html import escape
from importlib.resources import files
from typing import TYPE_CHECKING, TextIO

from garant.publishing.briefing.composing import Briefing, Sentence
from garant.publishing.briefing.writing import address_of, passage_of, quotation_of, reference
from garant.publishing.charts import Chart, chart_svg
from garant.publishing.labels import Labels

if TYPE_CHECKING:
    from garant.publishing.briefing.wording import Wording


def write_briefing_page(
    briefing: Briefing,
    wording: "Wording",
    out: TextIO,
    *,
    charts: Sequence[Chart] = (),
    labels: Labels | None = None,
) -> None:
    """Write a briefing as a page that stands alone: no script, nothing loaded from elsewhere.

    Args:
        briefing: The briefing.
        wording: Its language.
        out: Where to write, open as UTF-8.
        charts: What is drawn: the first after the introduction, the others before the sources.
        labels: What charts are called; asked for where there are any.
    """
    style = style_sheet("page.css")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    out.write(f'<!doctype html>\n<html lang="{escape(briefing.language)}">\n<head>\n')
    out.write('<meta charset="utf-8">\n')
    out.write(f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n')
    out.write('<meta name="viewport" content="width=device-width, initial-scale=1">\n')
    out.write('<meta name="referrer" content="no-referrer">\n')
    out.write(f"<title>{escape(briefing.title)}</title>\n<style>{style}</style>\n</head>\n")
    out.write("<body>\n<main>\n")
    for line in briefing_article(briefing, wording, charts=charts, labels=labels):
        out.write(f"{line}\n")
    out.write("</main>\n</body>\n</html>\n")
    out.flush()


def style_sheet(name: str) -> str:
    """A style sheet of this room."""
    return (files("garant.publishing.briefing") / name).read_text("utf-8")


def briefing_article(
    briefing: Briefing,
    wording: "Wording",
    *,
    charts: Sequence[Chart] = (),
    labels: Labels | None = None,
    printed: bool = False,
) -> Iterator[str]:
    """A briefing as an article, element by element.

    Args:
        briefing: The briefing.
        wording: Its language.
        charts: As for `write_briefing_page`.
        labels: As for `write_briefing_page`.
        printed: For paper: charts as pictures with a text beside them, their tables at the end.
    """
    yield "<article>"
    yield f"<h1>{escape(briefing.title)}</h1>"
    yield f'<p class="date">{escape(briefing.date_line)}</p>'
    for place, part in enumerate(briefing.parts):
        yield "<section>"
        if part.heading:
            yield f"<h2>{escape(part.heading)}</h2>"
        yield f"<p>{' '.join(_marked_up(one, wording) for one in part.sentences)}</p>"
        if place == 0 and charts:
            yield _figure(charts[0], labels, printed=printed)
        yield "</section>"
    if charts[1:] and labels:
        yield f"<section><h2>{escape(labels('charts', 'figures'))}</h2>"
        for chart in charts[1:]:
            yield _figure(chart, labels, printed=printed)
        yield "</section>"
    if briefing.remark:
        yield f'<p class="remark">{escape(briefing.remark)}</p>'
    yield f'<p class="published">{escape(briefing.published)}</p>'
    if briefing.notes:
        yield from _sources(briefing, wording)
    if printed:
        for chart in charts:
            yield f'<section class="table"><h2>{escape(chart.title)}</h2>{_table(chart)}</section>'
    yield "</article>"


def _sources(briefing: Briefing, wording: "Wording") -> Iterator[str]:
    yield f"<section><h2>{escape(wording.frame('sources'))}</h2>\n<ol>"
    for note in briefing.notes:
        address = address_of(note)
        told = escape(reference(note, wording))
        if address:
            told = f'<a href="{escape(address)}">{told}</a>'
        spoken = note.document.language
        language = f' lang="{escape(spoken)}"' if spoken else ""
        before, after = escape(wording.quoted("\0")).split("\0")
        words = f"{before}<span{language}>{escape(passage_of(note))}</span>{after}"
        if not note.passage:
            words = escape(quotation_of(note, wording))
        told = wording.frame("note", reference=told, words=words)
        yield f'<li id="source-{note.number}">{told}</li>'
    yield "</ol></section>"


def _marked_up(sentence: Sentence, wording: "Wording") -> str:
    links = [f'<a href="#source-{one}">{one}</a>' for one in sentence.notes]
    mark = "" if sentence.reviewed else escape(wording.frame("unreviewed_mark"))
    first = f"<sup>{' '.join([mark, *links[:1]]).strip()}</sup>" if mark or links else ""
    rest = f" <sup>{' '.join(links[1:])}</sup>" if links[1:] else ""
    because = escape(" ".join(sentence.because))
    # The last word and its first number stay on one line.
    begun, _, last = sentence.text.rpartition(" ")
    end = f'<span class="end">{escape(last)}{first}</span>'
    return f'<span data-because="{because}">{escape(begun)} {end}</span>{rest}'


def _figure(chart: Chart, labels: Labels | None, *, printed: bool) -> str:
    caption = f"<figcaption>{escape(chart.title)}</figcaption>"
    if printed:
        held = base64.b64encode(chart_svg(chart).encode()).decode()
        shown = f'<img src="data:image/svg+xml;base64,{held}" alt="{escape(chart.told)}">'
        return f"<figure>{shown}{caption}</figure>"
    name = labels("charts", "table") if labels else chart.title
    table = f"<details><summary>{escape(name)}</summary>{_table(chart)}</details>"
    drawn = f'<div class="chart">{chart_svg(chart)}</div>'
    return f"<figure>{drawn}{caption}{table}</figure>"


def _table(chart: Chart) -> str:
    head = "".join(f'<th scope="col">{escape(one)}</th>' for one in chart.columns)
    rows = "".join(
        f'<tr><th scope="row">{escape(row[0])}</th>'
        + "".join(f"<td>{escape(one)}</td>" for one in row[1:])
        + "</tr>"
        for row in chart.rows
    )
    return (
        f'<div class="rows"><table><caption>{escape(chart.title)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
    )
