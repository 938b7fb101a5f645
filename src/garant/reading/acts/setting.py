"""The setting of a document: who is protected, from whom, and what "the force" is there."""

import re
from collections import Counter
from dataclasses import dataclass, replace
from functools import cache

from garant.ontology import Naming, PartyKind, load_ontology
from garant.ontology.theatres import Theatre, load_theatres
from garant.reading.acts.openings import signed_in_opening
from garant.reading.mention import MentionKind, Mentions
from garant.reading.parse import READ, Parse

HOME_SHARE = 0.4
"""The share of all mentions that a state must have for a text to be about its doings."""

FEW = 8
"""Mentions up to which one alone shows what a text is about."""

_NAMED = frozenset({MentionKind.STATE, MentionKind.BODY, MentionKind.PERSON, MentionKind.SEAT})


_HEADING = (Naming.NAME, Naming.SEAT)
_BELONGING = (Naming.ADJECTIVE, Naming.PEOPLE)
_FIRST = 2
"""The sentences in which an official text says what it is about."""

COLLECTIVES = frozenset({"COALITION", "EUROPE", "WEST", "ALLIES"})


@dataclass(frozen=True, slots=True)
class Setting:
    """What a document is about, as far as its own words show it.

    `candidates` are the parties that may be the protected one of a passage; `protected` the one of
    the whole text, None where none stands out. `home` is the state whose doings the text is about
    where one outweighs all others: "the regiment" of a regional paper is its own. `signatories` say
    "we" in a declaration; `signed` tells that it names them. `official` is what a government itself
    publishes, or signs, about who is protected: all that it tells belongs there. `issuer`
    is the government that publishes the text, None for reporting; `together` what several states
    that nobody names are in its theatre, where that is no body. `headed` tells that the title names
    the protected party beside a guarantee, a force or talks; `deployed` that it names a force or a
    mission and no battle.
    """

    protected: str | None
    adversaries: frozenset[str]
    collective: str | None
    candidates: frozenset[str]
    home: str | None = None
    signatories: tuple[str, ...] = ()
    signed: bool = False
    official: bool = False
    issuer: str | None = None
    together: str | None = None
    headed: bool = False
    deployed: bool = False

    @property
    def about(self) -> bool:
        """Whether the text is about who is protected by its title or by who publishes it."""
        return self.official or self.headed


@cache
def protected_parties() -> frozenset[str]:
    """The parties that any known conflict is about protecting."""
    return frozenset(theatre.protected for theatre in load_theatres())


@cache
def belligerents() -> frozenset[str]:
    """The adversaries of all known conflicts."""
    return frozenset(code for theatre in load_theatres() for code in theatre.adversaries)


def find_setting(
    mentions: Mentions,
    parses: list[Parse],
    grammar: dict[str, frozenset[str]],
    title: str | None = None,
    language: str | None = None,
) -> Setting:
    """Work out the setting of a document from whom it mentions and how often.

    Args:
        mentions: The mentions of the document.
        parses: Its parses, to find who stands beside the narrator's first "we", or signs.
        grammar: The closed-class words of the language.
        title: Its title, which tells what it is about and whose words a speech is.
        language: The language of the title.
    """
    located = _located(parses, title or "")
    found = _setting(mentions, located)
    headed = _headed(title, language or "") if title else Counter()
    if found.protected is None and headed:
        found = _setting(mentions, located + headed)
    told = set(re.findall(r"[\w-]+", (title or "").lower())) & grammar["title_word"]
    found = replace(found, headed=bool(told) and found.protected in headed)
    if mentions.home and found.protected is not None:
        widely = _headed(title or "", language or "", _HEADING + _BELONGING)
        opened = found.protected in widely or _opens_with(found.protected, mentions, parses)
        found = replace(found, official=opened)
    government = mentions.home[0] if mentions.home else None
    deployed = title is not None and _names_force(title, language or "", found, grammar)
    found = replace(found, issuer=government, deployed=deployed)
    titled = _titled(title, mentions, parses, grammar, language or "", government) if title else ()
    if government is not None and government not in found.adversaries:
        titled = tuple(code for code in titled if code not in found.adversaries)
    if titled and government is not None:
        titled = _self_named(mentions, parses, grammar) or titled
    titled = signed_in_opening(mentions, parses, grammar) or titled
    if titled:
        return replace(found, signatories=titled, signed=len(titled) > 1)
    closing = _closing(mentions, parses, grammar)
    if closing:
        return replace(found, signatories=closing, signed=True)
    signatories = _signatories(mentions, parses, grammar["first_person"], found, government)
    return replace(found, signatories=signatories, signed=len(signatories) > 1)


