import json
import subprocess
import sys
from dataclasses import replace

import pytest
from cli.asking import ask, rows, sheet
from told import BETTER_RUN, READINGS, RUN

from garant.ledger import Ledger
from garant.model import Verdict


def what(found):
    return [(act["day"], act["actors"][0]["code"], act["firmness"]) for act in found]


def test_the_latest_said_come_first_and_what_has_no_day_last(ledger_here):
    days = [act["day"] for act in rows("acts")]

    assert [*sorted(filter(None, days), reverse=True), None] == days


def test_a_table_shows_each_act_with_its_words_key_and_source(ledger_here):
    (act,) = rows("acts", "--party", "FRA", "--condition", "ceasefire")
    shown = ask("acts", "--party", "FRA", "--condition", "ceasefire").stdout

    assert "2026-03-02  FRA  commit  ground troops  UKR" in shown
    assert "La France est prête à envoyer 2 000 soldats après un cessez-le-feu." in shown
    assert f"{act['key'][:8]} · L'Exemple · Titre de mars.txt" in shown


def test_what_nobody_reviewed_is_marked_and_the_mark_explained(ledger_here):
    shown = ask("acts").stdout

    assert "?  2026-03-02  FRA" in shown
    assert "? read by machine, reviewed by nobody" in shown
    assert "accepted" not in shown


def test_what_a_person_accepted_is_marked_so(ledger_here):
    (act,) = rows("acts", "--capability", "naval")
    ledger_here.review(act["key"], Verdict.ACCEPT, who="Anna")
    shown = ask("acts", "--capability", "naval").stdout

    assert "✓  no date" in shown
    assert "✓ accepted by a person" in shown
    assert [act["key"]] == [each["key"] for each in rows("acts", "--reviewed-only")]
    assert act["key"] not in [each["key"] for each in rows("acts", "--unreviewed")]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["--party", "Germany"], 3),
        (["--party", "fra"], 3),
        (["--target", "UKR"], 5),
        (["--kind", "refuse"], 3),
        (["--kind", "refuse,oppose"], 4),
        (["--kind", "refuse", "--kind", "oppose"], 4),
        (["--firmness", "ready.."], 2),
        (["--firmness", "..reluctant"], 3),
        (["--firmness", "possible..ready"], 2),
        (["--firmness", "excluded"], 2),
        (["--condition", "ceasefire"], 1),
        (["--speaker", "merz"], 2),
        (["--speaker-party", "RUS"], 1),
        (["--anonymous"], 1),
        (["--named"], 6),
        (["--since", "2026-04"], 4),
        (["--until", "2026-03"], 2),
        (["--as-of", "2026-03-02"], 2),
        (["--document", "autre.txt"], 2),
        (["--document", "https://journal.example/avril"], 2),
        (["--limit", "2"], 2),
        (["--offset", "5"], 2),
        (["--unreviewed"], 7),
    ],
)
def test_each_option_narrows_the_answer(ledger_here, options, expected):
    assert expected == len(rows("acts", *options))


def test_json_has_the_fields_of_the_contract(ledger_here):
    (act,) = rows("acts", "--speaker", "Macron")

    assert [
        *("key", "day", "kind", "actors", "targets", "capability", "firmness", "conditions"),
        *("quantity", "place", "time", "speaker", "evidence", "doubts", "standing", "reviewed"),
        *("recorded", "document"),
    ] == list(act)
    assert {"value": 2000, "unit": "soldat", "text": "2 000 soldats"} == act["quantity"]
    assert ("unreviewed", False) == (act["standing"], act["reviewed"])


def test_each_object_of_json_stands_on_its_own_line(ledger_here):
    lines = ask("acts", "--json").stdout.splitlines()

    assert 7 == len([json.loads(line.strip("[],")) for line in lines])


def test_json_and_csv_show_the_same(ledger_here):
    shown, cells = rows("acts"), sheet("acts")

    assert [act["key"] for act in shown] == [row["act"] for row in cells]
    assert [act["evidence"][0]["text"] for act in shown] == [
        row["evidence"].removeprefix("'") for row in cells
    ]


def test_no_cell_is_a_formula(ledger_here):
    (row,) = sheet("acts", "--anonymous")

    assert row["evidence"].startswith("'=Paris")


def test_a_byte_order_mark_leads_csv_when_asked_for(ledger_here):
    assert ask("acts", "--csv", "--bom").stdout.startswith("\ufeffact,")


def test_the_moment_recorded_can_be_asked_for_again(ledger_here):
    before = max(act["recorded"] for act in rows("acts"))
    again = replace(READINGS[0], acts=READINGS[0].acts[:1])
    ledger_here.record([again], BETTER_RUN)

    assert 6 == len(rows("acts"))
    assert 7 == len(rows("acts", "--known-at", before))
    assert [] == rows("acts", "--known-at", "2020")


def test_a_long_answer_is_cut_in_a_table_and_told(ledger_here, monkeypatch):
    monkeypatch.setattr("garant.cli.answering.SHOWN_IN_TABLES", 3)
    result = ask("acts")

    assert 3 == result.stdout.count(" · Titre de ")
    assert "garant: there are more; --limit 0 shows all, --offset 3 goes on\n" == result.stderr
    assert 7 == ask("acts", "--limit", "0").stdout.count(" · Titre de ")
    assert 7 == len(rows("acts"))


