"""The REST API: what it gives, in which forms, and how it tells mistakes."""

import csv
import io

import pytest
from told import READINGS
from web.accounts import token_for

from garant.model import Verdict

EVERY = [
    "board",
    "cover",
    "hinges",
    "whatif?without=FRA",
    "changes?from=2026-03-02",
    "explain?figure=land",
    "acts",
    "quotes",
    "quotes?q=soldats",
    "documents",
    "positions",
    "contradictions",
    "reviews",
    "parties",
    "capabilities",
]
ONLY_JSON = ["pacts", "pacts/ukraine"]


def get(client, path, **options):
    return client.get(f"/api/v1/{path}", **options)


def key_of(client):
    return get(client, "acts?party=FRA").json()[0]["key"]


@pytest.mark.parametrize("path", EVERY + ONLY_JSON)
def test_everything_is_given_as_json_with_a_tag(client, path):
    answer = get(client, path)

    assert (200, "application/json") == (answer.status_code, answer.headers["content-type"])
    assert answer.headers["etag"].startswith('"')
    assert answer.json() is not None


@pytest.mark.parametrize("path", EVERY)
@pytest.mark.parametrize("way", ["parameter", "header"])
def test_lists_and_boards_are_given_as_csv(client, path, way):
    if way == "parameter":
        answer = get(client, f"{path}{'&' if '?' in path else '?'}format=csv")
    else:
        answer = get(client, path, headers={"Accept": "text/csv, application/json;q=0.5"})
    rows = list(csv.reader(io.StringIO(answer.text, newline="")))

    assert 200 == answer.status_code
    assert answer.headers["content-type"].startswith("text/csv")
    assert all(len(row) == len(rows[0]) for row in rows)


def test_what_no_client_takes_is_not_given(client):
    for answer in (
        get(client, "board", headers={"Accept": "image/png"}),
        get(client, "pacts?format=csv"),
        get(client, "board", headers={"Accept": "application/json;q=0, text/csv;q=0"}),
    ):
        assert 406 == answer.status_code
        assert "application/problem+json" == answer.headers["content-type"]


@pytest.mark.parametrize(
    "accept",
    ["*/*", "", "application/*", "text/html, */*;q=0.1", "application/json;q=nonsense, */*"],
)
def test_json_is_what_most_clients_get(client, accept):
    assert (
        "application/json"
        == get(client, "acts", headers={"Accept": accept}).headers["content-type"]
    )


@pytest.mark.parametrize("path", [*EVERY, *ONLY_JSON, "feeds/changes.atom"])
def test_what_has_not_changed_is_not_sent_again(client, web_ledger, path):
    first = get(client, path)
    tag = first.headers["etag"]
    again = get(client, path, headers={"If-None-Match": f'W/"other", {tag}'})

    assert (304, b"", tag) == (again.status_code, again.content, again.headers["etag"])
    web_ledger.review(web_ledger.acts()[0].key, Verdict.REJECT, who="Anna")
    after = get(client, path, headers={"If-None-Match": tag})

    assert 200 == after.status_code
    assert tag != after.headers["etag"]


def test_other_questions_and_forms_have_other_tags(client):
    paths = ["acts", "acts?limit=1", "acts?format=csv", "acts?party=FRA", "quotes", "acts?bom=true"]

    assert len(paths) == len({get(client, path).headers["etag"] for path in paths})


def test_long_answers_are_packed_and_short_ones_are_not(client):
    packed = get(client, "parties", headers={"Accept-Encoding": "gzip"})
    plain = get(client, "parties", headers={"Accept-Encoding": "identity"})

    assert "gzip" == packed.headers["content-encoding"]
    assert packed.json() == plain.json()
    assert packed.headers["etag"] != plain.headers["etag"]
    known = get(client, "parties", headers={"If-None-Match": plain.headers["etag"]})
    assert 304 == known.status_code


def test_a_list_is_given_a_page_at_a_time(client):
    every = get(client, "acts").json()
    found, path = [], "/api/v1/acts?limit=2&kind=commit&kind=refuse&kind=oppose"
    while path:
        answer = client.get(path)
        found += answer.json()
        path = answer.links.get("next", {}).get("url")

    assert 7 == len(every) == len(found)
    assert every == found


