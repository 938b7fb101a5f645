import shutil
from pathlib import Path

import pytest
from cli.asking import ask, rows

from garant.ledger import Ledger, check, list_deeds

HERE = Path(__file__).parent
FACTS = HERE.parent.parent.parent / "shared" / "facts" / "stated_positions.csv"
LEAST = """[columns]
day = "day"
party = "actors"
source = "source"
[constants]
kind = "refuse"
firmness = "excluded"
capability = "ground_troops"
targets = "UKR"
"""


@pytest.fixture
def table(here):
    """Writes a table and a mapping for it, and gives their names."""

    def write(data, mapping=LEAST):
        data = data if isinstance(data, bytes) else data.encode("utf-8")
        (here / "table.csv").write_bytes(data)
        (here / "mapping.toml").write_text(mapping, "utf-8")
        return "table.csv", "--mapping", "mapping.toml"

    return write


@pytest.fixture
def own(here):
    for name in ("positions.csv", "positions.toml"):
        shutil.copy(HERE / name, here / name)
    return "positions.csv", "--mapping", "positions.toml"


def acts():
    return sorted(rows("acts"), key=lambda act: (act["day"], act["actors"][0]["code"]))


def test_good_rows_go_in_and_bad_ones_are_told_with_line_column_and_value(bring, own):
    code, told, complaints = bring(*own)

    assert 2 == code
    assert [
        "12 rows of positions.csv: 3 new, 1 left out by the mapping, 8 not read; in garant.db."
    ] == told
    for words in (
        "line 5, column 'jour' ('2025-09'): is a month, not a day",
        "line 6, column 'pays' ('Atlantide'): unknown party",
        "line 7, column 'jour' ('31/02/2025'): is no day as 04/09/2025",
        "line 8, column 'position' ('promet'): is not among the values of [values.position]",
        "line 9, column 'source' (''): is empty",
        "line 10, column 'position' ('=A1'): is a formula",
        "line 12, column 'id' ('2'): stands in line 3 too",
        "line 13: has 4 cells, not 11",
    ):
        assert 1 == sum(words in line for line in complaints), words
    assert len(complaints) == 8


def test_an_act_has_what_its_row_says_and_no_more(bring, own):
    bring(*own)
    germany, france, britain = acts()[0], acts()[1], acts()[2]

    assert ("DEU", "refuse", "excluded", []) == (
        germany["actors"][0]["code"],
        germany["kind"],
        germany["firmness"],
        germany["evidence"],
    )
    assert ["no_passage"] == [doubt["code"] for doubt in germany["doubts"]]
    assert ["« Nous y sommes prêts. »"] == [each["text"] for each in france["evidence"]]
    assert ("FRA", "Macron") == (france["actors"][0]["code"], france["actors"][0]["person"])
    assert ["ceasefire", "peace_deal"] == britain["conditions"]
    assert ("agency.example.org", "https://agency.example.org/c", "2025-09-05") == (
        britain["document"]["publisher"],
        britain["document"]["url"],
        britain["day"],
    )
    assert {"entered"} == {act["standing"] for act in acts()}


def test_who_decided_and_why_is_kept(bring, own):
    bring(*own)
    with Ledger.open("sqlite:///garant.db", create=False) as ledger:
        deeds = list_deeds(ledger)
        assert [] == list(check(ledger.store))

    assert {"Anna"} == {deed.who for deed in deeds}
    assert "positions, row 1: vu à la télévision" in {deed.why for deed in deeds}


def test_brought_in_again_nothing_changes(bring, own):
    bring(*own)
    _, told, _ = bring(*own)

    assert "3 known" in told[-1]
    assert 3 == len(acts())


def test_a_row_that_was_corrected_takes_the_place_of_what_it_said(bring, own, here):
    bring(*own)
    text = (
        (here / "positions.csv").read_text("utf-8").replace("Allemagne;;exclut", "Allemagne;;prêt")
    )
    (here / "positions.csv").write_text(text, "utf-8")
    _, told, _ = bring(*own)

    assert "1 changed" in told[-1]
    assert "takes the place of" in told[0]
    assert ["ready"] == [act["firmness"] for act in acts() if act["actors"][0]["code"] == "DEU"]


