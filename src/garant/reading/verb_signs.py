"""Verbs and tenses that a word's form gives away, where a small tagger erred.

"Maintiendrait" can be nothing but a conditional, "excluent" after "n'" nothing but a verb.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from garant.errors import WordsError
from garant.reading.lemmas import VERBAL
from garant.reading.parse import Parse, features

TAKEN_FOR = frozenset({"NOUN", "ADJ", "PROPN", "ADV", "X"})
"""The classes that verb forms are mistaken for."""

CLOSED = frozenset({"SCONJ", "CCONJ", "ADP", "INTJ"})
"""Classes of few words, whose forms only an ending of a tense gives away: "quitteraient"."""

KEPT = ("Gender", "Number", "Person")


class _Signs(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    stem_end: str = ""
    dropped: int = 0
    endings: dict[str, tuple[str, ...]] = {}
    before_finite: frozenset[str] = frozenset()
    before_infinitive: frozenset[str] = frozenset()
    clitics: frozenset[str] = frozenset()
    between: tuple[str, ...] = ()
    adverbs: frozenset[str] = frozenset()
    measures: frozenset[str] = frozenset()
    object_clitics: frozenset[str] = frozenset()
    nouns: frozenset[str] = frozenset()
    subjects: frozenset[str] = frozenset()
    present: dict[str, tuple[str, ...]] = {}
    light: frozenset[str] = frozenset()
    adverb_end: tuple[str, ...] = ()
    first_person: frozenset[str] = frozenset()
    first_plural: tuple[str, ...] = ()
    past_is_participle: bool = False
    auxiliaries: frozenset[str] = frozenset()
    been: frozenset[str] = frozenset()
    cleft_openers: frozenset[str] = frozenset()
    gerund: tuple[str, ...] = ()
    copula: str = ""
    doing: str = ""
    imperative: tuple[str, ...] = ()
    enclitics: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class VerbSigns:
    """The signs of one language, ready for use: endings longest first, each with its features.

    `between` are phrases that part a verb from its auxiliary, word by word, `lengths` their numbers
    of words, longest first; `adverbs` may stand beside them; `measures` lead in a count;
    `object_clitics` stand before a verb and look like articles, after which `nouns` stay nouns;
    `first_plural` ends the verbs of `first_person`; `past_is_participle` tells that past tense and
    participle look alike; `auxiliaries` are the lemmas that a listed phrase may part from their
    participle, `been` the passive's own, passed over on the way to it; `cleft_openers` open clauses
    that the `copula` joins to what they are about, where `doing` may stand for any verb;
    `gerund` ends verbs that may stand as subjects;
    `imperative` ends verbs that command where `enclitics` or a determiner follow.
    """

    endings: tuple[tuple[str, str], ...]
    dropped: int
    before_finite: frozenset[str]
    before_infinitive: frozenset[str]
    clitics: frozenset[str]
    between: frozenset[tuple[str, ...]]
    lengths: tuple[int, ...]
    adverbs: frozenset[str]
    measures: frozenset[str]
    object_clitics: frozenset[str]
    nouns: frozenset[str]
    subjects: frozenset[str]
    present: tuple[tuple[str, tuple[str, ...]], ...]
    light: frozenset[str]
    adverb_end: tuple[str, ...]
    first_person: frozenset[str]
    first_plural: tuple[str, ...]
    past_is_participle: bool
    auxiliaries: frozenset[str]
    been: frozenset[str]
    cleft_openers: frozenset[str]
    gerund: tuple[str, ...]
    copula: str
    doing: str
    imperative: tuple[str, ...]
    enclitics: frozenset[str]


@cache
def verb_signs(language: str) -> VerbSigns | None:
    """The signs of a language, or None where its folder has none.

    Raises:
        WordsError: The file has mistakes.
    """
    path = Path(__file__).parent / language / "verb_signs.yaml"
    if not path.is_file():
        return None
    try:
        signs = _Signs.model_validate(
            yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        )
    except ValidationError as error:
        raise WordsError(f"{path.name}: {' '.join(str(error).split())}") from None
    endings = [
        (signs.stem_end + ending, morph) for morph, held in signs.endings.items() for ending in held
    ]
    endings.sort(key=lambda pair: -len(pair[0]))
    between = frozenset(tuple(phrase.split()) for phrase in signs.between)
    return VerbSigns(
        tuple(endings),
        signs.dropped,
        signs.before_finite,
        signs.before_infinitive,
        signs.clitics,
        between,
        tuple(sorted({len(phrase) for phrase in between}, reverse=True)),
        signs.adverbs,
        signs.measures,
        signs.object_clitics,
        signs.nouns,
        signs.subjects,
        tuple(signs.present.items()),
        signs.light,
        signs.adverb_end,
        signs.first_person,
        signs.first_plural,
        signs.past_is_participle,
        signs.auxiliaries,
        signs.been,
        signs.cleft_openers,
        signs.gerund,
        signs.copula,
        signs.doing,
        signs.imperative,
        signs.enclitics,
    )


def mend_verbs(parse: Parse, table: Mapping[str, str], signs: VerbSigns) -> None:
    """Set the class, lemma and tense of words whose form leaves no choice.

    Args:
        parse: The parse, changed in place.
        table: The lemmas of verb forms.
        signs: The signs of the language.
    """
    for i, form in enumerate(parse.lower):
        held = table.get(form)
        if held is None:
            continue
        lemma = held.split(" ")[0]
        if _commands(parse, i, signs):
            parse.pos[i], parse.lemmas[i] = "VERB", lemma
            parse.morphs[i] = "Mood=Imp|Number=Plur|Person=2|Tense=Pres|VerbForm=Fin"
            continue
        verbal = parse.pos[i] in VERBAL
        if not verbal:
            if parse.pos[i] == "ADV" and form.endswith(signs.adverb_end or ("\0",)):
                continue  # "nous avons maintenant"
            if parse.pos[i] in CLOSED:
                if not _has_tense(form, held, signs):
                    continue
            elif parse.pos[i] not in TAKEN_FOR or not _must_be_verb(parse, i, form, held, signs):
                continue
            if i and parse.lower[i - 1] in signs.object_clitics and parse.deps[i - 1] == "det":
                parse.pos[i - 1], parse.deps[i - 1] = "PRON", "obj"
            parse.pos[i] = "VERB"
            parse.lemmas[i] = lemma
            if i and parse.pos[i - 1] == "AUX":
                parse.morphs[i] = "Tense=Past|VerbForm=Part"
            elif form in held.split(" "):
                parse.morphs[i] = "VerbForm=Inf"
            else:
                parse.morphs[i] = "Mood=Ind|Tense=Pres|VerbForm=Fin"
        elif i and _hides_clitic(parse, i, signs):
            parse.pos[i - 1], parse.deps[i - 1] = "PRON", "obj"  # "nous ne l'excluons pas"
        morph = _tense(form, parse.lemmas[i] if verbal else lemma, signs)
        if morph is not None and not _has(parse.morphs[i], morph):
            own = features(parse.morphs[i])
            kept = [f"{name}={own[name]}" for name in KEPT if name in own]
            parse.morphs[i] = "|".join([morph, *kept])


def _commands(parse: Parse, i: int, signs: VerbSigns) -> bool:
    """Whether a verb opens a sentence as a command: "Donnez-nous", "« Envoyez des chars »"."""
    if not signs.imperative or not parse.lower[i].endswith(signs.imperative):
        return False
    if i + 1 >= len(parse) or (i and parse.pos[i - 1] not in ("PUNCT", "INTJ")):
        return False
    return parse.lower[i + 1] in signs.enclitics or parse.pos[i + 1] == "DET"


def _hides_clitic(parse: Parse, i: int, signs: VerbSigns) -> bool:
    """Whether what stands before a verb that is no participle was taken for an article."""
    form = features(parse.morphs[i]).get("VerbForm")
    return (
        parse.lower[i - 1] in signs.object_clitics
        and parse.pos[i - 1] == "DET"
        and form in ("Fin", "Inf")
    )


def _must_be_verb(parse: Parse, i: int, form: str, held: str, signs: VerbSigns) -> bool:
    j = i - 1
    while j > 0 and parse.lower[j] in signs.clitics:
        j -= 1
    before = parse.lower[j] if j >= 0 else ""
    if before in signs.before_finite:
        return True
    before = parse.lower[i - 1] if i else ""
    if i and parse.pos[i - 1] == "AUX":
        return True
    if parse.words[i][:1].isupper():
        return False
    if (
        before in signs.object_clitics
        and form not in signs.nouns
        and _after_subject(parse, i - 1, signs)
    ):
        return True  # "la Hongrie la bloque"
    if form in held.split(" ") and before in signs.before_infinitive:
        after = parse.pos[i + 1] if i + 1 < len(parse.pos) else ""
        return after in ("DET", "ADP", "PRON", "SCONJ", "NUM", "ADV")
    return _has_tense(form, held, signs)


def _has_tense(form: str, held: str, signs: VerbSigns) -> bool:
    return _tense(form, held.split(" ")[0], signs) is not None and len(form) > 5


def _after_subject(parse: Parse, i: int, signs: VerbSigns) -> bool:
    """Whether a name or a pronoun stands right before a place and opens a clause without a verb."""
    j = i - 1
    if j < 0 or (parse.pos[j] != "PROPN" and parse.lower[j] not in signs.subjects):
        return False
    while j > 0 and parse.pos[j - 1] in ("PROPN", "DET"):
        j -= 1
    if j > 0 and (parse.pos[j - 1] == "ADP" or parse.pos[j - 1] in VERBAL):
        return False
    for k in range(j - 1, -1, -1):
        if parse.pos[k] == "PUNCT":
            break
        if parse.pos[k] in VERBAL:
            return False
    return True


def _tense(form: str, lemma: str, signs: VerbSigns) -> str | None:
    for ending, morph in signs.endings:
        if form.endswith(ending):
            # "montra", "préparait": the stem's own letter, and another tense.
            return None if form == lemma[: -signs.dropped] + ending[1:] else morph
    return None


def _has(morph: str, wanted: str) -> bool:
    own, asked = features(morph), features(wanted)
    return own.get("Mood") == asked.get("Mood") and own.get("Tense") == asked.get("Tense")
