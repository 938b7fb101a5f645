"""What somebody may have meant: the nearest known word to one that is not known."""

from collections.abc import Collection, Iterable, Mapping
from difflib import get_close_matches
from functools import lru_cache

from garant.ontology.party import Naming, Ontology

_LISTED = 30
"""Names listed at most where none is near."""


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that is most like one, None where none is."""
    folded = {each.casefold(): each for each in known}
    # Matching takes time with the square of the length, and no name is that long.
    found = get_close_matches(word[:60].casefold(), folded, n=1)
    return folded[found[0]] if found else None


def advice(word: str, known: Collection[str], lead: str) -> str:
    """Advice on a word that is not known: the nearest, or else what there is."""
    near = nearest(word, known)
    if near is not None:
        return f"did you mean {near}?"
    listed = ", ".join(list(known)[:_LISTED])
    more = ", ..." if len(known) > _LISTED else ""
    return f"{lead} {listed}{more}" if listed else "there is none yet"


def near_party(word: str, ontology: Ontology) -> str:
    """Advice on a party that is not known, by its code or any name of it."""
    codes = _codes(ontology)
    folded = word[:60].casefold()
    near = folded if folded in codes else nearest(folded, codes)
    if near is None:
        return "write an ISO 3166 code such as FRA, or a body such as NATO; see 'garant --help'"
    code = codes[near]
    return f"did you mean {code} ({ontology.label(code)})?"


# Gathering all names takes longer than looking one up, and a file may hold many mistakes.
@lru_cache(maxsize=4)
def _codes(ontology: Ontology) -> Mapping[str, str]:
    """The codes of parties by every name of them."""
    codes: dict[str, str] = {}
    for code, party in ontology.parties.items():
        names = [code, *party.labels.values()]
        names += (name for words in party.words.values() for name in words.get(Naming.NAME, ()))
        for name in names:
            codes.setdefault(name.casefold(), code)
    return codes