def _self_named(
    mentions: Mentions, parses: list[Parse], grammar: dict[str, frozenset[str]]
) -> tuple[str, ...]:
    """Who a declaration says its first "we" are: "We, the leaders of the Group of Seven, …"."""
    for number, parse in enumerate(parses):
        we = next(
            (i for i, word in enumerate(parse.lower) if word in grammar["first_person"]), None
        )
        if we is not None:
            led = we + 2 < len(parse) and parse.pos[we + 2] in ("DET", "NOUN", "PROPN", "ADJ")
            closing = grammar["first_person"] | grammar["company"]
            return _apposed(mentions, parse, number, we, closing) if led else ()
    return ()


def _titled(
    title: str,
    mentions: Mentions,
    parses: list[Parse],
    grammar: dict[str, frozenset[str]],
    language: str,
    government: str | None,
) -> tuple[str, ...]:
    """Whose words a text is by its title: "Remarks by President Biden", "G7 Leaders' Statement".

    Who stands after "by" speaks, up to the next preposition; of a statement or a declaration
    without one, all who are named up to it. Other titles tell nothing. What a government publishes
    is its own, unless the title calls it joint, names it among others, or names nothing but a body.
    """
    words = re.findall(r"[^\W_]+(?:\.[^\W_]+)*", title.lower())
    kinds = [i for i, word in enumerate(words) if word in grammar["own_text"]]
    if not kinds:
        return ()
    joint = any(
        word in grammar["joint_word"] and any(i < kind <= i + 3 for kind in kinds)
        for i, word in enumerate(words)
    )
    names = _one_word_names(language) if joint else {}
    for mention in mentions.found:
        parse = parses[mention.parse]
        last = mention.end - 1
        if mention.codes and mention.kind in _NAMED and not mention.anonymous:
            names.setdefault(parse.lower[last].rstrip("."), mention.codes)
    by = next((i for i, word in enumerate(words) if word in grammar["agent"]), None)
    start = kinds[0] + 1 if by is None else by + 1
    stop = next(
        (i for i in range(start, len(words)) if words[i] in grammar["title_stop"]), len(words)
    )
    told = words[start:stop] if by is not None else words[:stop]
    found = dict.fromkeys(code for word in told for code in names.get(word, ()))
    if joint or (not found and by is None and government is None):
        topic = next((i for i, word in enumerate(words) if word in grammar["topic_word"]), None)
        told = words[:topic]  # "Joint statement on Ukraine" is not Ukraine's
        found = found or dict.fromkeys(code for word in told for code in names.get(word, ()))
    if joint and government is not None and len(found) < 2:
        return tuple(dict.fromkeys((government, *found)))
    if government is None or joint or government in found:
        return tuple(found)
    parties = load_ontology().parties
    bodies = all(code in parties and parties[code].kind is PartyKind.BODY for code in found)
    return tuple(found) if bodies and by is None else ()


def _one_word_names(language: str) -> dict[str, tuple[str, ...]]:
    """The names and adjectives of parties that are one word: for titles, which are not parsed."""
    found: dict[str, tuple[str, ...]] = {}
    for party in load_ontology().parties.values():
        named = party.words.get(language, {})
        for sort in (*_HEADING, Naming.ADJECTIVE):
            for name in named.get(sort, ()):
                if " " not in name:
                    found.setdefault(name.lower().rstrip("."), party.codes)
    return found


