import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from email import message_from_bytes, policy

import pytest
from told import RUN, Told, reading
from watching.made_up import ScriptedClock

from garant.answers import Answers
from garant.errors import GarantError, QuestionError
from garant.ledger import Ledger
from garant.model import Firmness
from garant.ontology import load_ontology
from garant.watching import Plan, State, Telling
from garant.watching.telling import DIGEST_SECONDS

WORDS = "La France enverra des soldats, c'est <dit> & redit."


@pytest.fixture
def ledger(tmp_path):
    with Ledger.open(f"sqlite:///{tmp_path / 'garant.db'}") as opened:
        yield opened


@pytest.fixture
def state(tmp_path):
    with State(tmp_path / "state") as opened:
        yield opened


class Teller:
    def __init__(self, folder, ledger, state):
        self.folder, self.ledger, self.state = folder, ledger, state
        self.clock = ScriptedClock()
        self.events = []
        self.plan = Plan(
            contact="desk@example.org",
            feeds=(),
            languages=("fr", "en"),
            sender="garant@example.org",
            recipients=("desk@example.org",),
        )

    def open(self, **plan):
        return Telling(
            Answers(self.ledger, load_ontology),
            replace(self.plan, **plan),
            self.state,
            self.clock,
            atom=self.folder / "changes.atom",
            digest=self.folder / "digest.eml",
            tell=self.events.append,
        )

    def add(self, name="a", firmness=Firmness.COMMITTED, day="2026-03-02", words=WORDS):
        told = Told(words, target="UKR", firmness=firmness)
        self.ledger.record([reading(name, day, told, url="https://example.org/a")], RUN)

    @property
    def message(self):
        return message_from_bytes((self.folder / "digest.eml").read_bytes(), policy=policy.default)


@pytest.fixture
def teller(tmp_path, ledger, state):
    return Teller(tmp_path, ledger, state)


def test_a_digest_tells_what_changed_with_its_source(teller):
    telling = teller.open()
    teller.add()
    telling.settle(once=True)

    message = teller.message
    text = message.get_body(("plain",)).get_content()
    page = message.get_body(("html",)).get_content()
    assert ["desk@example.org", "garant@example.org"] == [message["To"], message["From"]]
    assert "1 changement" in message["Subject"]
    for words in (
        "France, troupes au sol",
        f"«\u00a0{WORDS}\u00a0»",
        "https://example.org/a",
        "L'Exemple",
    ):
        assert words in text
    assert f"“{WORDS}”" in text
    assert "lu par la machine, relu par personne" in text
    assert "&lt;dit&gt; &amp; redit" in page
    assert 'href="https://example.org/a"' in page


def test_where_there_is_nothing_to_tell_there_is_no_digest(teller):
    teller.open().settle(once=True)

    assert not (teller.folder / "digest.eml").exists()


def test_what_was_there_before_the_first_watch_is_no_news(teller):
    teller.add()
    teller.open().settle(once=True)

    assert not (teller.folder / "digest.eml").exists()


def test_what_was_told_is_not_told_again(teller):
    telling = teller.open()
    teller.add()
    telling.settle(once=True)
    telling.settle(once=True)

    assert not (teller.folder / "digest.eml").exists()


def test_a_file_of_others_is_not_removed(teller):
    (teller.folder / "digest.eml").write_text("Un mot.")
    teller.open().settle(once=True)

    assert "Un mot." == (teller.folder / "digest.eml").read_text()


def test_a_watch_that_goes_on_gathers_a_day_of_changes(teller):
    telling = teller.open()
    teller.add()
    telling.settle(once=False)
    assert not (teller.folder / "digest.eml").exists()
    teller.clock.moment += DIGEST_SECONDS
    telling.settle(once=False)

    assert "1 changement" in teller.message["Subject"]


def test_the_feed_of_changes_is_atom_and_leads_to_the_source(teller):
    telling = teller.open()
    teller.add()
    telling.settle(once=True)
    space = "{http://www.w3.org/2005/Atom}"

    root = ET.parse(teller.folder / "changes.atom").getroot()

    (entry,) = root.findall(f"{space}entry")
    assert "France" in entry.find(f"{space}title").text
    assert WORDS in entry.find(f"{space}summary").text
    assert {"https://example.org/a"} == {link.get("href") for link in entry.findall(f"{space}link")}


def test_with_a_site_the_feed_leads_to_its_pages(teller):
    telling = teller.open(site="https://garant.example.org/")
    teller.add()
    telling.settle(once=True)
    (key,) = [record.key for record in teller.ledger.acts()]

    assert f"https://garant.example.org/fr/acts/{key}" in (
        teller.folder / "changes.atom"
    ).read_text("utf-8")


def test_a_feed_of_changes_that_stays_the_same_is_not_written_again(teller):
    telling = teller.open()
    teller.add()
    telling.settle(once=True)
    telling.settle(once=True)

    assert 1 == sum(event.what == "atom" for event in teller.events)


def test_nothing_in_a_text_gets_into_the_head_of_a_message(teller):
    telling = teller.open()
    teller.add(words="Un mot.\r\nBcc: other@example.org\r\n\r\nUn autre.")
    telling.settle(once=True)

    assert None is teller.message["Bcc"]


def test_a_place_that_cannot_be_written_is_told_at_the_start(teller):
    with pytest.raises(GarantError, match="cannot be written"):
        Telling(
            Answers(teller.ledger, load_ontology),
            teller.plan,
            teller.state,
            teller.clock,
            atom=teller.folder / "none" / "changes.atom",
            digest=None,
            tell=teller.events.append,
        )


def test_a_pact_that_is_not_there_is_told_at_the_start(teller):
    with pytest.raises(QuestionError, match="atlantis"):
        teller.open(pact="atlantis")


def test_both_languages_say_the_same_things():
    from garant.publishing.digest.wording import load_phrases

    french, english = load_phrases("fr"), load_phrases("en")

    assert list(english) == list(french)
    for name, phrase in english.items():
        forms = phrase.values() if isinstance(phrase, dict) else [phrase]
        own = french[name].values() if isinstance(french[name], dict) else [french[name]]
        for one, other in zip(forms, own, strict=True):
            assert sorted(re.findall(r"\{\w+\}", one)) == sorted(re.findall(r"\{\w+\}", other))


def test_every_change_has_its_words():
    from garant.model import Change
    from garant.publishing.digest.wording import load_phrases

    changes = {change.value for change in Change} - {Change.RESTATED.value}

    assert set() == changes - set(load_phrases("fr"))