def test_a_dry_run_tells_the_same_and_writes_nothing(bring, own, here):
    code, told, _ = bring(*own, "--dry-run")

    assert 2 == code
    assert "3 new" in told[-1]
    assert not (here / "garant.db").exists()


def test_the_board_shows_them(bring, own):
    bring(*own)

    result = ask("board")
    assert 0 == result.exit_code
    assert all(code in result.stdout for code in ("FRA", "DEU", "GBR"))
    assert "without words of the source" in ask("explain", "land.DEU").stdout


def test_a_briefing_names_their_sources(bring, own):
    bring(*own)

    result = ask("brief", "--lang", "fr")
    assert 0 == result.exit_code, result.stderr
    assert "« Nous y sommes prêts. »" in result.stdout.replace("\u00a0", " ")
    assert "Le Journal, 4 septembre 2025" in result.stdout
    assert "saisi par une personne, sans citation de la source" in result.stdout


@pytest.mark.parametrize(
    "data",
    [
        b"\xef\xbb\xbfday,party,source\n2025-09-04,C\xc3\xb4te d'Ivoire,https://a.example.org\n",
        b"day,party,source\r\n2025-09-04,C\xf4te d'Ivoire,https://a.example.org\r\n",
        "day\tparty\tsource\n2025-09-04\tCôte d'Ivoire\thttps://a.example.org\n".encode("utf-16"),
        "day;party;source\n2025-09-04;Côte d'Ivoire;https://a.example.org\n".encode("utf-16-le"),
        "sep=;\r\nday;party;source\r\n2025-09-04;Côte d'Ivoire;https://a.example.org\r\n",
        'day;"party";source\n2025-09-04;"Côte d\'Ivoire";https://a.example.org',
        "\n\nday;party;source\n".lstrip() + ";;\n\n2025-09-04;CIV;https://a.example.org\n;;\n",
        " day ;party;source;;\n2025-09-04;  CIV ;https://a.example.org;;\n",
        "sep=|\nday|party|source\n2025-09-04|CIV|https://a.example.org\n",
    ],
    ids=[
        "utf-8 bom",
        "cp1252",
        "utf-16",
        "utf-16 silent",
        "sep",
        "quoted",
        "blank",
        "space",
        "bar",
    ],
)
def test_a_table_is_read_as_spreadsheets_write_it(bring, table, data):
    code, told, _ = bring(*table(data))

    assert (0, 1) == (code, len(acts())), told
    assert "CIV" == acts()[0]["actors"][0]["code"]


def test_a_guess_at_the_encoding_is_told(bring, table):
    _, _, complaints = bring(
        *table(b"day,party,source\n2025-09-04,C\xf4te d'Ivoire,https://a.example.org\n")
    )

    assert any("read as Windows-1252" in line for line in complaints)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ("", "has no row of column names"),
        ("\n\n", "has no row of column names"),
        ("day;party\n", "has no column 'source', which the mapping names"),
        ("day;party;source;day\n", "has 2 columns called 'day'"),
        (b"PK\x03\x04....", "is a damaged zip"),
        (b"\x00\x01\x02\x03" * 100, "is no text"),
    ],
)
def test_what_is_no_table_is_told_in_a_line(bring, table, data, told):
    code, _, complaints = bring(*table(data))

    assert code in (1, 2)
    assert 1 == len(complaints)
    assert told in complaints[0]


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("2025-09-04;#REF!;https://a.example.org", "is an error of a formula"),
        ("9999-09-04;FRA;https://a.example.org", "is no day"),
        ("04.09.2025;FRA;https://a.example.org", "say in the mapping how days are written"),
        ('2025-09-04;FRA;"https://a.example.org', None),
        ("2025-09-04;FRA;https://a.example.org;x", "has 4 cells, not 3"),
    ],
)
def test_a_bad_row_is_told_and_the_next_goes_in(bring, table, row, told):
    code, _, complaints = bring(
        *table(f"day;party;source\n{row}\n2025-09-05;ITA;https://b.example.org\n")
    )

    if told is None:  # a quotation mark that never ends takes the rest of the file with it
        assert 2 == code or 1 == len(acts())
        return
    assert 2 == code
    assert told in complaints[0]
    assert ["ITA"] == [act["actors"][0]["code"] for act in acts()]


