"""The frames of the annotated development texts, where they are at hand."""

import json
import os
import re
import unicodedata
from pathlib import Path

import pytest

from garant.reading.frame import frame
from garant.reading.intake import Source

SHARED = Path(os.environ.get("GARANT_SHARED", Path(__file__).parents[3].parent / "shared"), "gold")


def norm(words):
    text = unicodedata.normalize("NFKC", words or "").replace("’", "'").lower()
    return " ".join(re.findall(r"\w+", text))


def gold():
    """The texts that were looked at; every third one is kept for measuring."""
    found = []
    for folder in ("dev", "dev-en"):
        path = SHARED / folder / "gold.jsonl"
        for line in path.read_text("utf-8").splitlines() if path.is_file() else ():
            record = json.loads(line)
            number = re.match(r"\w\w-(\d\d)-", record["id"])
            if not number or int(number.group(1)) % 3:
                text = path.parent / "texts" / f"{record['id']}.txt"
                found.append(pytest.param(record, text, id=record["id"]))
    return found


@pytest.mark.skipif(not gold(), reason="the annotated texts are not beside the repository")
@pytest.mark.parametrize(("record", "path"), gold())
def test_the_frame_is_exact(record, path):
    document = frame(Source(path.name, path.read_bytes().decode("utf-8")))
    expected = record["document"]

    found = {
        "title": norm(document.title),
        "publisher": norm(document.publisher),
        "language": document.language,
        "published": document.published.isoformat() if document.published else None,
        "sections": [norm(section.heading) for section in document.sections],
    }

    assert {
        "title": norm(expected["title"]),
        "publisher": norm(expected["publisher"]),
        "language": expected["language"],
        "published": expected["published"],
        "sections": [norm(heading) for heading in expected["sections"]],
    } == found
