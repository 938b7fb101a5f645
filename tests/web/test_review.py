"""The review page without a script: forms and links that decide, correct, take back and go on."""

import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest
from told import RUN, Told, reading
from web.visiting import post

from garant.ledger import Asked
from garant.model import Doubt, Firmness, Verdict


def hidden(page, name):
    """The value of a hidden field in the form that decides."""
    form = page.text[page.text.index('id="decide"') :]
    return re.search(rf'name="{name}" value="([^"]*)"', form)[1]


def fields(page):
    """What the fields of the correction hold, as a browser would send them untouched."""
    form = page.text[page.text.index('id="decide"') :]
    given = {}
    for name, value in re.findall(r'<input id="[^"]+" name="(field\.[^"]+)" value="([^"]*)"', form):
        given[name] = unescape(value)
    for name, options in re.findall(
        r'<select id="[^"]+" name="(field\.[^"]+)">(.*?)</select>', form, re.S
    ):
        chosen = re.search(r'<option value="([^"]*)" selected>', options)
        given[name] = chosen[1] if chosen else re.search(r'<option value="([^"]*)"', options)[1]
    given["field.conditions"] = re.findall(r'name="field.conditions" value="([^"]+)" checked', form)
    return given


def action(page, mark):
    """Where the form is sent that has a mark of its own."""
    start = page.text.rindex("<form", 0, page.text.index(mark))
    return unescape(re.search(r'action="([^"]+)"', page.text[start:])[1])


def decide(client, page, verdict, **changed):
    """Send the form that decides with a button of it."""
    sent = {name: hidden(page, name) for name in ("key", "seen", "following")}
    return post(client, action(page, 'id="decide"'), {**sent, "verdict": verdict, **changed})


@pytest.fixture
def waiting(web_ledger):
    """The keys of the acts that wait, doubted ones first."""

    def ask():
        return {record.key for record in web_ledger.acts(Asked(reviewed=False))}

    return ask


def test_what_was_doubted_comes_first_with_its_doubts(client, web_ledger):
    doubted = Told(
        "Rome pourrait aider.",
        "ITA",
        firmness=Firmness.POSSIBLE,
        doubts=(Doubt("two_parties", "Italy or the city."),),
    )
    web_ledger.record([reading("vieux.txt", "2020-01-01", doubted)], RUN)

    page = client.get("/fr/review")

    assert 200 == page.status_code
    assert "ITA" == web_ledger.act(hidden(page, "key")).act.actors[0].code
    assert "Italy or the city." in page.text
    assert "deux parties possibles" in page.text


def test_accepting_records_who_decided_and_goes_on(client, web_ledger, waiting):
    page = client.get("/fr/review")
    key, following = hidden(page, "key"), hidden(page, "following")

    answer = decide(client, page, "accept", why="je l’ai entendu")

    assert 303 == answer.status_code
    there = urlsplit(answer.headers["location"])
    assert "/fr/review" == there.path
    assert [following] == parse_qs(there.query)["at"]
    (review,) = web_ledger.reviews(key)
    assert ("Ada", Verdict.ACCEPT, "je l’ai entendu") == (review.who, review.verdict, review.why)
    assert key not in waiting()
    assert following == hidden(client.get(answer.headers["location"]), "key")


def test_a_walk_ends_when_nothing_waits_and_nothing_is_lost(client, web_ledger, waiting):
    count = len(waiting())
    page = client.get("/fr/review")
    for _ in range(count):
        page = client.get(decide(client, page, "accept").headers["location"])

    assert set() == waiting()
    assert "Rien n’attend de décision ici." in page.text
    assert 'id="decide"' not in page.text


def test_a_correction_sends_only_what_was_changed(client, web_ledger):
    page = client.get("/fr/review?capability=ground_troops&kind=commit")
    key = hidden(page, "key")

    answer = decide(client, page, "correct", **{**fields(page), "field.firmness": "signalled"})

    assert 303 == answer.status_code
    (review,) = web_ledger.reviews(key)
    before, after = web_ledger.act(key).act, web_ledger.act(review.result).act
    assert Firmness.SIGNALLED is after.firmness
    assert (before.actors, before.evidence, before.conditions, before.speaker) == (
        after.actors,
        after.evidence,
        after.conditions,
        after.speaker,
    )


def test_conditions_are_ticked_and_unticked(client, web_ledger):
    page = client.get("/fr/review?kind=commit")
    key = hidden(page, "key")

    decide(
        client,
        page,
        "correct",
        **{**fields(page), "field.conditions": ["", "ceasefire", "un_mandate"]},
    )
    page = client.get(f"/fr/review?at={web_ledger.reviews(key)[0].result}")
    assert ["ceasefire", "un_mandate"] == fields(page)["field.conditions"]

    decide(client, page, "correct", **{**fields(page), "field.conditions": [""]})
    (correction,) = web_ledger.reviews(web_ledger.reviews(key)[-1].subject)[-1:]
    assert () == web_ledger.act(correction.result).act.conditions


