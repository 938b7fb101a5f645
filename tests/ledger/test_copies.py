import os
import re
import subprocess
import sys
import unicodedata
from hashlib import sha256
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from garant.ledger.copies import (
    BANDS,
    COPY_DAYS,
    LEAST,
    bands,
    fingerprint,
    is_copy,
    is_current,
    likeness,
    overlap,
    word_pairs,
)

TITLE = "La Norvège enverra des instructeurs en Ukraine après un cessez-le-feu"
LEAD = (
    "OSLO, 4 sept. – Le Premier ministre norvégien a annoncé jeudi que son pays était prêt à "
    "envoyer 150 instructeurs en Ukraine, « à condition qu'un cessez-le-feu soit respecté »."
)
NEWS = (
    "Les militaires formeraient deux brigades ukrainiennes dans des camps éloignés de la ligne de "
    "front, a précisé son ministre de la Défense devant le Parlement. Aucun soldat norvégien ne "
    "prendrait part aux combats.",
    "Le gouvernement veut aussi acheter quatorze radars de défense aérienne, pour 2 000 millions "
    "de couronnes. L'opposition conservatrice a demandé un vote avant tout déploiement, et "
    "s'interroge sur les garanties que donnerait Washington.",
    "À Kiev, la présidence a salué « un pas important ». Elle souhaite que d'autres pays nordiques "
    "s'engagent avant l'hiver, notamment pour la surveillance des ports de la mer Noire.",
)
BACKGROUND = (
    "Une trentaine de pays, réunis dans une coalition de volontaires conduite par Paris et "
    "Londres, préparent depuis le printemps des garanties de sécurité pour l'Ukraine."
)
DISPATCH = "\n\n".join((TITLE, LEAD, *NEWS, BACKGROUND))
OTHER_TITLE = "Kiev : Oslo promet 150 formateurs"
OTHER_LEAD = (
    "Encore un pays nordique qui s'avance, mais avec prudence, a appris notre correspondant."
)
MENU = "Accueil Politique International Économie Culture Sports\n\nS'abonner Se connecter"
LINKS = "Lire aussi : notre dossier sur la sécurité en Europe\n\nPartager cet article Imprimer"
OTHER_NEWS = (
    "L'Italie n'enverra pas de troupes au sol",
    "ROME, 4 sept. – La présidente du Conseil italien a répété jeudi à ses partenaires que son "
    "pays n'enverrait aucun soldat au sol, mais vérifierait une trêve par satellite.",
    "Elle propose plutôt un engagement de défense collective inspiré de l'article 5 du traité de "
    "l'Atlantique Nord, sans adhésion. Son allié de la Ligue a refusé toute mission européenne.",
    "Les députés italiens débattront mardi des livraisons de munitions, que la moitié du pays "
    "désapprouve selon un sondage publié par un quotidien milanais.",
    BACKGROUND,
)


def made(text):
    found = fingerprint(text)
    assert found is not None
    return found


@pytest.mark.parametrize(
    "text",
    [
        "\n\n".join((OTHER_TITLE, OTHER_LEAD, *NEWS, BACKGROUND)),
        "\n\n".join((TITLE, LEAD, NEWS[0])),
        "\n\n".join((MENU, DISPATCH, LINKS)),
        "\n\n".join((TITLE, BACKGROUND, *reversed(NEWS), LEAD)),
        DISPATCH.replace("jeudi", "ce jeudi")
        .replace("précisé", "indiqué")
        .replace("salué", "loué"),
        "\n\n".join(("Mise à jour à 18 h 40", DISPATCH, OTHER_NEWS[2])),
    ],
    ids=["other headline and lead", "cut", "furniture", "reordered", "light edits", "updated"],
)
def test_a_dispatch_is_known_again_in_another_print(text):
    first, second = made(DISPATCH), made(text)

    assert is_copy(first, second)
    assert set(bands(first)) & set(bands(second))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (DISPATCH, "\n\n".join(OTHER_NEWS)),
        (
            "\n\n".join((MENU, DISPATCH, LINKS)),
            "\n\n".join((MENU, *OTHER_NEWS, LINKS)),
        ),
        (" ".join(NEWS[:2]), " ".join(NEWS[2:]) + LEAD),
        (
            "Le président français a reçu lundi à l'Élysée la ministre danoise de la Défense, avec "
            "qui il a parlé de la surveillance aérienne, des munitions et de la formation.",
            "Le président finlandais a reçu mardi à Helsinki le chancelier allemand, avec qui il a "
            "parlé de la frontière orientale, des brigades ukrainiennes et des sanctions.",
        ),
    ],
    ids=["common background", "common furniture", "two parts of one text", "short notes"],
)
def test_documents_that_share_only_a_background_are_no_copies(first, second):
    assert not is_copy(made(first), made(second))


