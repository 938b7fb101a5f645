"""Whole pages in many styles: the frame found, what is read, what is left out."""

from pathlib import Path

import pytest
import yaml

from garant.model import BlockKind
from garant.reading.frame import frame
from garant.reading.intake import Source

HERE = Path(__file__).parent
READ = {BlockKind.PARAGRAPH, BlockKind.STANDFIRST, BlockKind.QUESTION}


def pages():
    for code in ("fr", "en"):
        for page in yaml.safe_load((HERE / f"pages_{code}.yaml").read_text("utf-8")):
            yield pytest.param(code, page, id=f"{code} {page['name']}")


def framed(page):
    return frame(Source("page.txt", page["text"]))


def blocks(document, kinds):
    return [b.passage.of(document.text) for b in document.blocks if b.kind in kinds]


@pytest.mark.parametrize(("code", "page"), list(pages()))
def test_the_frame_is_what_a_reader_sees(code, page):
    document = framed(page)
    expected = page["expected"]

    found = {
        "title": document.title,
        "publisher": document.publisher,
        "language": document.language,
        "published": document.published,
        "sections": [section.heading for section in document.sections],
        "doubts": [doubt.code for doubt in document.doubts],
    }

    assert {"doubts": [], **expected, "language": code} == found


@pytest.mark.parametrize(("code", "page"), list(pages()))
def test_what_is_read_is_the_text_alone(code, page):
    document = framed(page)
    read = blocks(document, READ)

    assert [] == [start for start in page["read"] if not any(b.startswith(start) for b in read)]
    assert [] == [line for line in page["furniture"] if any(line in block for block in read)]


@pytest.mark.parametrize(("code", "page"), [p for p in pages() if "questions" in p.values[1]])
def test_the_questions_of_an_interview_are_told_apart(code, page):
    document = framed(page)
    asked = blocks(document, {BlockKind.QUESTION})

    assert page["questions"] == [
        start for start in page["questions"] if any(b.startswith(start) for b in asked)
    ]
    assert len(page["questions"]) == len(asked)
