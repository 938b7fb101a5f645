"""Intake: from files, folders and standard input to sources, one piece of reporting each.

The doors are `sources` and, for one stream, `sources_in`. Whatever cannot be read is told to
`on_error` in one line; the rest is read.
"""

from garant.reading.intake.source import Origin, Source
from garant.reading.intake.taking import sources, sources_in

__all__ = ["Origin", "Source", "sources", "sources_in"]
