"""Names of persons: known ones by their spelling, others by their capitals, titles and place."""

import re

from garant.ontology import Holder, Naming
from garant.reading.parties.folding import TRANSPARENT, fold
from garant.reading.parties.lexicon import key
from garant.reading.parties.scan import Hit, Known, Scan
from garant.reading.parties.span import PersonName

_ROMAN = re.compile("[IVX]+")
_PERSONAL = frozenset({"", "PER", "PERSON"})
_LEADING = ("nsubj", "ROOT")

_ALIKE = 2
"""Letters in which two forms of a given name agree: "Joseph" and "Joe"."""

LONGEST = 6
"""Words of a name at most, so that a line of capitals is not taken for one."""


class Names:
    """The names of persons in one parse, asked for by their first token."""

    def __init__(self, scan: Scan) -> None:
        self.scan = scan
        self.parse = scan.parse
        self.words = scan.lexicon.words
        self._held: dict[tuple[int, bool], PersonName | None] = {}

    def at(self, i: int, *, announced: bool = False) -> PersonName | None:
        """The name that begins at a token, with its titles.

        Args:
            i: The first token.
            announced: Whether an office stands right before it, so that one word is enough.
        """
        if i >= len(self.parse.words):
            return None
        if not self.scan.upper[i] and self.scan.plain[i] not in self.words.titles:
            return None
        asked = (i, announced)
        if asked not in self._held:
            self._held[asked] = self._read(i, announced)
        return self._held[asked]

    def _read(self, i: int, announced: bool) -> PersonName | None:
        scan = self.scan
        start, gender, titled = i, "", False
        while i < len(scan.pieces) and scan.known_at[i] is None:
            title = self.words.titles.get(scan.plain[i])
            if title is None or not self._is_title(i):
                break
            gender, titled, i = title, True, i + 1
        if i >= len(scan.pieces):
            return None
        known = scan.known_at[i]
        if known is not None:
            return self._known(known, start, gender, titled)
        return self._run(i, start, gender, titled, announced)

    def _is_title(self, i: int) -> bool:
        """Whether a word is used as a title: before a capital, and not a common noun alone."""
        nxt = i + 1
        if nxt >= len(self.parse.words) or not (self.scan.capital[nxt] or self._particle(nxt)):
            return False
        return self.scan.capital[i] or self.parse.pos[i] in ("NOUN", "PROPN")

    def _known(self, known: Known, start: int, gender: str, titled: bool) -> PersonName:
        holder = known.holders[0]
        family = self._printed_family(known, holder)
        return PersonName(
            start,
            known.end,
            family,
            given=" ".join(self.parse.words[known.start : known.end])[: -len(family)].strip()
            or "-",
            holders=known.holders,
            gender=gender or holder.gender or "m",
            titled=titled,
        )

    def _printed_family(self, known: Known, holder: Holder) -> str:
        """The family name as the text prints it: as many words of the name as the usual one has."""
        usual = holder.family_in(self.words.language)
        first = known.end - 1
        size = len(key(usual).split())
        held = 0
        if holder.person.startswith(holder.family_in("")) and holder.person != usual:
            first, end = known.start, known.start
            while end < known.end and held < size:
                held += len(self.scan.pieces[end])
                end += 1
            return _joined(self.parse.words, self.parse.starts, self.parse.ends, first, end)
        while first > known.start and (held := held + len(self.scan.pieces[first])) < size:
            first -= 1
        return _joined(self.parse.words, self.parse.starts, self.parse.ends, first, known.end)

    def _particle(self, i: int) -> bool:
        """Whether a word is a particle of a name: "von", "al-", and a capital follows."""
        parts = self.scan.pieces[i]
        if not parts or parts[0] not in self.words.sets["particles"]:
            return False
        word = self.parse.words[i]
        if len(parts) > 1:
            return any(c.isupper() for c in word)
        nxt = i + 1
        while nxt < len(self.parse.words) and self.parse.words[nxt] in TRANSPARENT:
            nxt += 1
        if nxt >= len(self.parse.words):
            return False
        return self.scan.capital[nxt] or (nxt < i + 3 and self._particle(nxt))

    def _namelike(self, i: int) -> bool:
        word = self.parse.words[i]
        return self.scan.capital[i] and any(c.isalpha() for c in word)

    def _run(
        self, i: int, start: int, gender: str, titled: bool, announced: bool
    ) -> PersonName | None:
        parse, scan = self.parse, self.scan
        tokens: list[int] = []
        end = i
        while end < len(parse.words) and len(tokens) < LONGEST:
            if self._namelike(end):
                covered = scan.cover[end]
                if covered is not None and not tokens and not titled:
                    return None
                if isinstance(covered, Hit) and tokens and not titled and len(covered.names) < 2:
                    break
                if isinstance(covered, Known):
                    break
                tokens.append(end)
                end += 1
            elif end > i - 1 and self._particle(end) and (tokens or titled or self._prefix(end)):
                linking = scan.pieces[end][0] in self.words.sets["of"]
                if linking and (tokens or not titled) and not self._particle(end - 1):
                    break
                if any(c.isupper() for c in parse.words[end]):
                    tokens.append(end)
                end += 1
            elif (
                tokens
                and parse.words[end] in TRANSPARENT
                and end + 1 < len(parse.words)
                and parse.starts[end] == parse.ends[end - 1]
                and (self._namelike(end + 1) or self._given_end(end, tokens))
            ):
                # "Fils-Aimé" goes on with its capital, "Jae-in" ends here.
                if not self._namelike(end + 1):
                    end += 2
                    break
                end += 1
            else:
                break
        while tokens and end > tokens[-1] + 1 and not self._hyphened(end - 1):
            end -= 1
        stop = end
        while (
            len(tokens) > 1 and " ".join(scan.pieces[tokens[-1]]) in self.words.sets["after_names"]
        ):
            end = tokens.pop()  # "Niamh Daly TD"
        announced = announced or (len(tokens) > 1 and bracketed(scan, end) is not None)
        if not tokens or not self._plausible(tokens, start, titled, announced):
            return None
        name = self._named(i, end, tokens, start, gender, titled)
        name.end = stop
        return name

    def _given_end(self, hyphen: int, tokens: list[int]) -> bool:
        """Whether a hyphen and a small word end a given name behind the family: "Moon Jae-in"."""
        return len(tokens) == 2 and self._hyphened(hyphen + 1)

    def _hyphened(self, i: int) -> bool:
        """Whether a small word hangs by a hyphen on the capital before it: "in" of "Jae-in"."""
        parse = self.parse
        return (
            i > 1
            and parse.words[i - 1] in TRANSPARENT - {"'", "’"}
            and parse.words[i].islower()
            and len(parse.words[i]) > 1
            and parse.starts[i] == parse.ends[i - 1]
            and parse.starts[i - 1] == parse.ends[i - 2]
        )

    def _prefix(self, i: int) -> bool:
        return any(c.isupper() for c in self.parse.words[i])

    def _plausible(self, tokens: list[int], start: int, titled: bool, announced: bool) -> bool:
        parse, scan = self.parse, self.scan
        if titled:  # "Mr. President" is no name
            return any(" ".join(scan.pieces[t]) not in self.words.sets["no_names"] for t in tokens)
        other = any(parse.entities[t] not in _PERSONAL for t in tokens)
        if other and not announced and not parse.deps[tokens[0]].startswith(_LEADING):
            # The tagger of entities errs on short sentences; a subject may still be a person.
            return False
        plain = [" ".join(scan.pieces[t]) for t in tokens]
        if any(word in self.words.sets["no_names"] for word in plain):
            return False
        if (
            any(parse.words[t].isupper() and len(parse.words[t]) > 3 for t in tokens)
            and not announced
        ):
            return False
        if (
            announced
            and len(tokens) == 1
            and len(plain[0]) > 1
            and parse.words[tokens[0]].isupper()
        ):
            return False  # a political party: "la députée LREM"
        if announced:
            return parse.pos[tokens[0]] in ("PROPN", "X", "NOUN", "ADJ", "")
        initial = len(plain[0]) == 1 and len(tokens) == 2
        if len(tokens) < 2 and not initial:
            # "sourit Nadine, infirmière": one given name, where the tagger sees a person speak.
            person = parse.entities[tokens[0]] in _PERSONAL - {""}
            return person and len(plain[0]) > 2 and parse.deps[tokens[0]].startswith("nsubj")
        if any(parse.pos[t] not in ("PROPN", "X", "NOUN", "ADJ", "VERB") for t in tokens):
            return False
        if not any(parse.pos[t] in ("PROPN", "X") for t in tokens):
            return False
        if tokens[0] in scan.first and parse.pos[tokens[0]] not in ("PROPN", "X"):
            return False
        before = start - 1
        if before >= 0:
            word = " ".join(scan.pieces[before])
            if word in self.words.sets["definite"] and parse.pos[before] in ("DET", "ADP"):
                return False
            if word in self.words.sets["media_words"]:
                return False
            if scan.capital[before] and before not in scan.first and parse.pos[before] == "PROPN":
                return word in self.words.titles
        return True

    def _named(
        self, i: int, end: int, tokens: list[int], start: int, gender: str, titled: bool
    ) -> PersonName:
        parse = self.parse
        words = [parse.words[t] for t in range(i, end)]
        alone = len(tokens) == 1
        first = tokens[-1] if not alone else tokens[0]
        while first - 1 > i and (
            parse.words[first - 1] in TRANSPARENT
            or (self._particle(first - 1) and not parse.words[first - 1][:1].isupper())
        ):
            first -= 1
            if parse.words[first] in TRANSPARENT:
                first -= 1
        if alone:
            first = i
        elif _ROMAN.fullmatch(parse.words[tokens[-1]]):
            first = tokens[-2]
        elif len(tokens) == 2 and _family_first(given := "".join(parse.words[tokens[1] : end])):
            return PersonName(start, end, parse.words[i], given, [], gender, titled)
        family = _joined(parse.words, parse.starts, parse.ends, first, end)
        given = "" if alone else " ".join(words[: first - i])
        holders = self._similar(family, given)
        return PersonName(start, end, family, given, holders, gender, titled)

    def _similar(self, family: str, given: str) -> list[Holder]:
        """Known persons of that family name, whose given name begins alike where one is printed."""
        found: list[Holder] = []
        parts = [tuple(p for p in fold(family).replace("'", " ").replace("-", " ").split())]
        for end, holders, _ in self.scan.lexicon.families.at(parts, 0):
            if end == 1:
                found.extend(holders)
        if not given:
            return found
        start = fold(given)[:_ALIKE].rstrip(".")
        return [h for h in found if any(_alike(fold(n), start) for n in (h.person, *h.variants))]


def _family_first(word: str) -> bool:
    """Whether a word is a given name that follows the family name: "Jae-in", "Geun-hye"."""
    first, hyphen, second = word.partition("-")
    return bool(hyphen) and first[:1].isupper() and second[:1].islower()


def _alike(name: str, start: str) -> bool:
    return name.startswith(start[:1] if len(start) < 2 else start)


def _joined(words: list[str], starts: list[int], ends: list[int], first: int, end: int) -> str:
    """Words joined as printed: with a space where the text has one."""
    text = words[first]
    for i in range(first + 1, end):
        text += (" " if starts[i] > ends[i - 1] else "") + words[i]
    return text


def bracketed(scan: Scan, i: int) -> Hit | None:
    """The state whose name alone stands in brackets at a token: "JANE DOE (Norway)"."""
    words = scan.parse.words
    hit = scan.hit_at[i + 1] if i + 2 < len(words) and words[i] == "(" else None
    if hit is None or hit.end >= len(words) or words[hit.end][0] != ")" or len(hit.codes) != 1:
        return None
    return hit if hit.naming is Naming.NAME else None
