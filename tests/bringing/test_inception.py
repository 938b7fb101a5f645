import io
import zipfile

import pytest
from cli.asking import ask, rows
from told import READINGS, RUN

from garant.ledger import Ledger, check

cassis = pytest.importorskip("cassis")

NAMES = ("key", "verdict", "kind", "actors", "targets", "capability", "firmness", "conditions")


@pytest.fixture
def ledger(here):
    with Ledger.open("sqlite:///garant.db") as opened:
        opened.record(READINGS, RUN)
        yield opened
        assert [] == list(check(opened.store))


def act_of(party, day="2026-03-02"):
    return next(
        act for act in rows("acts") if act["day"] == day and act["actors"][0]["code"] == party
    )


def text_of(ledger, name="mars.txt"):
    (key,) = [record.key for record in ledger.documents() if record.id == name]
    return ledger.document(key).text


def made(text, *annotations, layer="webanno.custom.GarantAct", title=None):
    """A zip as INCEpTION exports it."""
    system = cassis.TypeSystem()
    frame = system.create_type(
        "de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData",
        "uima.tcas.DocumentAnnotation",
    )
    system.create_feature(frame, "documentTitle", "uima.cas.String")
    kind = system.create_type(layer, "uima.tcas.Annotation")
    for name in NAMES:
        system.create_feature(kind, name, "uima.cas.String")
    cas = cassis.Cas(typesystem=system)
    cas.sofa_string = text
    cas.sofa_mime = "text/plain"
    if title:
        cas.add(frame(begin=0, end=len(text), documentTitle=title))
    for start, end, fields in annotations:
        cas.add(kind(begin=start, end=end, **fields))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mars.xmi", cas.to_xmi())
        archive.writestr("TypeSystem.xml", system.to_xml())
    return out.getvalue()


def span_of(act):
    return act["evidence"][0]["start"], act["evidence"][-1]["end"]


@pytest.fixture
def import_(bring, here):
    def run(data, name="export.zip", **options):
        (here / name).write_bytes(data)
        return bring(name, **options)

    return run


def test_an_act_that_is_marked_by_its_key_is_accepted(import_, ledger):
    act = act_of("DEU")
    code, told, _ = import_(made(text_of(ledger), (*span_of(act), {"key": act["key"]})))

    assert 0 == code
    assert "1 accepted" in told[-1]
    assert "accepted" == act_of("DEU")["standing"]
    (review,) = ledger.reviews(act["key"])
    assert ("Anna", "INCEpTION, mars.xmi") == (review.who, review.why)


def test_what_is_filled_in_otherwise_is_a_correction(import_, ledger):
    act = act_of("FRA")
    fields = {
        "key": act["key"],
        "kind": "commit",
        "actors": "FRA",
        "targets": "UKR",
        "capability": "ground_troops",
        "firmness": "committed",
        "conditions": "ceasefire",
    }
    data = made(text_of(ledger), (*span_of(act), fields))
    _, told, _ = import_(data)

    assert "1 corrected" in told[-1]
    assert "committed" == act_of("FRA")["firmness"]
    assert "1 known" in import_(data)[1][-1]


def test_what_is_marked_as_wrong_is_rejected(import_, ledger):
    act = act_of("FRA")
    import_(made(text_of(ledger), (*span_of(act), {"key": act["key"], "verdict": "reject"})))

    assert act["key"] not in {each["key"] for each in rows("acts")}


def test_what_is_new_is_written_down(import_, ledger):
    text = text_of(ledger)
    start = text.index("Ce qui suit")
    fields = {"kind": "refuse", "actors": "NOR", "firmness": "excluded"}
    code, _, _ = import_(made(text, (start, start + 11, fields)))

    assert (0, "entered") == (code, act_of("NOR")["standing"])
    assert ["Ce qui suit"] == [each["text"] for each in act_of("NOR")["evidence"]]


def test_another_text_is_kept_out_whole(import_, ledger):
    act = act_of("DEU")
    data = made(f"Un mot. {text_of(ledger)}", (*span_of(act), {"key": act["key"]}))
    code, _, complaints = import_(data)

    assert 2 == code
    assert "no document of the ledger" in complaints[0]
    assert "unreviewed" == act_of("DEU")["standing"]


def test_offsets_count_characters_also_beyond_the_common_ones(import_, ledger):
    text = "Un signe 🕊 rare. La Norvège refuse."
    from dataclasses import replace

    from garant.model import Reading

    document = replace(READINGS[0].document, id="rare.txt", text=text, sections=())
    ledger.record([Reading(document)], RUN)
    start = text.index("La Norvège")
    fields = {"kind": "refuse", "actors": "NOR", "firmness": "excluded"}
    code, _, complaints = import_(made(text, (start, start + 17, fields)))

    assert (0, []) == (code, complaints)
    assert ["La Norvège refuse"] == [each["text"] for each in act_of("NOR")["evidence"]]


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ({"mars.xmi": b"<xmi/>"}, "holds no TypeSystem.xml"),
        ({"mars.xmi": b"<xmi", "TypeSystem.xml": b"<x"}, "is no sound CAS XMI"),
        (
            {"mars.xmi": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "TypeSystem.xml": b"<x/>"},
            "entities of its own",
        ),
        ({"a/mars.xmi": b"", "a/TypeSystem.xml": b""}, "is no sound CAS XMI"),
        ({"readme.txt": b""}, None),
    ],
)
def test_what_is_no_export_is_told_in_a_line(import_, ledger, files, told):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    code, _, complaints = import_(out.getvalue())

    if told is None:
        assert (1, True) == (code, "holds no XMI" in complaints[0])
        return
    assert code in (1, 2)
    assert 1 == len(complaints)
    assert told in complaints[0]


def test_a_bomb_is_let_go(import_, ledger):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mars.xmi", b" " * 60_000_000)
        archive.writestr("TypeSystem.xml", b"<x/>")
    code, _, complaints = import_(out.getvalue())

    assert code in (1, 2)
    assert "unpacks to more than" in complaints[0]


def test_a_layer_of_another_name_is_told(import_, ledger):
    code, _, complaints = import_(made(text_of(ledger), layer="webanno.custom.Other"))

    assert 2 == code
    assert "has no layer GarantAct" in complaints[0]


def test_of_an_edited_text_only_what_stands_where_it_stood_goes_in(import_, ledger):
    first, second = act_of("DEU"), act_of("FRA")
    text = text_of(ledger)
    edited = text[: span_of(second)[0]] + "Or, " + text[span_of(second)[0] :]
    start, end = span_of(second)
    code, told, complaints = import_(
        made(
            edited,
            (*span_of(first), {"key": first["key"]}),
            (start + 4, end + 4, {"key": second["key"]}),
            title="mars.txt",
        )
    )

    assert 2 == code
    assert "1 accepted" in told[-1]
    assert 1 == len(complaints)
    assert ("accepted", "unreviewed") == (act_of("DEU")["standing"], act_of("FRA")["standing"])


def test_what_was_exported_and_left_as_it_was_is_accepted(bring, ledger, here):
    text = ["--format", "inception", "--with-text", "--out", "acts.zip"]
    assert 0 == ask("export", "acts", *text).exit_code
    count = len(rows("acts"))

    code, told, complaints = bring("acts.zip")

    assert (0, []) == (code, complaints)
    assert f"{count} accepted" in told[-1]
    assert {"accepted"} == {act["standing"] for act in rows("acts")}
