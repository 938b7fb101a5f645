import json

import pytest
from cli.asking import ask, rows
from told import READINGS, RUN

from garant.ledger import Ledger, check

MADE = "2026-11-20T10:00:00Z"


@pytest.fixture
def ledger(here):
    with Ledger.open("sqlite:///garant.db") as opened:
        opened.record(READINGS, RUN)
        yield opened
        assert [] == list(check(opened.store))


@pytest.fixture
def tasks(ledger, here):
    """The tasks that are exported, annotated as they stand."""
    assert (
        0
        == ask(
            "export", "acts", "--format", "labelstudio", "--with-text", "--out", "tasks.json"
        ).exit_code
    )
    made = json.loads((here / "tasks.json").read_text("utf-8"))
    for number, task in enumerate(made, start=1):
        task["id"] = number
        task["annotations"] = [
            {
                "id": 100 + number,
                "completed_by": {"email": "anna@example.org"},
                "updated_at": MADE,
                "result": json.loads(json.dumps(task["predictions"][0]["result"])),
            }
        ]
    return made


@pytest.fixture
def import_(bring, here):
    def run(tasks, *options):
        (here / "annotated.json").write_text(json.dumps(tasks), "utf-8")
        return bring("annotated.json", *options, by="somebody")

    return run


def task_of(tasks, name):
    return next(task for task in tasks if task["data"]["document"] == name)


def result_of(task):
    return task["annotations"][0]["result"]


def part_of(task, key, name):
    return next(part for part in result_of(task) if part["id"] == key and part["from_name"] == name)


def act_of(party, day):
    return next(
        act for act in rows("acts") if act["day"] == day and act["actors"][0]["code"] == party
    )


def test_what_was_left_as_it_was_is_accepted_by_whoever_annotated_it(import_, tasks, ledger):
    count = len(rows("acts"))
    code, told, _ = import_(tasks)

    assert 0 == code
    assert f"{count} accepted" in told[-1]
    (review,) = ledger.reviews(act_of("DEU", "2026-03-02")["key"])
    assert ("anna@example.org", "accept") == (review.who, review.verdict.value)
    assert MADE in review.why


def test_brought_in_again_nothing_is_decided_twice(import_, tasks):
    import_(tasks)
    count = len(rows("acts"))
    _, told, _ = import_(tasks)

    assert f"{count} known" in told[-1]


def test_what_was_changed_is_a_correction(import_, tasks, ledger):
    act = act_of("FRA", "2026-03-02")
    task = task_of(tasks, "mars.txt")
    part_of(task, act["key"], "firmness")["value"]["choices"] = ["committed"]
    part_of(task, act["key"], "conditions")["value"]["choices"] = ["ceasefire", "us_backstop"]
    import_(tasks)

    again = act_of("FRA", "2026-03-02")
    assert ("committed", ["ceasefire", "us_backstop"], "corrected") == (
        again["firmness"],
        again["conditions"],
        again["standing"],
    )
    assert act["speaker"] == again["speaker"]
    assert "2 known" in import_([task])[1][-1]


def test_what_was_emptied_is_emptied(import_, tasks):
    act = act_of("FRA", "2026-03-02")
    task = task_of(tasks, "mars.txt")
    result_of(task).remove(part_of(task, act["key"], "conditions"))
    import_(tasks)

    assert [] == act_of("FRA", "2026-03-02")["conditions"]


def test_what_was_taken_away_is_rejected(import_, tasks):
    act = act_of("FRA", "2026-03-02")
    task = task_of(tasks, "mars.txt")
    task["annotations"][0]["result"] = [
        part for part in result_of(task) if part["id"] != act["key"]
    ]
    import_(tasks)

    assert act["key"] not in {each["key"] for each in rows("acts")}


def test_an_annotation_that_was_made_from_nothing_takes_nothing_away(import_, tasks):
    for task in tasks:
        task["annotations"][0]["result"] = []
    _, told, _ = import_(tasks)

    assert "0 annotations" in told[-1]


