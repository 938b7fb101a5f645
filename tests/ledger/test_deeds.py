from datetime import UTC, datetime, timedelta

from ledger.damage import record_everything

from garant.ledger import Asked, list_deeds


def test_nobody_did_anything_at_first(ledger):
    assert [] == list_deeds(ledger)


def test_everything_that_persons_did_is_told_the_latest_first(ledger):
    record_everything(ledger)
    deeds = list_deeds(ledger)

    assert [
        ("root", "closed", "account"),
        ("Anna", "token revoked", "account"),
        ("Anna", "token", "account"),
        ("root", "role", "account"),
        ("root", "password", "account"),
        ("root", "made", "account"),
        ("Anna", "unlink", "document"),
        ("Anna", "link", "act"),
        ("Anna", "reject", "statement"),
        ("Bob", "correct", "act"),
        ("Anna", "undo", "act"),
        ("Anna", "accept", "act"),
    ] == [(deed.who, deed.what, deed.kind) for deed in deeds]
    correct, accept = deeds[-3], deeds[-1]
    assert correct.subject == accept.subject
    assert correct.other not in (None, correct.subject)
    assert (None, "lu") == (accept.other, accept.why)
    assert sorted((deed.recorded for deed in deeds), reverse=True) == [
        deed.recorded for deed in deeds
    ]
    assert "made-up" not in repr(deeds)


def test_what_one_person_did_or_was_done_in_some_days_is_told_alone(ledger):
    record_everything(ledger)
    today = datetime.now(UTC).date()
    day = timedelta(days=1)

    assert {"Bob"} == {deed.who for deed in list_deeds(ledger, who="Bob")}
    assert 12 == len(list_deeds(ledger, Asked(since=today - day, until=today + day)))
    assert [] == list_deeds(ledger, Asked(since=today + 2 * day))
    assert [] == list_deeds(ledger, Asked(until=today - 2 * day))
    assert list_deeds(ledger)[2:5] == list_deeds(ledger, Asked(limit=3, offset=2))