def test_what_has_no_day_is_counted_where_days_are_asked_for(ledger_here):
    assert "garant: 1 act without a date is left out\n" == ask("acts", "--as-of", "2027").stderr
    assert "" == ask("acts", "--as-of", "2027", "--party", "DEU").stderr
    assert "" == ask("acts").stderr


def test_an_empty_answer_says_so_and_is_no_failure(ledger_here):
    table, as_json, as_csv = (
        ask("acts", "--party", "JPN", *form) for form in ([], ["--json"], ["--csv"])
    )

    assert (0, 0, 0) == (table.exit_code, as_json.exit_code, as_csv.exit_code)
    assert ("", "[]\n") == (table.stdout, as_json.stdout)
    assert as_csv.stdout.startswith("act,day,")
    assert {"garant: nothing in the ledger answers\n"} == {
        table.stderr,
        as_json.stderr,
        as_csv.stderr,
    }


def test_a_speaker_by_full_name_is_told_how_speakers_are_kept(ledger_here):
    assert "family name, such as Macron" in ask("acts", "--speaker", "Emmanuel Macron").stderr


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--party", "FRN"], "unknown party 'FRN'; did you mean FRA (France)"),
        (["--capability", "trops"], "unknown capability 'trops'; "),
        (["--since", "2026-02-30"], "2026-02-30: there is no such day"),
        (["--party", ""], "--party is empty; leave it out or fill it in"),
        (["--json", "--csv"], "--json and --csv are two forms of one answer; choose one"),
        (["--document", "nowhere.txt"], "there is no document 'nowhere.txt' in the ledger"),
    ],
)
def test_a_mistake_is_one_line_and_ends_with_two(ledger_here, options, told):
    result = ask("acts", *options)

    assert 2 == result.exit_code
    assert told in result.stderr
    assert 1 == len(result.stderr.splitlines())


def test_several_mistakes_are_told_at_once(ledger_here):
    result = ask("acts", "--party", "FRN", "--since", "2026-13", "--kind", "promise")

    assert 3 == len(result.stderr.splitlines())


def test_a_party_of_ones_own_is_known_by_the_ledger_that_holds_it(ledger_here):
    act = replace(
        READINGS[3].acts[0], actors=(replace(READINGS[3].acts[0].actors[0], code="MY_OWN"),)
    )
    ledger_here.record([replace(READINGS[3], acts=(act,))], BETTER_RUN)

    assert 1 == len(rows("acts", "--party", "my_own"))


def test_without_a_ledger_one_line_says_how_to_make_one(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    result = ask("acts")

    assert 1 == result.exit_code
    assert "garant: garant.db: there is no ledger; make one with 'garant add'\n" == result.stderr
    assert [] == list(tmp_path.iterdir())


def test_the_ledger_is_named_by_option_variable_or_file(ledger_here, tmp_path, monkeypatch):
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")

    assert 7 == len(rows("acts", "--ledger", "../garant.db"))
    assert 7 == len(rows("acts", "--ledger", f"sqlite:///{tmp_path / 'garant.db'}"))

    (tmp_path / "elsewhere" / "garant.toml").write_text('ledger = "../garant.db"', "utf-8")

    assert 7 == len(rows("acts"))

    monkeypatch.setenv("GARANT_LEDGER", "nowhere.db")

    assert 1 == ask("acts").exit_code


def test_publishers_are_shown_as_the_user_flags_them(ledger_here, tmp_path, monkeypatch):
    (tmp_path / "papers.yaml").write_text(
        "publishers:\n  - name: Journal d'État\n    flag: state media\n    reliability: E\n",
        "utf-8",
    )
    monkeypatch.setenv("GARANT_PUBLISHERS", "papers.yaml")
    document = rows("acts", "--document", "autre.txt")[0]["document"]

    assert ("state media", "E") == (document["flag"], document["reliability"])
    assert "Journal d'État [state media, E]" in ask("acts").stdout
    assert "state media" in {row["flag"] for row in sheet("acts")}


@pytest.mark.parametrize(("form", "unwanted"), [("--json", {"rich"}), ("--csv", {"rich"})])
def test_what_an_answer_does_not_need_is_not_loaded(ledger_here, tmp_path, form, unwanted):
    program = (
        "import sys\n"
        "from garant.cli import main\n"
        f"sys.argv = ['garant', 'acts', '--party', 'FRA', {form!r}]\n"
        "try:\n"
        "    main()\n"
        "except SystemExit:\n"
        "    print(*sys.modules, file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, cwd=tmp_path, check=True
    )
    loaded = {name.partition(".")[0] for name in done.stderr.split()}
    heavy = {"spacy", "trafilatura", "yaml", "babel", "alembic", "numpy", "pandas"}

    assert set() == loaded & (heavy | unwanted)
    assert "garant.reading" not in done.stderr.split()


def test_a_second_reading_of_the_same_text_does_not_double_what_is_shown(ledger_here):
    ledger_here.record(READINGS, BETTER_RUN)
    ledger_here.record(READINGS, RUN)

    assert 7 == len(rows("acts"))


def test_it_is_read_while_somebody_else_has_it_open(ledger_here, tmp_path):
    with Ledger.open(f"sqlite:///{tmp_path / 'garant.db'}") as other, other.store.writing():
        assert 7 == len(rows("acts"))