@pytest.mark.parametrize(
    "typeset",
    [
        lambda text: text.replace("'", "’"),
        lambda text: text.replace("« ", '"').replace(" »", '"'),
        lambda text: text.replace("« ", "«\u00a0").replace(" »", "\u202f»"),
        lambda text: text.replace("2 000", "2\u202f000"),
        lambda text: text.replace("2 000", "2\n000"),
        lambda text: text.replace("2 000", "2000"),
        lambda text: text.replace("2 000", "2.000"),
        lambda text: text.replace("-", "\u2011"),
        lambda text: unicodedata.normalize("NFD", text),
        lambda text: text.replace("À Kiev", "A Kiev"),
        str.upper,
        lambda text: unicodedata.normalize("NFD", text.upper()).encode("ascii", "ignore").decode(),
        lambda text: text.replace("instructeurs", "instruc\u00adteurs"),
        lambda text: text.replace("instructeurs", "instruc-\nteurs"),
        lambda text: text.replace("cessez-le-feu", "cessez-\nle-feu"),
        lambda text: re.sub(r"(.{30,50}) ", r"\1\n", text),
        lambda text: text.replace("\n", "\r\n"),
        lambda text: "\ufeff" + text,
    ],
)
def test_the_way_a_text_is_set_makes_no_difference(typeset):
    other = typeset(DISPATCH)

    assert made(DISPATCH) == made(other)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("L'Élysée enverra 2 000 soldats", {"elysee enverra", "enverra 2000", "2000 soldats"}),
        ("cœur de l'Œuvre", {"coeur oeuvre"}),
        ("dans la force", {"dans force"}),
        ("le porte-\nparole déclare", {"porteparole declare"}),
        ("Paris - Londres", {"paris londres"}),
        ("3,5 milliards", {"3 5", "5 milliards"}),
        ("Україна просить гарантій", {"украіна просить", "просить гарантіи"}),
        ("le un des", set()),
        ("", set()),
    ],
)
def test_word_pairs_are_of_neighbouring_long_words(text, expected):
    assert expected == word_pairs(text)


@pytest.mark.parametrize("text", ["", " \n", "🕊️🇺🇦🕊️", TITLE, "oui non " * 1000, "\ud800", "…"])
def test_a_text_too_short_to_judge_has_no_fingerprint(text):
    assert fingerprint(text) is None


def test_a_text_is_judged_from_its_least_number_of_pairs():
    words = [f"parole{number}" for number in range(LEAST + 1)]

    assert fingerprint(" ".join(words[:-1])) is None
    assert fingerprint(" ".join(words)) is not None


def test_a_line_of_a_megabyte_has_a_fingerprint_of_the_usual_size():
    line = " ".join(f"parole{number % 70_000}" for number in range(90_000))

    assert len(line) > 1_000_000
    assert len(made(DISPATCH)) == len(made(line)) == 197


def test_a_fingerprint_is_the_same_for_ever():
    """Stored fingerprints are compared with new ones: a change here needs another make."""
    mark = made(DISPATCH)

    assert "1200000064" == mark[:5].hex()
    assert "a10720e56f6e22ea" == sha256(mark).hexdigest()[:16]
    assert (19794448161023, 19797169652118) == bands(mark)[:2]


