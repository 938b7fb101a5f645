import logging
import re
from html import unescape

import pytest
from web.accounts import sign_in
from web.visiting import mark_in, post

from garant.ontology import new_pact, pact_names, pact_text, version_of

TEXT = new_pact("Mine")
WRONG = TEXT.replace("beneficiary: UKR", "beneficiary: Ukrain")


@pytest.fixture
def folder(site, tmp_path):
    """The folder for pacts of one's own."""
    site.answers.pacts_folder = tmp_path / "pacts"
    return site.answers.pacts_folder


def page(client, path="", language="en", status=200):
    answer = client.get(f"/{language}/pacts{path}")

    assert status == answer.status_code, answer.text[:500]
    return unescape(answer.text)


def save(client, text=TEXT, name="mine", **fields):
    return post(client, "/en/pacts/save", {"text": text, "name": name, **fields})


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_list_has_every_pact_by_its_title(client, language):
    text = page(client, language=language)

    assert all(f'href="/{language}/pacts/{name}"' in text for name in pact_names())
    assert "Garantie pour l'Ukraine" in text or "Guarantee for Ukraine" in text


@pytest.mark.parametrize("name", pact_names())
@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_pact_is_shown_with_its_sources(client, name, language):
    text = page(client, f"/{name}", language)

    for url in re.findall(r"url: (https://\S+)", pact_text(name)):
        assert f'href="{url}"' in text


def test_the_file_of_a_pact_is_given_as_it_was_written(client):
    answer = client.get("/en/pacts/ukraine/text")

    assert pact_text("ukraine") == answer.text
    assert 'attachment; filename="ukraine.yaml"' == answer.headers["content-disposition"]


def test_a_text_is_checked_and_its_mistakes_are_marked_where_they_are(client):
    answer = post(client, "/en/pacts/check", {"text": WRONG.replace("\n", "\r\n")})
    text = unescape(answer.text)
    line = WRONG.splitlines().index(next(x for x in WRONG.splitlines() if "Ukrain " in x)) + 1

    assert 200 == answer.status_code
    assert f"line {line}, column 14" in text
    assert f'<li value="{line}" class="wrong">' in text
    assert "<mark>Ukrain</mark>" in text
    assert "did you mean UKR (Ukraine)?" in text


def test_a_text_without_mistakes_is_told_so(client):
    assert "No mistakes." in post(client, "/en/pacts/check", {"text": TEXT}).text


def test_a_pact_is_saved_and_used_by_its_name(client, folder, caplog):
    with caplog.at_level(logging.INFO, "garant.web.pages.pacts"):
        answer = save(client, TEXT.replace("\n", "\r\n"))

    assert (303, "/en/pacts/mine") == (answer.status_code, answer.headers["location"])
    assert TEXT == (folder / "mine.yaml").read_text("utf-8")
    assert "Mine" in page(client, "/mine")
    assert "one of your own" in page(client)
    assert 200 == client.get("/en/board?pact=mine").status_code
    assert 200 == client.get("/en/hinges?pact=mine").status_code
    assert ["Ada saved the pact mine"] == caplog.messages


def test_a_pact_is_changed_by_who_saw_the_last_one(client, folder):
    save(client)
    changed = TEXT + "# more\n"
    first = save(client, changed, original="mine", seen=version_of(TEXT))
    second = save(client, TEXT, original="mine", seen=version_of(TEXT))

    assert [303, 409] == [first.status_code, second.status_code]
    assert "written by somebody else meanwhile" in second.text
    assert changed == (folder / "mine.yaml").read_text("utf-8")


def test_a_pact_that_is_there_is_not_written_over_from_elsewhere(client, folder):
    save(client)
    answer = save(client, TEXT + "#\n", original="other", seen=version_of(TEXT))

    assert 409 == answer.status_code
    assert TEXT == (folder / "mine.yaml").read_text("utf-8")


def test_a_pact_with_mistakes_is_not_kept(client, folder):
    answer = save(client, WRONG)

    assert 400 == answer.status_code
    assert "Nothing was kept." in answer.text
    assert not folder.exists()


@pytest.mark.parametrize(
    "name", ["", "ukraine", "new", "../up", "a/b", ".hidden", "Mine", "con", "<script>", "a" * 70]
)
def test_a_name_that_cannot_be_used_is_told_and_nothing_is_written(client, folder, name):
    answer = save(client, name=name)

    assert 409 == answer.status_code
    assert 'role="alert"' in answer.text
    assert TEXT.splitlines()[0] in answer.text
    assert not folder.exists()


def test_one_with_mistakes_that_lies_in_the_folder_hides_no_other(client, folder):
    folder.mkdir()
    (folder / "broken.yaml").write_text(WRONG, "utf-8")

    assert "1 mistake." in page(client)
    assert "did you mean UKR (Ukraine)?" in page(client, "/broken")
    assert 200 == client.get("/en/hinges").status_code
    assert 200 == client.get("/en/board").status_code
    assert 400 == client.get("/en/board?pact=broken").status_code


def test_without_a_folder_a_pact_can_be_checked_and_had_as_a_file(client):
    text = page(client, "/new")
    answer = post(client, "/en/pacts/download", {"text": TEXT, "name": 'm"i\r\nne/..'})

    assert 'formaction="/en/pacts/save"' not in text
    assert "GARANT_PACTS" in text
    assert (TEXT, 'attachment; filename="mine.yaml"') == (
        answer.text,
        answer.headers["content-disposition"],
    )
    assert 409 == save(client).status_code


@pytest.mark.parametrize("path", ["/nothing", "/nothing/edit", "/nothing/text", "/..%2fsecret"])
def test_a_pact_that_is_not_there_is_a_page_that_says_so(client, folder, path):
    assert 'class="trouble"' in page(client, path, status=404)


def test_only_our_own_form_saves(client, folder):
    answer = client.post("/en/pacts/save", data={"text": TEXT, "name": "mine"})

    assert 403 == answer.status_code
    assert not folder.exists()


@pytest.mark.parametrize(("role", "status"), [("read", 403), ("review", 403), ("admin", 303)])
def test_only_an_admin_saves(visit, folder, role, status):
    client = visit()
    sign_in(client, role)
    form = client.get("/en/pacts/new")
    fields = {"csrf_token": mark_in(form), "text": TEXT, "name": "mine"}

    assert ('formaction="/en/pacts/save"' in form.text) == (role == "admin")
    assert status == client.post("/en/pacts/save", data=fields).status_code
    assert folder.exists() == (role == "admin")
    assert 200 == client.post("/en/pacts/check", data=fields).status_code


@pytest.mark.parametrize(
    "text",
    ["", "\x00", "a: &a [*a]", "- " * 50_000, "{" * 5_000, "title: </textarea><script>1</script>"],
)
def test_whatever_is_typed_is_checked_and_stays_text(client, text):
    answer = post(client, "/fr/pacts/check", {"text": text})

    assert 200 == answer.status_code
    assert "<script>1" not in answer.text
    assert "Traceback" not in answer.text


def test_a_text_that_is_no_pact_any_more_is_refused(client):
    answer = post(client, "/fr/pacts/check", {"text": "a" * 200_001})

    assert 422 == answer.status_code
    assert 'class="trouble"' in answer.text


def test_a_source_leads_nowhere_but_to_the_web(client, folder):
    folder.mkdir()
    bad = TEXT.replace("https://www.example.org/declaration", "javascript:alert(1)")
    (folder / "bad.yaml").write_text(bad, "utf-8")

    assert 'href="javascript' not in page(client, "/bad")
