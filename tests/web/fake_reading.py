"""A reader that stands in for the process: it tells by the text what becomes of it."""

import io
import threading
from dataclasses import replace
from datetime import date

from garant.errors import GarantError
from garant.model import Document, Doubt, Passage, Reading, Speaker, Statement
from garant.model import Mode as Said
from garant.reading.apart import Known
from garant.reading.intake import sources_in


class FakeReader:
    """Finds one statement in each text: all of it, said by Macron."""

    def __init__(self):
        self.may_go_on = threading.Event()
        self.may_go_on.set()
        self.stopped = 0

    def read(self, piece, *, is_known):
        faults = []
        for source in sources_in(io.BytesIO(piece.data), piece.name, on_error=faults.append):
            yield from faults
            faults.clear()
            self.may_go_on.wait(10)
            text = source.text
            if "explode" in text:
                raise ZeroDivisionError("by nothing")
            document = Document(
                id=piece.url or source.id,
                text=text,
                title=piece.title or source.title or "Sans titre",
                publisher=piece.publisher or source.publisher,
                published=piece.published or source.published or date(2025, 9, 4),
                language=piece.language or "fr",
                url=piece.url or source.url,
            )
            if is_known(document):
                yield Known(document)
                continue
            words = text.strip()
            span = Passage(text.index(words), text.index(words) + len(words))
            speaker = Speaker("Emmanuel Macron", "FRA", "Macron")
            reading = Reading(document, (Statement("s1", speaker, Said.INDIRECT, "a dit", span),))
            if "foreign" in text:
                doubt = Doubt("language_not_read", "the language was recognised as 'xx'.")
                reading = replace(reading, statements=(), doubts=(doubt,))
            if "astray" in text:
                astray = replace(reading.statements[0], content=Passage(0, len(text) + 9))
                reading = replace(reading, statements=(astray,))
            yield reading
        yield from faults

    def interrupt(self):
        self.may_go_on.set()

    def stop(self):
        self.stopped += 1


def refuse(address):
    """Fetches nothing."""
    raise GarantError(f"{address}: cannot be had; try another")