def test_what_is_new_is_an_act_that_its_maker_wrote_down(import_, tasks):
    task = task_of(tasks, "mars.txt")
    words = "Ce qui suit."
    start = task["data"]["text"].index(words)
    span = {"start": start, "end": start + len(words), "text": words}
    made = {"id": "aB3dE", "to_name": "text"}
    task["annotations"][0]["result"] += [
        {**made, "from_name": "act", "type": "labels", "value": {**span, "labels": ["refuse"]}},
        {
            **made,
            "from_name": "actors",
            "type": "textarea",
            "value": {**span, "text": ["Norvège"]},
        },
        {
            **made,
            "from_name": "firmness",
            "type": "choices",
            "value": {**span, "choices": ["excluded"]},
        },
    ]
    code, told, complaints = import_(tasks)

    assert (0, []) == (code, complaints)
    assert "1 new" in told[-1]
    act = act_of("NOR", "2026-03-02")
    assert ([words], "entered") == ([each["text"] for each in act["evidence"]], act["standing"])
    assert "mars.txt" == act["document"]["id"]
    assert "3 known" in import_([task])[1][-1]


@pytest.mark.parametrize("moved", [1, -1, 10_000])
def test_a_span_that_is_not_where_the_ledger_has_its_words_is_kept_out(import_, tasks, moved):
    act = act_of("DEU", "2026-03-02")
    task = task_of(tasks, "mars.txt")
    for part in result_of(task):
        if part["id"] == act["key"]:
            part["value"]["start"] += moved
            part["value"]["end"] += moved
    code, _, complaints = import_(tasks)

    assert 2 == code
    assert 1 == len(complaints)
    assert "it is kept out" in complaints[0] or "outside the text" in complaints[0]
    assert "unreviewed" == act_of("DEU", "2026-03-02")["standing"]
    assert "accepted" == act_of("FRA", "2026-03-02")["standing"]


def test_what_cannot_be_is_told_and_the_rest_goes_in(import_, tasks):
    act = act_of("FRA", "2026-03-02")
    task = task_of(tasks, "mars.txt")
    part_of(task, act["key"], "firmness")["value"]["choices"] = ["excluded"]
    code, _, complaints = import_(tasks)

    assert 2 == code
    assert "firmness" in complaints[0]
    assert "accepted" == act_of("DEU", "2026-03-02")["standing"]


def test_a_dry_run_decides_nothing(import_, tasks):
    _, told, _ = import_(tasks, "--dry-run")

    assert "nothing was written" in told[-1]
    assert {"unreviewed"} == {act["standing"] for act in rows("acts")}


def test_what_another_ledger_wrote_is_told(import_, tasks):
    tasks[0]["data"]["document_key"] = "a" * 24
    code, _, complaints = import_(tasks[:1])

    assert 2 == code
    assert all("which this ledger does not hold" in line for line in complaints)


@pytest.mark.parametrize(
    "text", ["[", "[1, null, {}]", '[{"data": {}}]', '{"data": {"document_key": 3}}', "[" * 100_000]
)
def test_what_is_no_export_is_told_in_a_line_each(bring, ledger, here, text):
    (here / "x.json").write_text(text)
    code, _, complaints = bring("x.json")

    assert code in (1, 2)
    assert complaints
    assert not any("Traceback" in line for line in complaints)


def test_statements_come_back_as_well(bring, ledger, here):
    text = ["--format", "labelstudio", "--with-text", "--out", "tasks.json"]
    assert 0 == ask("export", "statements", *text).exit_code
    tasks = json.loads((here / "tasks.json").read_text("utf-8"))
    for task in tasks:
        result = json.loads(json.dumps(task["predictions"][0]["result"]))
        task["annotations"] = [{"id": 1, "completed_by": 7, "result": result}]
    changed = next(
        part for part in tasks[0]["annotations"][0]["result"] if part["from_name"] == "statement"
    )
    other = "direct" if changed["value"]["labels"] != ["direct"] else "mixed"
    changed["value"]["labels"] = [other]
    (here / "tasks.json").write_text(json.dumps(tasks), "utf-8")

    code, told, complaints = bring("tasks.json")

    assert (0, []) == (code, complaints)
    assert "1 corrected" in told[-1]
    assert {"Label Studio user 7"} == {
        review.who for record in ledger.statements() for review in ledger.reviews(record.key)
    }
