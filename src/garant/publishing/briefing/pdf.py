"""A briefing as a PDF: tagged, with its language and title, the same bytes from the same ledger.

It is set in fonts that come along, and what sets it may load nothing: neither from the network nor
from a file, whatever a source that is quoted asks for.
"""

import logging
from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING, Any

from garant.errors import PrintingError
from garant.publishing.briefing.composing import Briefing
from garant.publishing.briefing.page import briefing_article, style_sheet
from garant.publishing.charts import Chart
from garant.publishing.fonts import font_faces
from garant.publishing.labels import Labels

if TYPE_CHECKING:
    from garant.publishing.briefing.wording import Wording

_VARIANT = "pdf/ua-1"
"""Tagged, so that a screen reader follows headings, figures, tables and notes."""


def briefing_pdf(
    briefing: Briefing,
    wording: "Wording",
    *,
    charts: Sequence[Chart] = (),
    labels: Labels | None = None,
) -> bytes:
    """Write a briefing as a PDF.

    Args:
        briefing: The briefing.
        wording: Its language.
        charts: What is drawn, with its table at the end.
        labels: What charts are called; asked for where there are any.

    Raises:
        PrintingError: What sets it is not installed, or has no system libraries to do it with.
    """
    try:
        from weasyprint import HTML  # type: ignore[import-untyped]
    except (ImportError, OSError) as error:
        raise PrintingError(
            "a PDF asks for WeasyPrint and the library Pango, which are not here "
            f"({_first_line(error)}); install garant[documents] and your system's Pango, "
            "or write --format html, which needs neither"
        ) from error
    # It tells of every style that it does not know; what is wrong here is an error of its own.
    logging.getLogger("weasyprint").addHandler(logging.NullHandler())
    logging.getLogger("weasyprint").propagate = False
    page = "\n".join(
        (
            f'<!doctype html><html lang="{escape(briefing.language)}"><head><meta charset="utf-8">',
            f"<title>{escape(briefing.title)}</title>",
            '<meta name="author" content="Garant">',
            f'<meta name="description" content="{escape(briefing.date_line)}">',
            f"<style>{font_faces()}</style><style>{style_sheet('print.css')}</style>",
            "</head><body>",
            *briefing_article(briefing, wording, charts=charts, labels=labels, printed=True),
            "</body></html>",
        )
    )
    held: bytes = HTML(string=page, url_fetcher=_only_data()).write_pdf(pdf_variant=_VARIANT)
    return held


def _only_data() -> Any:
    """What fetches for WeasyPrint: that which stands in the page itself, and nothing else."""
    from weasyprint.urls import URLFetcher  # type: ignore[import-untyped]

    return URLFetcher(allowed_protocols={"data"})


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0]