def test_mistakes_in_a_correction_are_told_and_what_was_written_stays(client, web_ledger, waiting):
    page = client.get("/fr/review?kind=commit")
    before = waiting()

    answer = decide(
        client, page, "correct", **{**fields(page), "field.actors": "Nowhere", "field.place": "là"}
    )

    assert 400 == answer.status_code
    assert "qui\N{NO-BREAK SPACE}: on ne connaît pas" in answer.text
    assert "Nowhere" == fields(answer)["field.actors"]
    assert "là" == fields(answer)["field.place"]
    assert before == waiting()


def test_a_correction_that_changes_nothing_says_so(client):
    page = client.get("/fr/review?kind=commit")

    answer = decide(client, page, "correct", **fields(page))

    assert 400 == answer.status_code
    assert "ne change rien" in answer.text


def test_the_last_decisions_are_taken_back_one_after_another(client, web_ledger, waiting):
    before = waiting()
    page = client.get("/fr/review")
    for verdict in ("accept", "reject"):
        page = client.get(decide(client, page, verdict).headers["location"])
    for _ in range(2):
        key = re.search(r'name="key" value="([^"]+)"', page.text)[1]
        answer = post(client, action(page, "review-done"), {"key": key, "verdict": "undo"})
        assert 303 == answer.status_code
        page = client.get(answer.headers["location"])

    assert before == waiting()
    assert "review-done" not in page.text


def test_of_two_persons_the_second_is_told_and_nothing_is_lost(client, web_ledger):
    page = client.get("/en/review")
    key = hidden(page, "key")
    web_ledger.review(key, Verdict.REJECT, who="Grace", why="never said")

    answer = decide(client, page, "accept")

    assert 409 == answer.status_code
    assert "Grace decided: reject" in answer.text
    assert "never said" in answer.text
    assert [Verdict.REJECT] == [one.verdict for one in web_ledger.reviews(key)]
    # Having seen it, the second may decide otherwise; both decisions stay.
    assert 303 == decide(client, answer, "accept").status_code
    assert ["Grace", "Ada"] == [one.who for one in web_ledger.reviews(key)]


def test_a_script_that_has_the_next_page_is_only_told_where_it_is(client):
    page = client.get("/fr/review")
    sent = {name: hidden(page, name) for name in ("key", "seen", "following")}

    answer = post(
        client, "/fr/review", {**sent, "verdict": "accept"}, headers={"Garant-Ahead": "1"}
    )

    assert (204, b"") == (answer.status_code, answer.content)
    assert "/fr/review?" in answer.headers["location"]


def test_a_page_asked_for_ahead_counts_what_will_be_decided(client, waiting):
    first = client.get("/en/review")
    count = len(waiting())

    ahead = client.get(
        f"/en/review?at={hidden(first, 'following')}",
        headers={"Garant-Ahead": hidden(first, "key")},
    )

    assert f"{count} acts wait" in first.text
    assert f"{count - 1} acts wait" in ahead.text


def test_statements_are_reviewed_too(client, web_ledger):
    page = client.get("/fr/review?subject=statements")
    key = hidden(page, "key")

    decide(
        client,
        page,
        "correct",
        **{**fields(page), "field.speaker.person": "Ada"},
    )

    (review,) = web_ledger.reviews(key)
    assert "Ada" == web_ledger.statement(review.result).statement.speaker.person


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("/fr/review?party=Atlantide", "Atlantide"),
        ("/fr/review?since=hier%20soir", "hier soir"),
        ("/fr/review?kind=sing", "sing"),
        ("/fr/review?at=zzzzzzzz", "zzzzzzzz"),
    ],
)
def test_a_mistake_in_the_address_is_one_sentence(client, address, told):
    answer = client.get(address)

    assert answer.status_code in (400, 404, 503)
    assert told in answer.text
    assert "Traceback" not in answer.text


def test_a_decision_without_a_known_verdict_is_refused(client, waiting):
    page = client.get("/fr/review")
    before = waiting()

    answer = decide(client, page, "maybe")

    assert 400 == answer.status_code
    assert "maybe" in answer.text
    assert before == waiting()


def test_a_decision_that_no_form_of_ours_sent_is_refused(client, waiting):
    page = client.get("/fr/review")
    before = waiting()

    answer = client.post("/fr/review", data={"key": hidden(page, "key"), "verdict": "accept"})

    assert 403 == answer.status_code
    assert before == waiting()