def _closing(
    mentions: Mentions, parses: list[Parse], grammar: dict[str, frozenset[str]]
) -> tuple[str, ...]:
    """Who signs in a closing formula: "Fait à Oslo par la Norvège et la Turquie"."""
    for number, parse in enumerate(parses):
        if len(parse) < 4 or parse.lower[0] not in grammar["closing_formula"]:
            continue
        by = next((i for i, word in enumerate(parse.lower) if word in grammar["agent"]), None)
        if by is None or parse.lower[1] not in grammar["dative"] | grammar["possessor"]:
            continue
        codes = [code for m in mentions.of(number) if m.start > by for code in m.codes]
        if len(set(codes)) > 1:
            return tuple(dict.fromkeys(codes))
    return ()


def _signatories(
    mentions: Mentions,
    parses: list[Parse],
    first_person: frozenset[str],
    setting: Setting,
    government: str | None,
) -> tuple[str, ...]:
    """Who says "we" in a text of their own: the parties in apposition to it, else who publishes it.

    "Nous, ministres de la France et de la Pologne, …". Where neither tells, those named right
    before it, the state the text is about, or its force; never "Europe" or "the allies" at large.
    """
    for number, parse in enumerate(parses):
        we = next((i for i, word in enumerate(parse.lower) if word in first_person), None)
        if we is None:
            continue
        codes = _apposed(mentions, parse, number, we, first_person)
        if codes:
            return codes
        if government is not None:
            break
        before = [
            code
            for m in mentions.found
            if (m.parse, m.head) < (number, we) and m.parse >= number - 1 and not m.place
            for code in m.codes
            if code not in setting.candidates and code not in setting.adversaries
        ]
        if len(set(before)) > 1:
            return tuple(dict.fromkeys(before))
        break
    if government is not None:
        return (government,)
    if setting.home:
        return (setting.home,)
    if mentions.dated and not set(mentions.dated) & setting.candidates:
        return mentions.dated  # given at a seat, by whoever sits there
    return ("COALITION",) if setting.collective == "COALITION" else ()


def _apposed(
    mentions: Mentions, parse: Parse, number: int, we: int, first_person: frozenset[str]
) -> tuple[str, ...]:
    """The parties in apposition to "we"."""
    end = parse.sentences[parse.sentence_of[we]][1]
    if we + 1 >= end or parse.lower[we + 1] != ",":
        return ()
    close = next(
        (
            k
            for k in range(we + 2, end)
            if parse.lower[k] in first_person
            or (parse.pos[k] in ("VERB", "AUX") and parse.feature(k, "VerbForm") == "Fin")
            or (parse.pos[k] == "VERB" and parse.lower[k - 1] == "," and _rules_we(parse, k, we))
        ),
        end,
    )
    codes = [
        code for m in mentions.of(number) if we < m.head < close and not m.place for code in m.codes
    ]
    return tuple(dict.fromkeys(codes))


def _rules_we(parse: Parse, verb: int, we: int) -> bool:
    """Whether "we" hangs on a verb, whatever form a tagger took it for: "We, A and B, stand"."""
    return we in parse.children[verb]


def _opens_with(code: str, mentions: Mentions, parses: list[Parse]) -> bool:
    """Whether the first sentences that are read name a party."""
    for number, parse in enumerate(parses):
        if parse.block.kind in READ and len(parse.sentences) > 0:
            end = parse.sentences[min(_FIRST, len(parse.sentences)) - 1][1]
            return any(code in m.codes for m in mentions.of(number) if m.start < end)
    return False


def _names_force(
    title: str, language: str, setting: Setting, grammar: dict[str, frozenset[str]]
) -> bool:
    """Whether a title names a force and who it is for: "L'ONU retire ses troupes de Haïti"."""
    words = re.findall(r"[^\W_]+(?:-[^\W_]+)*", title)
    lower = {word.lower() for word in words}
    if setting.protected is None or not lower & grammar["force_word"]:
        return False
    if lower & grammar["killing_word"]:
        return False  # a battle has soldiers, too
    widely = _headed(title, language, _HEADING + _BELONGING)
    known = _places()
    return setting.protected in widely or any(known.get(w) == setting.protected for w in words)


