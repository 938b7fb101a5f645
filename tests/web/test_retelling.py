"""Mistakes told in the language of the page: those that the rooms below really tell."""

import ast
from importlib.resources import files
from pathlib import Path

import pytest
import yaml

from garant.errors import GarantError
from garant.web.retelling import _LONGEST, retold

SOURCE = Path(str(files("garant")))
HELD = yaml.safe_load((files("garant.web") / "mistakes" / "fr.yaml").read_text("utf-8"))

ASKED = [
    "/fr/board?as_of=04/09/2025",
    "/fr/board?as_of=2025-02-31",
    "/fr/board?known_at=2025-02-01T99",
    "/fr/board?firmness=xyz..",
    "/fr/board?firmness=..",
    "/fr/board?pact=nowhere",
    "/fr/board?need=nothing",
    "/fr/quotes?q=x&mode=direkt",
    "/fr/quotes?speaker_party=Fance",
    "/fr/quotes?speaker_party=qqqqqqqq",
    "/fr/quotes?speaker_party=Congo",
    "/fr/quotes?since=2025&until=2024",
    "/fr/quotes?offset=-1",
    "/fr/quotes?offset=x",
    "/fr/map?capability=trops",
    "/fr/acts/zzzzzzzz",
    "/fr/acts/z",
    "/fr/documents/zzzzzzzz",
    "/fr/hinges?condition=ceasefire%3Dperhaps",
    "/fr/hinges?condition=ceasefire",
    "/fr/hinges?without=Fance",
    "/fr/hinges?add=FRA+refuse+ground_troops+excluded+2000",
    "/fr/hinges?add=FRA+commit+ground_troops+excluded",
    "/fr/hinges?add=FRA+commit+ground_troops+ready+many",
    "/fr/hinges?add=FRA+commit",
    "/fr/audit?since=hier",
]

ENGLISH = (
    " is no ",
    " there is ",
    "there are",
    "unknown ",
    "did you mean",
    "give ",
    "write ",
    "Input",
)


@pytest.mark.parametrize("path", ASKED)
def test_a_mistake_on_a_french_page_is_told_in_french(client, path):
    from lxml import html

    answer = client.get(path)
    found = html.fromstring(answer.text).xpath(
        "//*[@class='trouble' or @role='alert' or contains(@class, 'fault')]"
    )
    told = " ".join(each.text_content() for each in found)

    assert told or answer.status_code == 302
    assert [] == [word for word in ENGLISH if word in told], told


def test_programs_and_english_pages_are_told_in_english(client):
    for path in ("/api/v1/board?as_of=hier", "/en/board?as_of=hier"):
        assert "is no date" in client.get(path).text


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("something that nobody foresaw", "something that nobody foresaw"),
        (
            "a.pdf: is locked with a password; save a copy without one",
            "a.pdf : est protégé par un mot de passe ; enregistrez-en une copie qui ne l’est pas",
        ),
        (
            "https://x.y/a: is no address of the web; give one with http:// or https://",
            "https://x.y/a : n’est pas une adresse du web ; donnez-en une avec http:// ou https://",
        ),
        (
            "actors: unknown party 'Fance'; did you mean France or Fiji?\nx",
            "qui : on ne connaît pas de partie nommée « Fance » ; vouliez-vous dire France ou "
            "Fiji ?\nx",
        ),
        (
            "'{0.__class__}' is no date; write a year, a month or a day, such as 2025, 2025-09 or "
            "2025-09-04",
            "« {0.__class__} » n’est pas une date ; écrivez une année, un mois ou un "
            "jour, comme 2025, 2025-09 ou 2025-09-04",
        ),
    ],
)
def test_what_is_known_is_told_again_and_the_rest_stays(told, expected):
    assert expected == retold(told, "fr").replace("\N{NO-BREAK SPACE}", " ")
    assert told == retold(told, "en")


@pytest.mark.parametrize("sign", [": ", "; ", " to ", "' is no date", " and ", '"', "{x}"])
def test_a_long_line_takes_no_long_time(sign):
    import time

    for length in (_LONGEST, 50_000):
        line = (sign * length)[:length]
        began = time.process_time()
        retold(line, "fr")

        assert time.process_time() - began < 1.0


def test_what_is_told_is_escaped(client):
    page = client.get("/fr/board", params={"as_of": "<img src=x onerror=alert(1)>"})

    assert "<img src=x" not in page.text
    assert "n’est pas une date" in page.text


def test_the_table_fills_in_what_it_finds_and_nothing_else():
    import re

    for part in ("sentences", "problems", "remedies"):
        for each in HELD[part]:
            fields = set(re.findall(r"\{(\w+)\}", each["en"]))
            assert set(re.findall(r"\{(\w+)\}", each["told"])) <= fields, each["en"]
        assert len({each["en"] for each in HELD[part]}) == len(HELD[part])


def test_errors_are_told_by_their_words_alone():
    assert "x" == retold(str(GarantError("x")), "fr")


def _told_doubts():
    """Every doubt's sentence as the code writes it, a letter for each field."""
    for path in sorted(SOURCE.rglob("*.py")):
        for call in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "Doubt":
                code, detail = call.args[0], call.args[1]
                if isinstance(detail, ast.Constant):
                    yield code.value, detail.value
                elif isinstance(detail, ast.JoinedStr):
                    yield (
                        code.value,
                        "".join(
                            part.value
                            if isinstance(part, ast.Constant)
                            else "'x'"
                            if part.conversion == ord("r")
                            else "x"
                            for part in detail.values
                        ),
                    )


def test_each_doubt_has_a_label_and_a_french_sentence():
    doubts = sorted(set(_told_doubts()))
    labels = {
        language: yaml.safe_load(
            (files("garant.publishing") / "labels" / f"{language}.yaml").read_text("utf-8")
        )["doubts"]
        for language in ("en", "fr")
    }

    assert len(doubts) > 30
    assert [] == [detail for _, detail in doubts if retold(detail, "fr") == detail]
    assert [] == [
        (language, code)
        for language in labels
        for code, _ in doubts
        if code not in labels[language]
    ]


@pytest.mark.parametrize(
    ("path", "language", "told"),
    [
        ("/documents", "fr", "Cette page n’existe pas."),
        ("/fr/nowhere", "en", "Cette page n’existe pas."),
        ("/en/nowhere", "fr", "There is no such page."),
    ],
)
def test_an_address_that_is_no_page_is_told_in_the_visitors_language(client, path, language, told):
    answer = client.get(path, headers={"Accept-Language": language})

    assert 404 == answer.status_code
    assert "Not Found" not in answer.text
    assert told in answer.text.replace("\N{NO-BREAK SPACE}", " ")
