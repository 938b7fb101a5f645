"""Codes as a user names them: in any case, by a name in a language, or nearly right."""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from garant.errors import QuestionError

if TYPE_CHECKING:
    from garant.ontology import Ontology

_NEAR = 0.6
"""From this likeness on (0 to 1) a name is suggested; "FRN" is at .67 to "FRA"."""

_SUGGESTED = 3

_LONGEST_NAME = 90
"""Signs of a text that may be meant for a name: the longest name has 60, and comparing takes time
that grows with both."""

IsHeld = Callable[[str], bool]
"""Tells whether the ledger holds anything by a code, so that it need not be looked up."""


def nothing_is_held(code: str) -> bool:
    """The ledger is not asked."""
    return False


def party_code(
    text: str, ontology: "Callable[[], Ontology]", is_held: IsHeld = nothing_is_held
) -> str:
    """The code of the party that a user means.

    Reads "FRA", "fra", "France", "Royaume-Uni", "germany". Does not read "Paris" or "le Kremlin",
    which may be places, but suggests who sits there.

    Args:
        text: What the user wrote.
        ontology: Loads the parties, where they are needed.
        is_held: Whether the ledger holds anything of a code, which is then good.

    Raises:
        QuestionError: No party is called so, or several are.
    """
    code = text.strip().upper().replace("-", "_")
    if code and is_held(code):
        return code
    known = ontology()
    party = known.parties.get(code)
    if party is not None:
        if party.members:
            raise QuestionError(
                f"{code} stands for {_listed(party.members, 'and')}; ask for one of them"
            )
        return code
    names = _names_of_parties(known)
    codes = names.get(_plain(text), set())
    if len(codes) == 1:
        return party_code(next(iter(codes)), ontology)
    shown = {each: f"{each} ({known.label(each)})" for each in known.parties}
    if codes:
        raise QuestionError(f"{text!r} may be {_listed(map(shown.get, sorted(codes)))}; say which")
    raise QuestionError(f"unknown party {text!r}{_suggested_parties(text, names, known, shown)}")


def capability_code(
    text: str, ontology: "Callable[[], Ontology]", is_held: IsHeld = nothing_is_held
) -> str:
    """The code of the capability that a user means.

    Reads "ground_troops", "ground troops", "troupes au sol".

    Args:
        text: What the user wrote.
        ontology: Loads the capabilities, where they are needed.
        is_held: Whether the ledger holds anything of a code, which is then good.

    Raises:
        QuestionError: No capability is called so.
    """
    code = _as_code(text)
    if code and is_held(code):
        return code
    capabilities = ontology().capabilities
    names = {each: {each} for each in capabilities}
    for each, capability in capabilities.items():
        for label in capability.labels.values():
            names.setdefault(_as_code(label), {each})
    for found in names.get(code, ()):
        return found
    raise _unknown(text, "capability", capabilities, names)


def one_of(text: str, what: str, codes: Iterable[str]) -> str:
    """The code of a closed list that a user means.

    Args:
        text: What the user wrote.
        what: What the list is of, in one word.
        codes: The list.

    Raises:
        QuestionError: None of them is called so.
    """
    codes = tuple(codes)
    code = _as_code(text)
    if code in codes:
        return code
    raise _unknown(text, what, codes, {each: {each} for each in codes})


def _unknown(
    text: str, what: str, codes: Iterable[str], names: Mapping[str, Iterable[str]]
) -> QuestionError:
    """That there is no such code, which is nearest, and which there are."""
    near = _nearest(_as_code(text), names)
    meant = f"did you mean {near[0]}? There" if near else "there"
    return QuestionError(f"unknown {what} {text!r}; {meant} are {_listed(codes, 'and')}")


def _suggested_parties(
    text: str, names: Mapping[str, set[str]], known: "Ontology", shown: Mapping[str, str]
) -> str:
    written: defaultdict[str, set[str]] = defaultdict(set)
    for code, party in known.parties.items():
        for words in party.words.values():
            for sort in words.values():
                for word in sort:
                    written[_plain(word)].add(code)
    for name, named in names.items():
        written[name] |= named
    # Of several as near, those with the most known offices come first.
    offices = Counter(term.party for holder in known.holders for term in holder.terms)
    codes = {_plain(code): {code} for code in known.parties}
    near = _nearest(_plain(text), codes, offices) if text.strip().isupper() else []
    near = near or _nearest(_plain(text), written, offices)
    if not near:
        return "; give a code such as FRA, or a name"
    return f"; did you mean {_listed(shown[code] for code in near)}?"


def _names_of_parties(known: "Ontology") -> dict[str, set[str]]:
    from garant.ontology import Naming

    names: defaultdict[str, set[str]] = defaultdict(set)
    for code, party in known.parties.items():
        for label in party.labels.values():
            names[_plain(label)].add(code)
        for words in party.words.values():
            for name in words.get(Naming.NAME, ()):
                names[_plain(name)].add(code)
    return dict(names)


def _nearest(
    text: str, names: Mapping[str, Iterable[str]], weights: Mapping[str, int] | None = None
) -> list[str]:
    """The codes whose names are nearest to a text, the nearest first."""
    likeness: dict[str, float] = {}
    if len(text) > _LONGEST_NAME:
        return []
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(text)
    for name, codes in names.items():
        matcher.set_seq1(name)
        # Each takes ten times as long as the one before, and is never above it.
        if (
            matcher.real_quick_ratio() < _NEAR
            or matcher.quick_ratio() < _NEAR
            or matcher.ratio() < _NEAR
        ):
            continue
        # Beginnings are typed right more often than ends.
        alike = matcher.ratio() + 0.1 * (name[:1] == text[:1]) + 0.1 * (name[:2] == text[:2])
        for code in codes:
            likeness[code] = max(likeness.get(code, 0), alike)
    best = max(likeness.values(), default=0)
    weights = weights or {}
    order = sorted(
        (code for code, alike in likeness.items() if alike >= best - 0.1),
        key=lambda code: (-likeness[code], -weights.get(code, 0), code),
    )
    return order[:_SUGGESTED]


def _plain(text: str) -> str:
    """A name as it is compared: without accents, case, dots and hyphens."""
    letters = unicodedata.normalize("NFKD", text.strip().replace("’", "'"))
    plain = "".join(sign for sign in letters if not unicodedata.combining(sign)).casefold()
    return " ".join(plain.replace("-", " ").replace(".", "").replace("_", " ").split())


def _as_code(text: str) -> str:
    return _plain(text).replace(" ", "_")


def _listed(words: Iterable[str | None], last: str = "or") -> str:
    """Words in a row: "a", "a or b", "a, b or c"."""
    *before, end = [word for word in words if word]
    return f"{', '.join(before)} {last} {end}" if before else end