@cache
def _places() -> dict[str, str]:
    return {place: theatre.protected for theatre in load_theatres() for place in theatre.places}


def _located(parses: list[Parse], title: str) -> Counter[str]:
    """The parties of conflicts whose places a text is about: "Gaza" is no party, but Palestine's.

    It is about those that its title or its first paragraph names, not about "the war in Gaza" that
    some ship was sent in the days of.
    """
    known = _places()
    words = [parse.words for parse in parses if parse.block.kind in READ]
    told = set(re.findall(r"[^\W_]+", title)).union(*words[:1])
    return Counter(known[w] for held in words for w in held if w in known and w in told)


def _headed(title: str, language: str, sorts: tuple[Naming, ...] = _HEADING) -> Counter[str]:
    """The parties of conflicts that a title names: "Ukraine: who would send troops"."""
    words = set(re.findall(r"[^\W_]+", title))
    if title.isupper():
        words = {word.title() for word in words}  # "OUR LADS IN KYIV?"
    parties = load_ontology().parties
    found: Counter[str] = Counter()
    for theatre in load_theatres():
        for code in theatre.names or (theatre.protected,):
            party = parties.get(code)
            named = party.words.get(language, {}) if party is not None else {}
            if any(name in words for sort in sorts for name in named.get(sort, ())):
                found[code] = 2
    return found


def _setting(mentions: Mentions, headed: Counter[str] | None = None) -> Setting:
    counts: Counter[str] = Counter(headed)
    doing: Counter[str] = Counter()
    hosts: Counter[str] = Counter(headed)
    for mention in mentions.found:
        if mention.kind is MentionKind.PRONOUN:
            continue
        for code in mention.codes:
            counts[code] += 2 if mention.place else 1
            if mention.place:
                hosts[code] += 2
            else:
                doing[code] += 1
    best: Theatre | None = None
    weight = 0
    named: list[Theatre] = []
    for theatre in load_theatres():
        shown = hosts if theatre.hosting else counts
        held = sum(shown[code] for code in theatre.names or (theatre.protected,))
        if held >= 2:
            named.append(theatre)
        if held > weight:
            best, weight = theatre, held
    if best is None or weight < (2 if len(mentions.found) > FEW else 1):
        collective = _collective(counts, None)
        return Setting(None, frozenset(), collective, frozenset(), _home(doing, None))
    return Setting(
        best.protected,
        frozenset(best.adversaries),
        _collective(counts, best),
        frozenset(t.protected for t in named if best.hosting or not t.hosting),
        _home(doing, best),
        together=best.collective if best.collective == "COALITION" else None,
    )


def _home(doing: Counter[str], theatre: Theatre | None) -> str | None:
    """The state that outweighs all others among those who act, if one does."""
    apart = set(COLLECTIVES)
    if theatre is not None:
        apart |= {theatre.protected, theatre.collective, *theatre.adversaries, *theatre.names}
    held = [(count, code) for code, count in doing.items() if code not in apart]
    held.sort(reverse=True)
    if not held or held[0][0] < 3 or held[0][0] < HOME_SHARE * sum(doing.values()):
        return None
    return held[0][1]


def _collective(counts: Counter[str], theatre: Theatre | None) -> str | None:
    """The collective the text names most, else the one that belongs to its theatre."""
    named = [(counts[code], code) for code in sorted(COLLECTIVES) if counts[code]]
    if named and max(named)[0] >= 1 and (theatre is None or theatre.collective in COLLECTIVES):
        best = max(named)
        if counts["COALITION"]:
            return "COALITION"
        return best[1]
    if theatre is not None and counts[theatre.collective]:
        return theatre.collective
    return None
