import json
from dataclasses import replace
from io import StringIO

from stand_ins import EMPTY_READING, READING

from garant.publishing import view, write_jsonl


def test_each_document_is_one_line_in_order():
    out = StringIO()

    write_jsonl([READING, EMPTY_READING], out)

    assert [view(READING), view(EMPTY_READING)] == [
        json.loads(line) for line in out.getvalue().splitlines()
    ]


def test_a_line_end_of_unicode_in_the_text_ends_no_line():
    document = replace(EMPTY_READING.document, title="un\u2028deux\u2029trois\u0085quatre")
    out = StringIO()

    write_jsonl([replace(EMPTY_READING, document=document)], out)

    (line,) = out.getvalue().splitlines()
    assert document.title == json.loads(line)["document"]["title"]


def test_accents_stay_readable():
    out = StringIO()

    write_jsonl([READING], out)

    assert "La Suède" in out.getvalue()


def test_a_document_is_written_before_the_next_is_read():
    out = StringIO()

    def readings():
        yield EMPTY_READING
        assert out.getvalue()
        yield EMPTY_READING

    write_jsonl(readings(), out)

    assert 2 == out.getvalue().count("\n")
