"""What corrections suggest for the words files."""

from dataclasses import replace

import yaml
from cli.judging.commands import review
from ledger.made_up import MADRID, PARIS, RUN, act, madrid, span

from garant.ledger import Asked
from garant.ontology import load_ontology


def test_what_corrections_suggest_loads_as_a_file_of_parties(ledger, keys, tmp_path):
    made_up = act(PARIS, "Le Portugal exclut tout envoi de troupes.", "NOR")
    actor = replace(made_up.actors[0], text="le Fjordheim")
    ledger.record(
        [replace(madrid(), document=replace(madrid().document, id="x"), acts=(
            replace(made_up, actors=(actor,), evidence=(span(MADRID, "La Norvège, elle, hésite"),)),
        ))],
        RUN,
    )  # fmt: skip
    (record,) = ledger.acts(Asked(document="x"))
    review(record.key, "--correct", "actors=SWE", "--why", "line\nbreak: {x}")
    review(keys["ESP"], "--correct", "kind=request", "--correct", "conditions=un_mandate")
    review(keys["PRT"], "--correct", "capability=arms", "--by", "Boris")
    result = review("--suggestions", "--output", tmp_path / "mine.yaml")

    assert (0, "") == (result.exit_code, result.stdout), result.output
    text = (tmp_path / "mine.yaml").read_text("utf-8")
    party = load_ontology(tmp_path / "mine.yaml").parties["SWE"]
    assert "Fjordheim" in party.words["fr"]["names"]
    assert '# "Fjordheim" read as NOR, is SWE' in text
    assert '# "La Norvège, elle, hésite"' in text
    for group in ("request", "arms", "un_mandate"):
        assert f"#   {group}:" in text
    assert "Boris" in text
    filled = "\n".join(line[2:] for line in text.splitlines() if line.startswith("# "))
    (kind,) = yaml.safe_load(filled[filled.index("groups:") :].split("\nCapabilities")[0])[
        "groups"
    ].values()
    assert "request" == kind["kind"]
    assert [{"form": None, "example": "L'Espagne est prête à former des sapeurs ukrainiens dès "
             "le printemps."}] == kind["entries"]  # fmt: skip


def test_an_undone_correction_suggests_nothing(ledger, keys):
    review(keys["PRT"], "--correct", "capability=arms")
    review(keys["PRT"], "--undo")
    result = review("--suggestions")

    assert "suggests anything" in result.stderr
    assert "0." in result.stdout
    assert {} == (yaml.safe_load(result.stdout) or {})


def test_known_names_and_pronouns_are_not_suggested_as_names(ledger, keys):
    review(keys["NOR"], "--correct", "actors=FRA:Narvik")
    review(keys["PRT"], "--correct", "actors=ESP:Le Portugal")
    (record,) = [one for one in ledger.statements() if one.statement.cue == "a-t-elle ajouté"]
    review(record.key, "--correct", "speaker.code=SWE")
    result = review("--suggestions")

    names = yaml.safe_load(result.stdout)["parties"]
    assert {"FRA": {"words": {"fr": {"names": ["Narvik"]}}}} == names
    assert "Mentions that name a party in their text alone" in result.stdout


def test_a_person_is_suggested_as_a_holder_to_fill_in(ledger, keys):
    (record,) = [one for one in ledger.statements() if one.statement.cue == "a déclaré"]
    review(record.key, "--correct", "speaker.code=SWE")
    result = review("--suggestions")

    assert '#   - {person: "Solheim", offices: [SWE OFFICE FROM/ read]}' in result.stdout
    assert yaml.safe_load(result.stdout) is None