def test_the_page_before_and_the_first_are_linked(client):
    answer = get(client, "acts?limit=2&offset=3&party=DEU")

    assert "/api/v1/acts?party=DEU&limit=2&offset=1" == answer.links["prev"]["url"]
    assert "/api/v1/acts?party=DEU&limit=2&offset=0" == answer.links["first"]["url"]
    assert "next" not in answer.links


def test_what_an_answer_leaves_out_is_said_beside_it(client):
    assert "position is left out" in get(client, "board").headers["garant-remarks"]
    assert "1 act without a date" in get(client, "acts?since=2026").headers["garant-remarks"]
    assert "garant-remarks" not in get(client, "acts").headers


def test_an_act_a_statement_and_a_document_are_shown_with_all_that_belongs_to_them(client):
    key = key_of(client)
    act = get(client, f"acts/{key[:10]}").json()
    statement = get(client, "quotes?speaker=Macron").json()[0]
    document = get(client, f"documents/{act['act']['document']['key']}").json()

    assert key == act["act"]["key"]
    assert (
        statement["key"] == get(client, f"statements/{statement['key']}").json()["statement"]["key"]
    )
    assert key in {one["key"] for one in document["acts"]}


def test_no_answer_holds_a_whole_text(client):
    for reading in READINGS:
        (found,) = get(client, f"documents?document={reading.document.id}").json()
        answer = get(client, f"documents/{found['key']}")

        assert reading.document.text not in answer.text
        assert "Ce qui précède" not in answer.text


@pytest.mark.parametrize(
    ("path", "status", "told"),
    [
        ("acts?party=Grance", 400, "did you mean"),
        ("acts?since=04/09/2025", 400, "is no date"),
        ("acts?since=2026&until=2025", 400, "no span of days"),
        ("acts?document=nowhere.txt", 400, "there is no document"),
        ("board?pact=ukrain", 400, "did you mean ukraine"),
        ("board?pact=../../etc/passwd", 400, "pact"),
        ("board?as_of=2025-02-30", 400, "no such day"),
        ("hinges?part=landd", 400, "did you mean land"),
        ("whatif", 400, "nothing is supposed"),
        ("whatif?add=POL", 400, "word 2 is missing"),
        ("changes?from=2026-05&to=2026-01", 400, "day"),
        ("changes", 422, "from"),
        ("explain?figure=nothing", 400, "unknown figure"),
        ("acts?limit=0", 422, "limit"),
        ("acts?limit=1001", 422, "limit"),
        ("acts?offset=-1", 422, "offset"),
        (f"acts?offset={'9' * 5000}", 422, "offset"),
        ("acts?partie=FRA", 422, "partie"),
        ("quotes?q=%19", 422, "q"),
        ("quotes?q=a%00b", 422, "q"),
        ("acts?party=" + "x" * 301, 422, "party"),
        ("acts/nokey", 404, "nokey"),
        ("acts/a", 422, "key"),
        ("statements/nokey", 404, "nokey"),
        ("documents/nokey", 404, "nokey"),
        ("pacts/nothing", 404, "nothing"),
        ("nowhere", 404, ""),
    ],
)
def test_a_mistake_is_a_problem_that_says_what_to_do(client, path, status, told):
    answer = get(client, path)
    problem = answer.json()

    assert (status, status) == (answer.status_code, problem["status"])
    assert "application/problem+json" == answer.headers["content-type"]
    assert told in problem["detail"]
    assert {"type", "title", "status", "detail"} == set(problem)


def test_the_key_of_a_statement_is_no_act(client):
    statement = get(client, "quotes?speaker=Macron").json()[0]["key"]

    assert 404 == get(client, f"acts/{statement}").status_code
    assert 404 == get(client, f"statements/{key_of(client)}").status_code


