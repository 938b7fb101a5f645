import pickle

import pytest
from stand_ins import FakeSource, fake_frame, fake_reader, open_fake_reader

from garant import flow
from garant.errors import GarantError, InputError, PipelineError


def sources(number, bad=()):
    return [FakeSource(f"{n}", "bad" if n in bad else f"text {n}") for n in range(number)]


def failing_reader():
    raise PipelineError("no such pipeline")


def read(given, **options):
    errors = []
    readings = flow.read(
        given, frame=fake_frame, reader=fake_reader, on_error=errors.append, **options
    )
    return [reading.document.id for reading in readings], [error.source for error in errors]


def read_in_parallel(given, workers=2, open_reader=open_fake_reader):
    errors = []
    readings = flow.read_in_parallel(
        given,
        frame=fake_frame,
        open_reader=open_reader,
        workers=workers,
        on_error=errors.append,
    )
    return [reading.document.id for reading in readings], [error.source for error in errors]


def test_what_cannot_be_framed_is_told_and_the_rest_is_read():
    assert (["0", "2"], ["1"]) == read(sources(3, bad={1}))


def test_a_document_left_unread_is_told_too():
    told = []
    readings = flow.read(
        [FakeSource("x", "foreign")], frame=fake_frame, reader=fake_reader, on_error=told.append
    )

    assert ["x"] == [reading.document.id for reading in readings]
    assert ["x: The language was recognised as 'xx'."] == [str(error) for error in told]


def test_sources_are_drawn_as_readings_are_asked_for():
    drawn = []

    def supply():
        for source in sources(100):
            drawn.append(source)
            yield source

    readings = flow.read(supply(), frame=fake_frame, reader=fake_reader, on_error=print)
    next(readings)

    assert 1 == len(drawn)


def test_processes_give_the_same_readings_in_the_same_order():
    given = sources(60, bad={3, 40})

    assert read(given) == read_in_parallel(given)


def test_the_batches_in_the_air_are_bounded():
    drawn = []

    def supply():
        for source in sources(1000):
            drawn.append(source)
            yield source

    readings = flow.read_in_parallel(
        supply(), frame=fake_frame, open_reader=open_fake_reader, workers=1, on_error=print
    )
    next(readings)
    readings.close()

    assert len(drawn) <= flow.BATCH_SIZE * (flow.BATCHES_AHEAD + 1)


def test_a_process_that_dies_is_one_clear_error():
    with pytest.raises(GarantError, match="fewer --workers"):
        read_in_parallel([FakeSource("x", "fatal")])


def test_a_reader_that_does_not_open_is_its_own_error():
    with pytest.raises(PipelineError, match="no such pipeline"):
        read_in_parallel(sources(1), open_reader=failing_reader)


def test_an_input_error_survives_the_way_back():
    error = pickle.loads(pickle.dumps(InputError("a.txt", "it is empty", "give another")))

    assert "a.txt: it is empty; give another" == str(error)
    assert "a.txt" == error.source


def test_readings_are_recorded_some_at_a_time_and_told_of_when_safe():
    batches = []

    def take_down(readings):
        batches.append(len(readings))
        return [reading.document.id for reading in readings]

    readings = flow.read(
        sources(70), frame=fake_frame, reader=fake_reader, on_error=lambda error: None
    )
    told = list(flow.record(readings, take_down=take_down))

    assert [str(number) for number in range(70)] == told
    assert [32, 32, 6] == batches


def test_a_slow_reading_is_not_kept_waiting_for_others(monkeypatch):
    monkeypatch.setattr(flow, "RECORDED_WITHIN_SECONDS", 0.0)
    batches = []
    readings = flow.read(sources(3), frame=fake_frame, reader=fake_reader, on_error=print)

    list(flow.record(readings, take_down=lambda some: batches.append(len(some)) or []))

    assert [1, 1, 1] == batches


def only_even(document):
    return int(document.id) % 2 == 1


def open_only_even():
    return only_even


@pytest.mark.parametrize("workers", [1, 2])
def test_what_is_known_is_told_and_not_read(workers):
    told = []
    framing = flow.UnlessKnown(fake_frame, open_only_even)
    given = sources(5)
    if workers == 1:
        readings = flow.read(given, frame=framing, reader=fake_reader, on_error=told.append)
    else:
        readings = flow.read_in_parallel(
            given, frame=framing, open_reader=open_fake_reader, workers=2, on_error=told.append
        )

    assert ["0", "2", "4"] == [reading.document.id for reading in readings]
    assert ["1", "3"] == [error.document for error in told]
