import re
from html import unescape
from urllib.parse import urlencode

import pytest

ADDED = "POL commit ground_troops committed 2000 person"


def page(client, query="", language="en", status=200):
    answer = client.get(f"/{language}/hinges{query}")

    assert status == answer.status_code, answer.text[:500]
    return unescape(answer.text)


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("query", ["", "?pact=gaza", "?pact=haiti"])
def test_the_page_shows_structure_sets_and_weights_in_both_languages(client, language, query):
    text = page(client, query, language)

    assert 'class="structure"' in text
    assert 'id="cuts"' in text


def test_every_need_and_pillar_stands_in_the_picture_and_in_words(client):
    text = page(client)
    picture = text[text.index('<svg class="structure"') : text.index("The structure in words")]

    assert 17 == picture.count('class="box need')
    assert 4 == picture.count('class="box pillar')
    assert 1 == picture.count("marker-end")
    assert "multinational force does not hold without American backstop and monitoring" in text


def test_what_is_supposed_stands_beside_today_and_is_no_fact(client):
    text = page(client, "?" + urlencode({"add": ADDED, "without": "FRA"}, doseq=True))

    assert "France takes back all that it offers" in text
    assert "What is supposed" in text
    assert "supposed, no fact" in text
    assert re.search(r"POL\s+<.*supposed, no fact", text)


def test_what_is_supposed_can_be_taken_back_one_by_one(client):
    text = page(client, "?" + urlencode({"without": ["FRA", "DEU"]}, doseq=True))

    assert {"/en/hinges?without=FRA", "/en/hinges?without=DEU"} == set(
        re.findall(r'<a href="([^"]*)">take back', text)
    )


def test_names_are_read_and_codes_kept(client):
    text = page(client, "?without=france")

    assert '<input type="checkbox" name="without" value="FRA" checked>' in text


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("without=USA&condition=&condition=&who=", "without=USA"),
        ("pact=ukraine&least=ready&without=FRA", "without=FRA"),
        ("pact=gaza&as_of=&without=&who=&gives=arms", "pact=gaza"),
        (
            "who=United+Kingdom&gives=ground_troops&rung=ready&amount=500&on=ceasefire",
            "add=GBR+commit+ground_troops+ready+500+on+ceasefire",
        ),
        (
            "who=Italy&gives=ground_troops&rung=excluded&amount=500&on=",
            "add=ITA+refuse+ground_troops+excluded",
        ),
    ],
)
def test_a_form_becomes_an_address_without_what_is_empty(client, given, kept):
    answer = client.get(f"/en/hinges?{given}")

    assert 303 == answer.status_code
    assert f"/en/hinges?{kept}" == answer.headers["location"]
    assert client.get(answer.headers["location"]).status_code in (200, 400)


def test_an_address_with_nothing_left_has_no_question_mark(client):
    assert "/fr/hinges" == client.get("/fr/hinges?as_of=&who=").headers["location"]


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ({"without": "FRNA"}, "unknown party 'FRNA'"),
        ({"condition": "ceasefire=maybe"}, "no state; write yes, no or unknown"),
        ({"add": "POL commit"}, "word 3 is missing"),
        ({"add": "POL commit ground_troops ready 1e999999"}, "no amount that anybody gives"),
        ({"who": "Nowhere", "gives": "arms", "rung": "ready"}, "unknown party 'Nowhere'"),
        ({"add": "<script>alert(1)</script>"}, "is missing"),
        ({"without": "\x00"}, "unknown party"),
    ],
)
def test_what_cannot_be_supposed_is_told_on_the_page(client, query, told):
    answer = client.get(f"/en/hinges?{urlencode(query)}")

    assert 400 == answer.status_code
    assert told in unescape(answer.text)
    assert "<script>alert" not in answer.text
    assert 'class="structure"' in answer.text


@pytest.mark.parametrize(
    "query", ["pact=../../etc/passwd", "pact=nowhere", "as_of=yesterday-ish", "least=vagueish"]
)
def test_another_mistake_is_a_page_with_a_sentence(client, query):
    page(client, f"?{query}", status=400)


def test_too_much_at_once_is_refused(client):
    query = urlencode({"without": ["FRA"] * 200}, doseq=True)

    page(client, f"?{query}", status=422)


def test_one_part_may_be_looked_at(client):
    text = page(client, "?part=land")

    assert "What breaks it: soldiers on Ukrainian soil" in text


def test_nothing_on_the_page_is_styled_or_run_in_line(client):
    text = page(client, "?without=FRA")

    assert not re.search(r"\sstyle=|\son[a-z]+=|<script(?! src)", text)
