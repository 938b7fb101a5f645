import json
from dataclasses import replace

import pytest
from cli.asking import ask, rows
from told import BETTER_RUN, READINGS

from garant.model import Firmness, Verdict


def key_of(*options):
    return rows("acts", *options)[0]["key"]


def shown(key):
    return json.loads(ask("show", key, "--json").stdout)


def test_the_words_stand_marked_in_their_paragraph(ledger_here):
    text = ask("show", key_of("--speaker", "Poutine")).stdout

    assert "  [[La Russie s'oppose à toute présence étrangère.]]" in text
    assert "Ce qui suit" not in text


def test_everything_about_an_act_is_told(ledger_here):
    key = key_of("--anonymous")
    text = ask("show", key[:6]).stdout

    for line in (
        f"act {key}",
        "2026-04-10",
        "FRA (FRA)",
        "refuse",
        "ground troops",
        "reluctant",
        "FRA (unnamed) (un diplomate français)",
        "? read by machine, reviewed by nobody",
        "Titre de autre.txt",
        "Journal d'État",
        "https://journal.example/avril",
        "Stands in what was said",
        "Found by",
        "code 0.1.0 code, words words, pipeline pipeline; in the latest reading",
    ):
        assert line in text, line


def test_the_text_itself_is_named_where_nobody_else_says_so(ledger_here):
    assert "the text itself" in ask("show", key_of("--capability", "naval")).stdout


def test_a_statement_is_shown_by_its_key(ledger_here):
    (quote,) = rows("quotes", "étrangère")
    text = ask("show", quote["key"]).stdout

    assert f"statement {quote['key']}" in text
    assert "RUS Poutine (Vladimir Poutine)" in text
    assert "Acts in these words" in text
    assert "a dit" in text
    assert quote["acts"] == [act["key"] for act in shown(quote["key"])["acts"]]


def test_every_review_is_told_with_who_when_and_why(ledger_here):
    key = key_of("--capability", "naval")
    ledger_here.review(key, Verdict.REJECT, who="Anna", why="un navire civil")
    ledger_here.review(key, Verdict.UNDO, who="Berta", why="mais non")
    text = ask("show", key).stdout
    reject, undo = shown(key)["reviews"]

    assert f"{reject['recorded']} Anna: reject, taken back since. un navire civil" in text
    assert f"{undo['recorded']} Berta: undo. mais non" in text
    assert (True, reject["key"]) == (reject["undone"], undo["undoes"])


def test_a_correction_stands_beside_what_was_read(ledger_here):
    key = key_of("--capability", "naval")
    right = replace(ledger_here.act(key).act, firmness=Firmness.POSSIBLE)
    result = ledger_here.review(key, Verdict.CORRECT, who="Anna", corrected=right).result

    assert [result] == [act["key"] for act in shown(key)["others"]]
    assert [key] == [act["key"] for act in shown(result)["others"]]
    assert "What others made of these words" in ask("show", key).stdout
    assert f"Anna: correct, now {result[:8]}" in ask("show", key).stdout


def test_what_another_reading_made_of_the_words_is_shown(ledger_here):
    key = key_of("--capability", "naval")
    again = replace(READINGS[3].acts[0], firmness=Firmness.SIGNALLED)
    ledger_here.record([replace(READINGS[3], acts=(again,))], BETTER_RUN)
    (other,) = shown(key)["others"]

    assert "signalled" == other["firmness"]
    assert [False] == [reading["current"] for reading in shown(key)["readings"]]


def test_what_the_same_reading_found_in_the_words_is_shown_apart(ledger_here):
    key = key_of("--capability", "naval")
    more = replace(READINGS[3].acts[0], id="a9", capability="training")
    ledger_here.record([replace(READINGS[3], acts=(*READINGS[3].acts, more))], BETTER_RUN)

    assert ["training"] == [act["capability"] for act in shown(key)["beside"]]
    assert "Read in the same words" in ask("show", key).stdout


def test_acts_linked_as_one_undertaking_are_shown(ledger_here):
    first, second = (act["key"] for act in rows("acts", "--party", "DEU", "--kind", "refuse"))
    ledger_here.link(first, second, same=True, who="Anna")

    assert [second] == [act["key"] for act in shown(first)["undertaking"]]
    assert "The same undertaking" in ask("show", first).stdout


def test_copies_of_the_dispatch_are_shown(ledger_here):
    first, second = (rows("documents", "--document", f"{n}.txt")[0] for n in ("mars", "avril"))
    ledger_here.link(first["key"], second["key"], same=True, who="Anna")
    key = key_of("--condition", "ceasefire")

    assert [second["key"]] == [copy["key"] for copy in shown(key)["copies"]]
    assert "The same dispatch, one source" in ask("show", key).stdout


@pytest.mark.parametrize("key", ["zzzzzzzz", "ab", "!", "é" * 8])
def test_a_key_that_names_nothing_is_told_in_one_line(ledger_here, key):
    result = ask("show", key)

    assert 1 == result.exit_code
    assert 1 == len(result.stderr.splitlines())
    assert "" == result.stdout


def test_a_document_is_told_to_be_one(ledger_here):
    (document,) = rows("documents", "--document", "mars.txt")
    result = ask("show", document["key"])

    assert 2 == result.exit_code
    assert f"garant acts --document {document['key']}" in result.stderr


def test_json_has_the_fields_of_the_contract(ledger_here):
    (quote,) = rows("quotes", "étrangère")

    assert [
        *("act", "start", "context", "statements", "beside", "readings", "others", "reviews"),
        *("undertaking", "copies"),
    ] == list(shown(quote["acts"][0]))
    assert [
        *("statement", "start", "context", "acts", "readings", "others", "reviews", "copies"),
    ] == list(shown(quote["key"]))


def test_the_context_is_a_piece_of_the_text_with_the_evidence_marked(ledger_here):
    act = rows("acts", "--speaker", "Poutine")[0]
    dossier = shown(act["key"])
    text = ledger_here.document(act["document"]["key"]).text
    context = "".join(piece["text"] for piece in dossier["context"])

    assert text[dossier["start"] : dossier["start"] + len(context)] == context
    assert [act["evidence"][0]["text"]] == [p["text"] for p in dossier["context"] if p["marked"]]
