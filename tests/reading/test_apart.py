"""Reading in a process that may be stopped."""

from datetime import date

import pytest
from reading import apart_tools

from garant.errors import GarantError
from garant.model import Reading
from garant.reading.apart import Known, Piece, ReaderApart


@pytest.fixture(scope="module")
def reader():
    made = ReaderApart(open_tools=apart_tools.open_tools, longest_seconds=4, most_memory=1 << 29)
    yield made
    made.stop()


def piece(text, name="a.txt", **said):
    return Piece(name=name, data=text.encode("utf-8"), **said)


def read(reader, text, name="a.txt", *, known=False, **said):
    return list(reader.read(piece(text, name, **said), is_known=lambda document: known))


def test_a_text_is_read(reader):
    (reading,) = read(reader, "La Suède enverra des soldats.", "suède.txt")

    assert isinstance(reading, Reading)
    assert ("suède.txt", "La Suède enverra des soldats.") == (
        reading.document.id,
        reading.document.text,
    )


def test_what_is_known_is_not_read(reader):
    (known,) = read(reader, "fatal", known=True)

    assert isinstance(known, Known)
    assert "fatal" == known.document.text


def test_each_record_of_a_file_is_read_by_itself(reader):
    texts = {"1": "Un.", "2": "refused", "3": "Trois."}
    lines = [f'{{"id": "{name}", "text": "{text}"}}' for name, text in texts.items()]
    records = "\n".join([*lines, "x"])
    found = read(reader, records, "all.jsonl")

    assert ["1", "3"] == [each.document.id for each in found if isinstance(each, Reading)]
    assert 2 == len([each for each in found if isinstance(each, GarantError)])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("refused", "a.txt: it is bad; make it good"),
        ("", "a.txt: is empty"),
        ("\x00\x01\x02" * 100, "a.txt: is binary"),
        ("slow", "a.txt: reading it took more than 4 seconds and was stopped"),
        ("fatal", "a.txt: reading it ended the reading process"),
        ("greedy", "a.txt: reading it ended the reading process"),
        (
            "broken",
            "a.txt: a mistake in Garant stopped the reading (ZeroDivisionError: by nothing)",
        ),
    ],
)
def test_what_cannot_be_read_is_told_in_a_line_and_the_next_is_read(reader, text, told):
    (error,) = read(reader, text)

    assert isinstance(error, GarantError)
    assert str(error).startswith(told)
    assert 1 == len(str(error).splitlines())
    assert isinstance(read(reader, "Un autre.")[0], Reading)


def test_what_the_giver_says_prevails(reader):
    (reading,) = read(
        reader, "Un mot.", title="Le titre", published=date(2025, 9, 4), url="https://x.example/a"
    )

    assert ("Le titre", "https://x.example/a") == (reading.document.title, reading.document.id)


def test_a_pipeline_that_is_missing_is_told(reader):
    without = ReaderApart(open_tools=apart_tools.open_nothing)
    (error,) = read(without, "Un mot.")
    without.stop()

    assert "pipeline: is missing; install it" == str(error)


def test_a_reading_that_nobody_waits_for_is_stopped(reader):
    records = "".join(f'{{"id": "{number}", "text": "Un."}}\n' for number in range(3))
    begun = reader.read(piece(records, "all.jsonl"), is_known=lambda document: False)
    next(begun)
    begun.close()

    assert isinstance(read(reader, "Un autre.")[0], Reading)


def test_the_processes_that_were_stopped_are_gone(reader):
    import multiprocessing

    read(reader, "fatal")

    assert not [each for each in multiprocessing.active_children() if not each.is_alive()]
