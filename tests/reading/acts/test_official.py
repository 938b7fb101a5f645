"""What a government publishes itself: who "we" are there, and what it is about."""

import json

import pytest

from garant.library import read

CALL = """\
The Foreign Minister of Ukraine reached out to me this morning and we talked for an hour. \
Tomorrow I will be meeting with the President of Moldova. We will continue to provide \
assistance to Ukraine.

The minister thanked those who had worked through the night. The staff of the office kept \
the line open, and the translators did a fine job. There was time for a word about the \
families, the winter, the schools and the harvest. A longer account of the hour will be \
published when it has been typed. Nobody asked about the roof of the old library, which is \
being mended, or about the new tram. The press room opens at nine, the canteen at noon, \
and the archive on the first floor remains closed until the end of the month while the \
shelves are moved from one wall to the other.
"""

SUPPORT = "Statement on Ukraine"


@pytest.fixture
def told(tmp_path):
    """A function from a title, a publisher and a text to what it tells of, and what is doubted."""

    def tell(title, publisher, text):
        path = tmp_path / "texts.jsonl"
        record = {"id": "a", "title": title, "publisher": publisher, "text": text, "lang": "en"}
        path.write_text(json.dumps(record | {"date": "2024-02-06"}) + "\n", "utf-8")
        (reading,) = read(path)
        return {
            (act.kind.value, *sorted({actor.code for actor in act.actors})) for act in reading.acts
        }

    return tell


def test_we_of_what_a_government_publishes_is_that_government(told):
    assert {("meet", "UKR", "USA"), ("meet", "MDA", "USA"), ("commit", "USA")} == told(
        SUPPORT, "The White House", CALL
    )


def test_we_of_a_paper_is_nobody_known(told):
    assert not {act for act in told(SUPPORT, "The Invented Times", CALL) if "USA" in act}


def test_a_statement_on_somebody_is_not_in_its_words(told):
    text = "We will announce new measures to strengthen Ukraine's air defences on Monday."

    assert {("commit", "USA")} == told(
        "Statement from the President on Strikes in Ukraine", "The White House", text
    )


def test_a_joint_statement_is_in_the_words_of_those_its_title_names(told):
    text = "We will send Ukraine ten tanks. Norway and Denmark thank all who helped."

    assert {("commit", "DNK", "NOR")} == told(
        "Joint Statement by Norway and Denmark on Ukraine", "The White House", text
    )


LIVE = """\
Good evening. The rain has stopped in Helsinki and the motorcades have gone, one by one, past the \
market square where a few dozen people had waited all afternoon with flags and thermos flasks.

Portugal will send two frigates, its prime minister says on the steps of the palace. He is in a \
hurry, his car is already running and he takes no questions from anybody.

The food at lunch, we are told, was reindeer, followed by cloudberries and a very long silence \
while everybody looked at the map which the hosts had laid out on the table in the library.

We have just heard the bells of the cathedral, and the protesters on the square are singing again; \
there are about two hundred of them, most of them students from across the road.
"""


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Ukraine peace talks live: leaders gather in Helsinki", {("commit", "PRT")}),
        ("A day in Helsinki with the leaders", set()),
    ],
)
def test_what_a_title_names_keeps_a_lone_offer(told, title, expected):
    assert expected == told(title, "The Invented Times", LIVE)
