"""Readings in, text out: tables for a terminal, JSON lines, CSV, and a page that stands alone."""

from garant.publishing.jsonl import write_jsonl
from garant.publishing.page import write_html
from garant.publishing.sheet import CSV_COLUMNS, write_csv
from garant.publishing.tables import write_tables
from garant.publishing.views import ReadingView, view

__all__ = [
    "CSV_COLUMNS",
    "ReadingView",
    "view",
    "write_csv",
    "write_html",
    "write_jsonl",
    "write_tables",
]