def test_a_fingerprint_is_the_same_in_every_process():
    code = (
        "import sys; from garant.ledger.copies import fingerprint;"
        "sys.stdout.write(fingerprint(sys.stdin.buffer.read().decode()).hex())"
    )
    marks = {
        subprocess.run(
            [sys.executable, "-c", code],
            input=DISPATCH.encode(),
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout.decode()
        for seed in ("1", "2")
    }

    assert {made(DISPATCH).hex()} == marks


def test_each_band_names_a_bucket_of_its_own_that_fits_a_signed_column():
    buckets = bands(made(DISPATCH))

    assert BANDS == len(set(buckets))
    assert all(0 <= bucket < 2**63 for bucket in buckets)


def test_equal_values_in_other_bands_are_not_one_bucket():
    mark = made(DISPATCH)
    alike = mark[:5] + mark[5:9] * 48

    assert BANDS == len(set(bands(alike)))


def test_fingerprints_of_two_makes_are_not_compared():
    mark = made(DISPATCH)
    older = b"\x11" + mark[1:]

    assert is_current(mark)
    assert not is_current(older)
    assert 0.0 == likeness(mark, older) == overlap(mark, older)
    assert not is_copy(mark, older)
    assert set(bands(mark)).isdisjoint(bands(older))


def test_a_text_cut_to_a_half_overlaps_wholly_and_is_half_alike():
    whole = [f"parole{number} suite{number}" for number in range(1000)]
    first, second = made(" ".join(whole)), made(" ".join(whole[:500]))

    assert likeness(first, second) == pytest.approx(0.5, abs=0.1)
    assert overlap(first, second) > 0.9


def test_a_few_words_found_in_a_long_text_are_no_copy_of_it():
    long = " ".join(f"parole{number}" for number in range(2000))
    short = " ".join(f"parole{number}" for number in range(30))

    assert not is_copy(made(long), made(short))


RESULTS = (
    "Les ministres de la Défense de la coalition se sont réunis {day} par visioconférence sous la "
    "conduite de Paris et de Londres. Ils ont fait le point sur la formation des brigades, sur la "
    "défense aérienne et sur la surveillance de la mer Noire. Participaient à la réunion le "
    "Canada, l'Allemagne, la Pologne, {guest} et la Norvège. Ils ont {verb} {aim}. La prochaine "
    "réunion se tiendra à {place}."
)
FIRST_MEETING = RESULTS.format(
    day="lundi",
    guest="la Lettonie",
    verb="promis",
    aim="quarante véhicules blindés avant décembre",
    place="Bruxelles",
)
NEXT_MEETING = RESULTS.format(
    day="vendredi",
    guest="le Danemark",
    verb="repoussé",
    aim="la décision sur le commandement commun",
    place="Copenhague",
)


def test_two_of_a_series_are_no_copies_where_the_publisher_or_the_days_tell():
    first, second = made(FIRST_MEETING), made(NEXT_MEETING)

    assert is_copy(first, second)
    assert not is_copy(first, second, same_publisher=True)
    assert not is_copy(first, second, days_apart=COPY_DAYS + 1)
    assert not is_copy(first, second, days_apart=-COPY_DAYS - 1)
    assert is_copy(first, second, days_apart=COPY_DAYS)


def test_a_page_that_grew_is_known_again_at_its_publisher():
    grown = "\n\n".join((TITLE, "Mis à jour à 18 h 40", LEAD, OTHER_NEWS[2], *NEWS, BACKGROUND))

    assert is_copy(made(DISPATCH), made(grown), same_publisher=True, days_apart=30)


texts = st.lists(st.sampled_from(sorted(set(DISPATCH.split()))), min_size=60, max_size=200).map(
    " ".join
)


@given(st.text())
def test_any_text_is_taken(text):
    mark = fingerprint(text)

    assert mark is None or len(mark) == 197


@given(texts, texts)
def test_likeness_is_symmetric_and_bounded_by_overlap(first, second):
    marks = fingerprint(first), fingerprint(second)
    if None in marks:
        return
    one, other = marks

    assert likeness(one, other) == likeness(other, one)
    assert overlap(one, other) == overlap(other, one)
    assert is_copy(one, other) == is_copy(other, one)
    assert 0.0 <= likeness(one, other) <= overlap(one, other) <= 1.0


@given(texts)
def test_a_text_is_wholly_like_itself(text):
    mark = fingerprint(text)
    if mark is None:
        return

    assert 1.0 == likeness(mark, mark) == overlap(mark, mark)
    assert is_copy(mark, mark, same_publisher=True, days_apart=1000)


@given(texts, st.integers(0, 999))
def test_spaces_capitals_and_accents_make_no_difference(text, seed):
    drawn = Random(seed)
    other = "".join(
        drawn.choice([word, word.upper(), unicodedata.normalize("NFD", word)])
        + drawn.choice([" ", "\n", "\u00a0", "\u202f", " \t", "\r\n"])
        for word in text.split()
    )

    assert fingerprint(text) == fingerprint(other)


@given(texts)
def test_likeness_estimates_the_share_of_common_pairs(text):
    half = text[: len(text) // 2]
    marks = fingerprint(text), fingerprint(half)
    if None in marks:
        return
    whole, part = word_pairs(text), word_pairs(half)

    assert likeness(*marks) == pytest.approx(len(whole & part) / len(whole | part), abs=0.25)