def test_a_decision_is_recorded_under_the_name_of_who_sent_it(client):
    key = key_of(client)
    body = {
        "key": key,
        "verdict": "correct",
        "why": "as printed",
        "fields": {"firmness": "excluded"},
    }
    answer = client.post("/api/v1/reviews", json=body)
    decision = answer.json()
    (listed,) = get(client, "reviews").json()

    assert (201, "Ada", key) == (answer.status_code, decision["who"], decision["subject"])
    assert (decision["key"], "correct", False) == (
        listed["key"],
        listed["verdict"],
        listed["undone"],
    )
    now = get(client, f"acts/{decision['result']}").json()["act"]
    assert ("excluded", "corrected") == (now["firmness"], now["standing"])


def test_a_decision_that_did_not_see_the_last_one_is_refused(client):
    key = key_of(client)
    first = client.post("/api/v1/reviews", json={"key": key, "verdict": "accept", "seen": ""})
    second = client.post("/api/v1/reviews", json={"key": key, "verdict": "reject", "seen": ""})
    third = client.post(
        "/api/v1/reviews", json={"key": key, "verdict": "undo", "seen": first.json()["key"]}
    )

    assert (201, 409, 201) == (first.status_code, second.status_code, third.status_code)
    undoing, undone = get(client, "reviews").json()
    assert (undone["key"], True) == (undoing["undoes"], undone["undone"])


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"key": "nokey", "verdict": "accept"}, 404),
        ({"key": "nokey", "verdict": "shrug"}, 422),
        ({"key": "nokey"}, 422),
        ({"key": "nokey", "verdict": "accept", "who": "Eve"}, 422),
        ({"key": "nokey", "verdict": "accept", "why": "a\x00b"}, 422),
        ({"key": "nokey", "verdict": "accept", "why": "x" * 2_001}, 422),
        ([], 422),
    ],
)
def test_a_decision_that_cannot_be_is_a_problem(client, body, status):
    answer = client.post("/api/v1/reviews", json=body)

    assert (status, status) == (answer.status_code, answer.json()["status"])


def test_a_lone_surrogate_is_a_problem(client):
    answer = client.post(
        "/api/v1/reviews",
        content=b'{"key": "nokey", "verdict": "accept", "why": "\\ud800"}',
        headers={"Content-Type": "application/json"},
    )

    assert 422 == answer.status_code


def test_the_page_about_the_api_names_every_endpoint(client):
    document = get(client, "openapi.json").json()
    page = get(client, "", headers={"Accept-Language": "fr"})

    assert 200 == page.status_code
    assert [] == [path for path in document["paths"] if path not in page.text]
    assert "L’API" in page.text
    assert "The API" in get(client, "", headers={"Accept-Language": "en"}).text
    assert "<script" not in page.text.partition("</head>")[2]


def test_the_document_describes_every_record_and_parameter(client):
    document = get(client, "openapi.json").json()
    schemas = document["components"]["schemas"]
    parameters = [
        parameter
        for path in document["paths"].values()
        for method in path.values()
        for parameter in method.get("parameters", [])
    ]

    assert "3.1.0" == document["openapi"]
    assert {"BoardView", "OfferView", "Problem", "JobView"} <= set(schemas)
    assert [] == [name for name, schema in schemas.items() if not schema.get("description")]
    assert [] == [one["name"] for one in parameters if not one.get("description")]
    assert "HTTPValidationError" not in str(document)


def test_only_some_may_decide_or_bring(visit, shared_site, web_ledger):
    for name, status in (("read", 403), ("review", 404)):
        client = visit()
        bearer = token_for(web_ledger, name)
        body = {"key": "nokey", "verdict": "accept"}

        assert 200 == get(client, "board", headers=bearer).status_code
        assert status == client.post("/api/v1/reviews", json=body, headers=bearer).status_code
    answer = get(visit(), "board")
    assert 401 == answer.status_code
    assert answer.headers["www-authenticate"].startswith("Bearer")


def test_a_ledger_that_is_gone_is_told(client, web_ledger, tmp_path):
    assert 200 == get(client, "board").status_code
    (tmp_path / "garant.db").rename(tmp_path / "elsewhere.db")
    answer = get(client, "board")

    assert (503, 503) == (answer.status_code, answer.json()["status"])
    assert "was moved or removed" in answer.json()["detail"]
    (tmp_path / "elsewhere.db").rename(tmp_path / "garant.db")
    assert 200 == get(client, "board").status_code
