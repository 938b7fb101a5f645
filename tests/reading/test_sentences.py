"""Sentence bounds, mended on words written by hand."""

import pytest

from garant.reading.sentences import Abbreviations, abbreviations, mend, quotations

KNOWN = Abbreviations(frozenset(("m.", "art.")), frozenset(("sept.",)))


def tokens(text: str) -> tuple[list[str], list[int], list[int]]:
    """Words parted by spaces; _ glues two words together."""
    words, starts, ends, at = [], [], [], 0
    for chunk in text.split(" "):
        for word in chunk.split("_"):
            words.append(word)
            starts.append(at)
            at += len(word)
            ends.append(at)
        at += 1
    return words, starts, ends


def mended(text: str) -> list[str]:
    """The sentences of a text in which | marks where the parser begins one."""
    begins, words = [0], []
    for number, part in enumerate(text.split(" | ")):
        if number:
            begins.append(len(words))
        words += part.replace("_", " ").split(" ")
    words, starts, ends = tokens(text.replace(" | ", " "))
    heads = [max(begin for begin in begins if begin <= i) for i in range(len(words))]
    found = mend(words, starts, ends, heads, ["dep"] * len(words), begins, KNOWN)
    return [" ".join(words[start:end]) for start, end in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Il part_. | Elle reste_.", ["Il part .", "Elle reste ."]),
        (
            "« C'est fini_. | Nous partons_. | »_, a dit X_. | Il pleut_.",
            ["« C'est fini . Nous partons . » , a dit X .", "Il pleut ."],
        ),
        ("“_Oui_. | Non_._”_, dit-il_.", ["“ Oui . Non . ” , dit-il ."]),
        ('"_Oui_. | Non_._"_, dit-il_.', ['" Oui . Non . " , dit-il .']),
        ("« Que faire ? » | demande X_.", ["« Que faire ? » demande X ."]),
        ("Il dit : « Oui_. | » | Il part_.", ["Il dit : « Oui . »", "Il part ."]),
        ("Selon M. | Dupont_, non_.", ["Selon M. Dupont , non ."]),
        ("Selon l' art_. | 5_, non_.", ["Selon l' art . 5 , non ."]),
        ("Le 3 sept. | 2025 il part_.", ["Le 3 sept. 2025 il part ."]),
        ("Fin sept. | Il part_.", ["Fin sept.", "Il part ."]),
        ("J. | K. | Rowling écrit_.", ["J. K. Rowling écrit ."]),
        ("« Oui_. | Il part_. | Il pleut_.", ["« Oui .", "Il part .", "Il pleut ."]),
    ],
)
def test_bounds_are_mended(text, expected):
    assert expected == mended(text)


def test_a_missed_bound_is_put_in_and_its_arc_cut():
    words, starts, ends = tokens("Il part_. Elle reste_.")
    heads, deps = [1, 1, 1, 4, 1, 4], ["nsubj", "ROOT", "punct", "nsubj", "conj", "punct"]

    found = mend(words, starts, ends, heads, deps, [0], KNOWN)

    assert [(0, 3), (3, 6)] == found
    assert (4, "ROOT") == (heads[4], deps[4])


def test_a_bound_that_several_arcs_cross_is_not_put_in():
    words, starts, ends = tokens("Il part_. Elle reste_.")
    heads = [1, 1, 1, 1, 1, 1]

    assert [(0, 6)] == mend(words, starts, ends, heads, ["dep"] * 6, [0], KNOWN)


def test_a_quotation_beyond_all_length_encloses_nothing():
    words = ["«", *["mot"] * 600, "»"]
    starts = list(range(0, 4 * len(words), 4))
    ends = [start + 3 for start in starts]

    assert {-1} == set(quotations(words, starts, ends))


def test_nested_quotations_close_with_the_outer_one():
    words, starts, ends = tokens("« Il a dit “_oui_” hier »")

    assert [8] * 8 + [-1] == quotations(words, starts, ends)


def test_french_abbreviations_are_carried():
    assert "art." in abbreviations("fr").inner
    assert Abbreviations() == abbreviations("tlh")
