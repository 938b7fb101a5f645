"""Attendance: which of the parties near a meeting's words take part in it."""

from garant.model import Actor, Mode
from garant.reading.acts.antecedents import (
    SINGLE,
    clitic,
    scheduled,
    senders,
    takes_thing,
    with_whom,
)
from garant.reading.acts.hit import Hit
from garant.reading.acts.parties import Parties, actors
from garant.reading.acts.setting import COLLECTIVES
from garant.reading.acts.speech import Said
from garant.reading.acts.syntax import Syntax
from garant.reading.mention import Mention, MentionKind
from garant.reading.parse import Parse

CLAUSES = ("acl", "advcl", "ccomp", "csubj", "parataxis")


class Attendance:
    """Who takes part in the meeting that one predicate tells of."""

    def __init__(
        self,
        parse: Parse,
        syntax: Syntax,
        parties: Parties,
        hit: Hit,
        narrator: tuple[Actor, ...] = (),
    ) -> None:
        self.parse = parse
        self.syntax = syntax
        self.grammar = syntax.grammar
        self.parties = parties
        self.hit = hit
        self.sentence = parse.sentences[parse.sentence_of[hit.token]]
        self.narrator = narrator

    def actors(self, said: Said | None) -> tuple[Actor, ...]:
        """The parties that meet; empty where no meeting is told of."""
        hit = self.hit
        verbal = hit.predicate.pos != "noun"
        if self._denied() or self._occasion(verbal):
            return ()
        host: list[Mention] = []
        spoken: tuple[Actor, ...] = ()
        if verbal:
            passive = self.syntax.passive(hit.token)
            host = self._subject() + (self.parties.agent(hit.token) if passive else [])
            spoken = self._voice(said) if not host else self._myself(said)
        guests = self._around(hit.token)
        if hit.predicate.needs == "company" and not any(
            self._case(m) & self.grammar["conversing"] for m in guests
        ):
            return ()  # "spoke of Germany", "talked down Berlin"
        if verbal:
            own = {c for m in host for c in m.codes}
            guests += clitic(self.parse, self.syntax, self.parties, hit.token, own)
            if not guests and takes_thing(self.parse, self.syntax, hit):
                return ()
            beside = with_whom(self.parse, self.syntax, self.parties, hit.token)
            if beside and own and own <= set(beside[0].codes):
                # "Zelensky, avec qui il venait de s'entretenir": "il" is the other one.
                host = self._other(own)
            guests += beside
        else:
            guests += self._expected() + self._attending() + self._hosts()
        held = [m for m in (*host, *guests) if m.codes]
        named = {actor.code: actor for actor in (*spoken, *actors(self.parse, held))}
        return tuple(named.values())

    def _denied(self) -> bool:
        token, parse = self.hit.token, self.parse
        if self.syntax.negated(token):
            return True
        if any(
            parse.lower[k] in self.grammar["bare_negative"]
            and not parse.deps[k].startswith("nsubj")  # "plus de trente dirigeants se réunissent"
            for k in parse.children[token]
        ):
            return True
        above = parse.heads[token]
        return (
            self.hit.predicate.pos == "noun"
            and parse.pos[above] == "VERB"
            and self.syntax.negated(above)
        )

    def _occasion(self, verbal: bool) -> bool:
        """Whether talks only date something else: "après avoir reçu", "lors d'un entretien"."""
        parse, token = self.parse, self.hit.token
        opening = {parse.lower[k] for k in parse.children[token] if k < token}
        if scheduled(parse, self.syntax, token):
            return False
        if verbal:
            return self.syntax.finite(token) is None and bool(opening & self.grammar["occasion"])
        if parse.lemmas[token] in self.grammar["assembly_noun"]:
            return False
        above = parse.heads[token]
        cases = opening | ({parse.lower[above]} if above != token and above < token else set())
        return bool(cases & (self.grammar["occasion"] | self.grammar["occasion_noun"]))

    def _subject(self) -> list[Mention]:
        """The parties of the subject, with those listed beside it that the tree may have lost."""
        parse, token = self.parse, self.hit.token
        subject = self.syntax.subject(token)
        if subject is None or subject == token:
            return self._before()
        if parse.feature(subject, "PronType") == "Rel":
            above = next((a for a in parse.ancestors(subject) if "acl" in parse.deps[a]), None)
            if above is None:
                return []
            subject = parse.heads[above]
        sent = senders(parse, self.grammar, self.parties, subject)
        found = [*self.parties.phrase(subject), *self.parties.owners(subject), *sent]
        if (own := self.parties.at(subject)) is not None and set(own.codes) & COLLECTIVES:
            found = self.parties.phrase(subject)  # "Kyiv's allies met" without Kyiv
        we = [
            k
            for k in (subject, *parse.children[token])
            if parse.lower[k] in self.grammar["first_person"] and parse.deps[k].startswith("nsubj")
        ]
        if we and min(we) < token:
            # "Nous, ministres de la France et de la Pologne, nous sommes réunis"
            found += [m for m in self.parties.held if min(we) < m.start < token and not m.place]
        if subject < token:
            found += self._listed(found)
        found = [m for m in found if m.codes]
        return found or self._kinds(subject) or self._numbered(subject) or self._himself(subject)

    def _himself(self, subject: int) -> list[Mention]:
        """Whom a pronoun stands for that is received: "he was received by Macron"."""
        if self.parse.pos[subject] != "PRON" or not self.syntax.passive(self.hit.token):
            return []
        if self.parse.lower[subject] in self.grammar["impersonal"]:
            return []
        hosts = {code for m in self.parties.agent(self.hit.token) for code in m.codes}
        return self._other(hosts) if hosts else []

    def _kinds(self, subject: int) -> list[Mention]:
        """The parties told by adjectives alone: "les chefs d'état-major français et turc"."""
        if self.parse.lemmas[subject] not in self.grammar["people_noun"]:
            return []
        below = set(self.parse.subtree(subject))
        return [m for m in self.parties.held if m.head in below and m.kind is MentionKind.ADJECTIVE]

    def _before(self) -> list[Mention]:
        """The party right before the verb, where the tree has lost the subject."""
        parse = self.parse
        if self.syntax.finite(self.hit.token) is None:
            return []
        first = self.syntax.group_start(self.hit.token)
        for mention in reversed(self.parties.held):
            if mention.end == first and mention.codes and not mention.place:
                if mention.kind is MentionKind.ADJECTIVE:
                    continue
                if mention.start and parse.pos[mention.start - 1] == "ADP":
                    return []
                return [mention, *self._listed([mention])]
        return []

    def _numbered(self, subject: int) -> list[Mention]:
        """Those named last where only their number stands: "les trois délégations se reverront"."""
        parse, words = self.parse, self.syntax.words
        if not {parse.lemmas[subject], parse.lower[subject]} & (
            self.grammar["people_noun"] | self.grammar["member"]
        ):
            return []
        counts = [
            int(words.numbers[parse.lower[k]])
            for k in parse.children[subject]
            if parse.lower[k] in words.numbers
        ]
        if not counts or not 2 <= counts[0] <= 4:
            return []
        found: dict[str, Mention] = {}
        for mention in reversed(self.parties.before(subject)):
            for code in mention.codes:
                if code not in COLLECTIVES and len(found) < counts[0]:
                    found.setdefault(code, mention)
        return list(found.values()) if len(found) == counts[0] else []

    def _other(self, own: set[str]) -> list[Mention]:
        """The last person named before who speaks for another party."""
        before = [
            m
            for m in self.parties.before(self.hit.token)
            if m.kind in SINGLE and not set(m.codes) & own
        ]
        return before[-1:]

    def _listed(self, found: list[Mention]) -> list[Mention]:
        """The parties set in a row with some others: "Merz, Macron et Meloni dînent"."""
        if not found:
            return []
        parse, row = self.parse, list(found)
        added: list[Mention] = []
        for mention in self.parties.held:
            if mention in row or mention.kind is MentionKind.ADJECTIVE or mention.place:
                continue
            before = parse.lower[mention.start - 1] if mention.start else ""
            if parse.pos[mention.start - 1] == "ADP" and before not in self.grammar["possessor"]:
                continue
            if any(self._beside(mention, other) for other in row):
                row.append(mention)
                added.append(mention)
        return added

    def _beside(self, one: Mention, other: Mention) -> bool:
        first, last = (one, other) if one.start < other.start else (other, one)
        if first.end > last.start or last.start - first.end > 6:
            return False
        return all(
            self.parse.lower[t] == ","
            or self.parse.pos[t] in ("CCONJ", "DET", "NUM")
            or self.parse.lower[t] in self.grammar["possessor"]
            for t in range(first.end, last.start)
        )

    def _voice(self, said: Said | None) -> tuple[Actor, ...]:
        """The speaker where the subject is the first person, or a pronoun in reported speech."""
        subject = self.syntax.subject(self.hit.token)
        if subject is None:
            return ()
        own = self.parse.lower[subject] in self.grammar["first_person"]
        if own and said is None:
            return self.narrator
        if said is None or said.speaker.code is None:
            return ()
        if own or (said.mode is not Mode.DIRECT and self.parse.pos[subject] == "PRON"):
            return (Actor(said.speaker.text, said.speaker.code, said.speaker.person),)
        return ()

    def _myself(self, said: Said | None) -> tuple[Actor, ...]:
        """Who tells of it, where the first person is met: "called me this morning"."""
        parse, subject = self.parse, self.syntax.subject(self.hit.token)
        told = any(
            k != subject
            and parse.pos[k] == "PRON"
            and parse.lower[k] in self.grammar["first_person"]
            for k in parse.children[self.hit.token]
        )
        if not told:
            return ()
        if said is None:
            return self.narrator
        if said.mode is not Mode.DIRECT or said.speaker.code is None:
            return ()
        return (Actor(said.speaker.text, said.speaker.code, said.speaker.person),)

    def _around(self, token: int) -> list[Mention]:
        """The parties that complete a meeting word, not those it is about or where it is held."""
        parse = self.parse
        start, end = self.sentence
        near = self.syntax.clause_end(token)
        if parse.deps[token].startswith("acl") and "," in parse.lower[token:near]:
            near = parse.lower.index(",", token)
        found: list[Mention] = []
        for mention in self.parties.held:
            if not start <= mention.start < end or mention.place or not mention.codes:
                continue
            if mention.start <= token < mention.end or self._owner_only(mention):
                continue
            path = self._path(mention.head, token)
            if path is None:
                inside = token < mention.start < near
                if inside and self._joined(mention, token):
                    found.append(mention)
            elif (
                (
                    mention.start > token
                    or self._case(mention) & self.grammar["company"]
                    or self.parse.deps[mention.head] == "nmod:poss"  # "his call with Trump"
                )
                and all(self._open(step) for step in path)
                and all(self._carries(step, mention) for step in path[1:])
            ):
                found.append(mention)
        if found and parse.pos[token] != "NOUN":
            found += self._listed(found)
        return found

    def _owner_only(self, mention: Mention) -> bool:
        """Whether a mere adjective tells of a thing ("l'aide américaine") and not of people."""
        if mention.kind is not MentionKind.ADJECTIVE:
            return False
        noun = self.parse.heads[mention.head]
        while self.parse.deps[noun] == "conj" and self.parse.pos[noun] == "ADJ":
            noun = self.parse.heads[noun]
        return self.parse.lemmas[noun] not in self.grammar["people_noun"]

    def _path(self, head: int, token: int) -> list[int] | None:
        """The tokens from a mention up to, and without, the meeting word, if that is over it."""
        if head in self.hit.tokens:
            return None
        path = [head]
        for above in self.parse.ancestors(head):
            if above == token or above in self.hit.tokens:
                return path
            path.append(above)
        return None

    def _open(self, step: int) -> bool:
        """Whether a party can stand below a token and still take part."""
        parse = self.parse
        dep = parse.deps[step]
        if dep.startswith("nsubj") and step < self.hit.token:
            return False
        if parse.pos[step] in ("VERB", "AUX") and (dep.startswith(CLAUSES) or dep == "conj"):
            whose = dep == "acl:relcl" and parse.heads[step] not in self.hit.tokens
            return parse.lemmas[step] in self.grammar["hosting"] and not whose
        if parse.lower[step] in self.grammar["company"]:
            return True  # "by phone with"
        return not any(
            parse.lower[k] in self.grammar["about"] for k in parse.children[step] if k < step
        )

    def _carries(self, step: int, mention: Mention) -> bool:
        """Whether a noun between a party and the meeting is people or a way to say "with"."""
        parse, grammar = self.parse, self.grammar
        if parse.pos[step] != "NOUN" or mention.start <= step < mention.end:
            return True
        held = self.parties.at(step)
        return bool(
            (held is not None and held.kind is not MentionKind.ADJECTIVE)
            or parse.lemmas[step] in grammar["people_noun"] | grammar["assembly_noun"]
            or parse.lemmas[step] in grammar["member"]
            or parse.lower[step] in grammar["company"]
            or parse.lower[step] in self.syntax.words.numbers
            or parse.lemmas[step] in grammar["by_means"]  # "par téléphone avec Oslo"
        )

    def _case(self, mention: Mention) -> set[str]:
        """The words that introduce a party: its own prepositions and the noun they hang on."""
        parse = self.parse
        found = {parse.lower[k] for k in parse.children[mention.head] if k < mention.head}
        if mention.start:
            found.add(parse.lower[mention.start - 1])
        above = parse.heads[mention.head]
        if above != mention.head and above < mention.head:
            found.add(parse.lower[above])
        return found

    def _joined(self, mention: Mention, token: int) -> bool:
        """The same by the order of words, where the tree has it elsewhere."""
        parse = self.parse
        before = parse.lower[mention.start - 1]
        if before in self.grammar["about"] or any(
            parse.lower[t] in self.grammar["about"] for t in range(token + 1, mention.start)
        ):
            return False
        if before in self.grammar["possessor"]:
            noun = parse.lemmas[mention.start - 2]
            return (
                mention.start - 2 == token
                or noun in self.grammar["people_noun"]
                or parse.lower[mention.start - 2] in self.grammar["company"]
            )
        return True

    def _attending(self) -> list[Mention]:
        """Who comes to what a noun names: "a participé mardi, selon Kiev, à un sommet"."""
        parse, token = self.parse, self.hit.token
        above = parse.heads[token]
        if (
            not parse.deps[token].startswith("obl")
            or parse.lemmas[above] not in self.grammar["attending"] | self.grammar["travelling"]
            or (self.syntax.passive(above) and not self._due(above))
            or self.syntax.negated(above)
        ):
            return []
        subject = self.syntax.subject(above)
        return [] if subject is None or subject > above else self.parties.phrase(subject)

    def _hosts(self) -> list[Mention]:
        """Who holds the meeting that a noun names: "Berlin will host a meeting of the group"."""
        parse, token = self.parse, self.hit.token
        above = parse.heads[token]
        if parse.deps[token] != "obj" or parse.lemmas[above] not in self.grammar["host_verb"]:
            return []
        subject = self.syntax.subject(above)
        return [] if subject is None or subject > above else self.parties.phrase(subject)

    def _due(self, above: int) -> bool:
        """Whether somebody is due for talks: "is expected in Doha for talks with the emir"."""
        lower, below = self.parse.lower, self.parse.children[self.hit.token]
        due = self.parse.lemmas[above] in self.grammar["scheduling"]
        return due and any(lower[k] in self.grammar["concerning"] for k in below)

    def _expected(self) -> list[Mention]:
        """Those who are to come: "une conférence se tiendra, où sont attendus les Turcs"."""
        parse = self.parse
        found: list[Mention] = []
        for j in range(self.hit.token + 1, self.sentence[1]):
            if parse.pos[j] == "VERB" and parse.lemmas[j] in self.grammar["attending"]:
                found += self._around(j)
        return found
