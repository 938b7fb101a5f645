"""The ontology and the words of a language, compiled into what mentions are looked up in."""

from dataclasses import dataclass
from functools import lru_cache

from garant.ontology import Holder, Naming, Ontology, PartyKind
from garant.reading.parties.folding import Trie, fold, pieces
from garant.reading.parties.words import PartyWords


@dataclass(frozen=True, slots=True)
class Name:
    """One way to name a party; `capital` and `acronym` say what its first letters must be."""

    form: str
    naming: Naming
    code: str
    kind: PartyKind
    capital: bool
    acronym: bool


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """Names, persons, seats and branches by their folded words."""

    ontology: Ontology
    words: PartyWords
    names: Trie[Name]
    persons: Trie[Holder]
    families: Trie[Holder]
    seat_offices: dict[str, str]
    branches: dict[str, str]


def key(text: str) -> str:
    """The folded pieces of a phrase as one text: "Maison-Blanche" gives "maison blanche"."""
    return " ".join(
        piece
        for word in text.replace("'", "' ").replace("’", "' ").split()
        for piece in pieces(word)
    )


@lru_cache(maxsize=8)
def compile_lexicon(ontology: Ontology, words: PartyWords) -> Lexicon:
    """Compile the ontology for one language; kept for as long as both are in use."""
    names: Trie[Name] = Trie()
    language = words.language
    for code, party in ontology.parties.items():
        for naming, forms in party.words.get(language, {}).items():
            for form in forms:
                letters = form.replace(".", "")
                names.add(
                    form,
                    Name(
                        form,
                        naming,
                        code,
                        party.kind,
                        capital=form[0].isupper(),
                        acronym=len(letters) <= 3 and letters.isupper() and letters.isalpha(),
                    ),
                )
    persons: Trie[Holder] = Trie()
    families: Trie[Holder] = Trie()
    for holder in ontology.holders:
        spelled = (holder.person, *holder.variants)
        for name in spelled:
            if " " in name:
                persons.add(name, holder)
            else:
                families.add(name, holder)
        for name in {*holder.family.values(), *(_last(name, holder) for name in spelled)}:
            if len(fold(name)) > 1:
                families.add(name, holder)
    branches = {
        key(form): branch
        for branch, forms in ontology.branches.items()
        for form in forms.get(language, ())
    }
    offices = {key(seat): office for seat, office in ontology.seat_offices.items()}
    return Lexicon(ontology, words, names, persons, families, offices, branches)


def _last(name: str, holder: Holder) -> str:
    """The family name in one spelling of a name: as many last words as the usual one has.

    Where the family name stands first ("Xi Jinping"), so it does in the variants.
    """
    family = holder.family[""] if "" in holder.family else next(iter(holder.family.values()))
    parts, size = name.split(), len(family.split())
    if holder.person.startswith(family) and holder.person != family:
        return " ".join(parts[:size])
    return " ".join(parts[-size:])
