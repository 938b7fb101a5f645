"""Text that breaks off anywhere is read: no word of an act may need another behind it."""

import json
from pathlib import Path

import pytest
import yaml

from garant.library import read

ACTS = Path(__file__).parent / "acts"
TABLES = {"en": "sentences_en.yaml", "fr": "frames_fr.yaml"}
ENDS = (":", ",", "?", " :", " -", "", " (")


def _torn(language: str) -> list[str]:
    """Every third sentence of a table, each broken off after another word and mark."""
    path = ACTS / TABLES[language]
    rows = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    torn = []
    for number, row in enumerate(rows[::3]):
        words = row["text"].split()
        kept = words[: 1 + number % len(words)]
        torn.append(f"{row['text']} {' '.join(kept).rstrip('.')}{ENDS[number % len(ENDS)]}")
    return torn


@pytest.mark.parametrize("language", TABLES)
def test_a_text_that_breaks_off_is_read_all_the_same(language, tmp_path):
    path = tmp_path / "torn.jsonl"
    records = (
        {"id": str(number), "title": "Ukraine", "text": text, "lang": language}
        for number, text in enumerate(_torn(language))
    )
    path.write_text("".join(json.dumps(record) + "\n" for record in records), "utf-8")
    failed = [
        reading.document.id
        for reading in read(path)
        if any(doubt.code == "reading_failed" for doubt in reading.doubts)
    ]
    assert [] == failed
