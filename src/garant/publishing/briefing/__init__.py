"""The briefing: an article of which every sentence has its sources, in several languages."""

from garant.publishing.briefing.composing import (
    BRIEFING_LENGTH,
    Briefing,
    Note,
    Part,
    Sentence,
    compose_briefing,
)
from garant.publishing.briefing.docx import briefing_docx
from garant.publishing.briefing.page import briefing_article, write_briefing_page
from garant.publishing.briefing.pdf import briefing_pdf
from garant.publishing.briefing.points import BriefingMaterial, Point
from garant.publishing.briefing.wording import Wording, briefing_languages, load_wording
from garant.publishing.briefing.writing import (
    BriefingView,
    view_briefing,
    write_briefing_markdown,
)

__all__ = [
    "BRIEFING_LENGTH",
    "Briefing",
    "BriefingMaterial",
    "BriefingView",
    "Note",
    "Part",
    "Point",
    "Sentence",
    "Wording",
    "briefing_article",
    "briefing_docx",
    "briefing_languages",
    "briefing_pdf",
    "compose_briefing",
    "load_wording",
    "view_briefing",
    "write_briefing_markdown",
    "write_briefing_page",
]
