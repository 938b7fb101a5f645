"""What visitors hand in is taken in, one after another, and told."""

import pytest
from web.fake_reading import FakeReader, refuse

from garant.ledger import Asked
from garant.reading.apart import Piece
from garant.web import taking_in as module
from garant.web.refusing import Refusal
from garant.web.taking_in import Address, State, TakingIn


@pytest.fixture
def reader():
    return FakeReader()


@pytest.fixture
def taking_in(web_ledger, site, reader):
    made = TakingIn(web_ledger, site.settings, fetch=refuse, reader=reader)
    yield made
    made.close()


def piece(text, name="a.txt", **said):
    return Piece(name=name, data=text.encode("utf-8"), **said)


def done(taking_in, *things):
    job = taking_in.take(things, who="Ada")
    job = taking_in.wait(job.id, seconds=10)
    assert job.is_done
    return job


def test_a_text_is_taken_in_once(taking_in, web_ledger):
    (first,) = done(taking_in, piece("La Suède enverra des soldats.", "suède.txt")).things
    (again,) = done(taking_in, piece("La Suède enverra des soldats.", "suède.txt")).things

    (new,), (known,) = first.documents, again.documents
    assert (State.DONE, "new", 1) == (first.state, new.outcome, new.statements)
    assert (State.DONE, "known", new.key) == (again.state, known.outcome, known.key)
    assert 1 == len(web_ledger.documents(Asked(document="suède.txt")))


def test_each_thing_is_told_by_itself(taking_in):
    job = done(
        taking_in,
        piece("Un texte.", "one.txt"),
        piece("", "empty.txt"),
        Address("https://news.example/a"),
        piece("explode", "bad.txt"),
        piece("astray", "astray.txt"),
        piece("foreign", "foreign.txt"),
        piece('{"id": "1", "text": "Un."}\nx\n{"id": "2", "text": "Deux."}', "all.jsonl"),
    )
    one, empty, address, bad, astray, foreign, every = job.things

    assert (State.DONE, ()) == (one.state, one.errors)
    assert (State.FAILED, ("empty.txt: is empty; give a file with text in it",)) == (
        empty.state,
        empty.errors,
    )
    assert ("https://news.example/a: cannot be had; try another",) == address.errors
    assert "a mistake in Garant stopped this" in bad.errors[0]
    assert (State.FAILED, 1) == (astray.state, len(astray.errors))
    assert (State.DONE, 1, 1) == (foreign.state, len(foreign.documents), len(foreign.errors))
    assert (State.DONE, 2, 1) == (every.state, len(every.documents), len(every.errors))


def test_the_tests_see_what_went_wrong_in_the_log(taking_in, caplog):
    done(taking_in, piece("explode", "bad.txt"))

    assert "taking bad.txt in failed" in caplog.text


def test_a_job_is_told_as_far_as_it_has_come(taking_in, reader):
    reader.may_go_on.clear()
    job = taking_in.take([piece("Un.", "1.txt"), piece("Deux.", "2.txt")], who="Ada")
    so_far = taking_in.wait(job.id, seconds=0.3)

    assert not so_far.is_done
    assert [State.READING, State.WAITING] == [thing.state for thing in so_far.things]
    assert ("Ada", ["1.txt", "2.txt"]) == (so_far.who, [thing.name for thing in so_far.things])
    reader.may_go_on.set()
    assert taking_in.wait(job.id, seconds=10).is_done
    assert taking_in.job("none") is None
    assert taking_in.wait("none", seconds=0.1) is None


def test_no_more_waits_than_there_is_room_for(taking_in, reader, monkeypatch):
    monkeypatch.setattr(module, "MOST_WAITING", 3)
    monkeypatch.setattr(module, "MOST_BYTES", 1_000)
    with pytest.raises(Refusal, match="too much at once"):
        taking_in.take([piece("Un.")] * 4, who="Ada")
    with pytest.raises(Refusal, match="too much at once"):
        taking_in.take([piece("x" * 1_001)], who="Ada")
    reader.may_go_on.clear()
    taking_in.take([piece("Un.")], who="Ada")
    taking_in.take([piece("Un.")] * 2, who="Ada")
    with pytest.raises(Refusal, match="Too much is waiting") as refused:
        taking_in.take([piece("Un.")] * 3, who="Ada")

    assert 503 == refused.value.status_code


def test_the_latest_jobs_are_remembered(taking_in, monkeypatch):
    monkeypatch.setattr(module, "JOBS_KEPT", 2)
    first = done(taking_in, piece("Un.", "1.txt"))
    for number in (2, 3):
        done(taking_in, piece("Un.", f"{number}.txt"))

    assert taking_in.job(first.id) is None


def test_the_pipeline_is_let_go_when_nothing_is_to_be_read(taking_in, reader, monkeypatch):
    monkeypatch.setattr(module, "IDLE_SECONDS", 0.05)
    done(taking_in, piece("Un.", "1.txt"))
    for _ in range(100):
        if reader.stopped:
            break
        taking_in.wait("none", seconds=0)
        import time

        time.sleep(0.02)

    assert reader.stopped
    assert done(taking_in, piece("Deux.", "2.txt"))


def test_a_site_that_stops_takes_nothing_more_in(taking_in, reader, web_ledger):
    reader.may_go_on.clear()
    job = taking_in.take([piece("Un.", "1.txt"), piece("Deux.", "2.txt")], who="Ada")
    taking_in.wait(job.id, seconds=0.2)
    taking_in.close()

    with pytest.raises(Refusal):
        taking_in.take([piece("Trois.")], who="Ada")
    assert [] == web_ledger.documents(Asked(document="2.txt"))


def test_a_ledger_that_fails_is_told(taking_in, web_ledger, monkeypatch):
    from garant.errors import LedgerError

    def fail(*_, **__):
        raise LedgerError("garant.db: the disk is full; make room")

    monkeypatch.setattr(web_ledger, "record", fail)
    (thing,) = done(taking_in, piece("Un.")).things

    assert (State.FAILED, ("garant.db: the disk is full; make room",)) == (
        thing.state,
        thing.errors,
    )