def test_what_was_written_out_for_spreadsheets_comes_back_as_it_was(bring, table):
    mapping = LEAST.replace('source = "source"', 'source = "source"\nquote = "quote"')
    bring(
        *table("day;party;source;quote\n2025-09-04;FRA;https://a.example.org;'-- Non.\n", mapping)
    )

    assert ["-- Non."] == [each["text"] for each in acts()[0]["evidence"]]


def test_a_source_that_is_no_address_is_told_in_its_own_words(bring, table):
    bring(*table("day;party;source\n2025-09-04;FRA;Journal du soir, p. 3\n"))

    document = acts()[0]["document"]
    assert (None, "Journal du soir, p. 3") == (document["url"], document["title"])


@pytest.mark.parametrize("source", ["javascript:alert(1)", "file:///etc/passwd"])
def test_a_source_that_could_run_something_is_no_address(bring, table, source):
    bring(*table(f"day;party;source\n2025-09-04;FRA;{source}\n"))

    assert None is acts()[0]["document"]["url"]


@pytest.mark.parametrize(("months", "day"), [("first", "2025-02-01"), ("last", "2025-02-28")])
def test_a_month_stands_for_a_day_where_the_mapping_says_so(bring, table, months, day):
    mapping = f'[file]\nmonths = "{months}"\n{LEAST}'
    bring(*table("day;party;source\n2025-02;FRA;https://a.example.org\n", mapping))

    (act,) = acts()
    assert day == act["day"]
    assert "day_of_month_unknown" in {doubt["code"] for doubt in act["doubts"]}


def test_two_rows_that_say_the_same_count_once(bring, table):
    row = "2025-09-04;FRA;https://a.example.org\n"
    _, told, _ = bring(*table(f"day;party;source\n{row}{row}"))

    assert "line 3: says the same as line 2" in told[0]
    assert 1 == len(acts())


def test_a_row_with_several_mistakes_tells_all(bring, table):
    mapping = LEAST.replace('firmness = "excluded"', 'firmness = "ready"')
    code, told, complaints = bring(
        *table("day;party;source\n2025-09-04;Nulle part;https://a.example.org\n", mapping)
    )

    assert 2 == code
    assert 2 == len(complaints)
    assert "1 not read" in told[-1]


def test_without_a_mapping_it_is_told_what_to_write(bring, table):
    code, _, complaints = bring(table("day;party;source\n")[0])

    assert 1 == code
    assert "docs/import.md" in complaints[0]


def test_an_endless_line_and_an_endless_cell_take_no_memory(bring, table, here):
    long = "x" * 3_000_000
    data = (
        f"day;party;source\n2025-09-04;{long};https://a.example.org\n"
        "2025-09-04;FRA;https://a.example.org\n"
    )
    code, _, complaints = bring(*table(data))

    assert 2 == code
    assert "is longer than" in complaints[0]
    assert ["FRA"] == [act["actors"][0]["code"] for act in acts()]


@pytest.mark.skipif(not FACTS.is_file(), reason="the table of facts is not beside the repository")
def test_a_real_table_goes_in_but_for_what_the_mapping_leaves_out(bring):
    mapping = HERE / "stated_positions.toml"
    code, told, complaints = bring(FACTS, "--mapping", mapping)

    assert (0, []) == (code, complaints)
    assert "126 new, 4 left out by the mapping" in told[-1]
    assert {"entered"} == {act["standing"] for act in acts()}
    assert "126 known" in bring(FACTS, "--mapping", mapping)[1][-1]
    assert 0 == ask("board").exit_code
    assert 0 == ask("check").exit_code


@pytest.mark.parametrize("form", ["csv", "jsonl", "webannotation", "labelstudio", "plover"])
def test_what_has_no_passage_can_be_exported(bring, own, here, form):
    bring(*own)
    text = ["--with-text"] if form == "labelstudio" else []

    result = ask("export", "acts", "--format", form, "--out", "out", *text)
    assert 0 == result.exit_code, result.stderr
    assert "Nous y sommes" in (here / "out").read_text("utf-8")
