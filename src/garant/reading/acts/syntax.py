"""What rules ask of a tree: negation, tense, subject, complement, and who governs whom.

Only Universal Dependencies labels and features are named here; closed-class words come from the
language's grammar file. Where a small parser often errs, the order of the words decides.
"""

from garant.reading.acts.denial import denied, part_denied
from garant.reading.acts.quantified import counted_in
from garant.reading.acts.subjects import counted_among, of_its_own, strayed
from garant.reading.acts.tenses import tense, undergone
from garant.reading.acts.words import ActWords
from garant.reading.parse import Parse
from garant.reading.remembering import remembered

CLITIC_POS = frozenset({"AUX", "PRON", "ADV", "PART"})


class Syntax:
    """The queries on one parse; made once for each and asked often."""

    def __init__(self, parse: Parse, words: ActWords) -> None:
        self.parse = parse
        self.words = words
        self.grammar = words.grammar
        self.answers: dict[str, dict[int, object]] = {}

    @remembered
    def auxiliaries(self, i: int) -> list[int]:
        """The auxiliaries and the copula of a predicate."""
        parse = self.parse
        found = [j for j in parse.children[i] if parse.deps[j].startswith(("aux", "cop"))]
        if parse.deps[i].startswith(("aux", "cop")) and parse.lower[i] not in self.grammar["modal"]:
            # A phrase that begins with "be" has the auxiliaries of its head: "will be in charge".
            found += [
                j
                for j in parse.children[parse.heads[i]]
                if j < i and parse.deps[j].startswith("aux")
            ]
        if found or parse.feature(i, "VerbForm") != "Part":
            return found
        return self._lost_auxiliary(i)

    def _lost_auxiliary(self, i: int) -> list[int]:
        """The auxiliary that a parser cut off: "ne sera en revanche déployé"."""
        parse = self.parse
        if parse.deps[i].startswith(("acl", "amod")):
            return []
        if self.present_participle(i) and any(
            parse.deps[k] in ("mark", "case") for k in parse.children[i]
        ):
            return []  # "is wary of sending"
        start = parse.sentences[parse.sentence_of[i]][0]
        for j in range(i - 1, max(start, i - 6) - 1, -1):
            if parse.pos[j] == "AUX" and parse.feature(j, "VerbForm") == "Fin":
                return [j]
            if parse.pos[j] == "VERB" or parse.lower[j] in (",", ";", ":"):
                return []
        return []

    @remembered
    def finite(self, i: int) -> int | None:
        """The token that carries mood and tense: the verb itself, or its first auxiliary."""
        parse = self.parse
        for j in sorted(self.auxiliaries(i)):
            if parse.feature(j, "VerbForm") == "Fin":
                return j
        return i if parse.feature(i, "VerbForm") == "Fin" else None

    @remembered
    def group_start(self, i: int) -> int:
        """The first token of the verb group: its auxiliaries and clitics included."""
        parse = self.parse
        first = min([i, *self.auxiliaries(i)])
        start = parse.sentences[parse.sentence_of[i]][0]
        while first > start and (
            parse.pos[first - 1] in CLITIC_POS
            and parse.lower[first - 1] not in self.grammar["negative_subject"]
            and parse.lower[first - 1] not in self.grammar["without"]
        ):
            first -= 1
        return first

    @remembered
    def negated(self, i: int) -> bool:
        """Whether a predicate is denied.

        Reads "n'enverra pas", "ne compte nullement", "aucun soldat ne sera", "ni Rome ni Oslo
        n'enverront", "sans envoyer"; does not read "n'enverra que", "avant qu'il n'envoie".
        """
        parse, grammar = self.parse, self.grammar
        if grammar["denier"]:
            return denied(self, i)
        if parse.pos[i] == "NOUN" and any(
            k < i and parse.lower[k] in grammar["none_of"] for k in parse.children[i]
        ):
            return True  # "ne montre aucune volonté"
        start = self.group_start(i)
        sentence_start, sentence_end = parse.sentences[parse.sentence_of[i]]
        if self._not_to(start, sentence_start) or self._has_to(i):
            return True
        for j in range(start, i + 1):
            if parse.lower[j] in grammar["negator"]:
                return self._second_word(j, i, sentence_start, sentence_end)
        for j in parse.children[i]:
            if j < i and parse.lower[j] in grammar["without"]:
                return True
        if self.far_from(i):
            return True
        if start - 1 >= sentence_start:
            before = parse.lower[start - 1]
            if before in grammar["without"]:
                return True
            if before in grammar["hardly"] and parse.pos[i] == "ADJ":
                return True  # "peu enclin à envoyer"
            if (
                before in grammar["bare_negative"]
                and before != "plus"
                and parse.pos[i] != "NOUN"
                and not any(
                    parse.lower[k] in grammar["negator"] for k in range(sentence_start, start)
                )
            ):
                return True
        return self.finite(i) is None and self._shares_without(i)

    def _not_to(self, start: int, low: int) -> bool:
        """Whether both words of denial stand before a verb: "promet de ne pas envoyer"."""
        parse, grammar = self.parse, self.grammar
        if start - 2 < low or parse.lower[start - 2] not in grammar["negator"]:
            return False
        return parse.lower[start - 1] in grammar["negative"]

    def _has_to(self, i: int) -> bool:
        """Whether a denial stands before "avoir à": "souhaite ne jamais avoir à envoyer"."""
        parse = self.parse
        head = parse.heads[i]
        return (
            parse.deps[i].startswith("xcomp")
            and parse.lemmas[head] in self.grammar["have_to"]
            and parse.feature(head, "VerbForm") == "Inf"
            and head < i
            and self.negated(head)
        )

    def _shares_without(self, i: int) -> bool:
        parse = self.parse
        if parse.deps[i] != "conj":
            return False
        head = parse.heads[i]
        return any(
            parse.lower[j] in self.grammar["without"] and j < head for j in parse.children[head]
        ) and not any(parse.deps[j] in ("mark", "case") for j in parse.children[i])

    def _second_word(self, ne: int, i: int, start: int, end: int) -> bool:
        parse, grammar = self.parse, self.grammar
        if self._denying_subject(ne, start):
            # "Jamais Oslo n'avait livré autant d'armes" denies nothing.
            return not any(
                self.parse.lower[j] in grammar["superlative"] for j in range(i, min(end, i + 4))
            )
        for j in range(ne + 1, min(end, i + 12)):
            word = parse.lower[j]
            if word in grammar["negative"]:
                if j + 1 < end and parse.lower[j + 1] in grammar["not_denying"]:
                    # "ne veut pas que Berlin livre" denies, "n'enverra pas que des armes" does not
                    return self._opens_clause(j + 1)
                return not self.contrasted(j, i, end)
            if word in grammar["restrictive"] and not self._opens_clause(j):
                return False
            if j > i and parse.pos[j] in ("VERB", "AUX") and self.finite(j) == j:
                break
            if j > i and word in (",", ";", ":") and j > i + 1:
                break
        return parse.lemmas[i] in grammar["literary_negation"]

    def _denying_subject(self, ne: int, start: int) -> bool:
        """Whether the subject denies: "pas un soldat ne", "ni Rome ni Oslo ne"."""
        parse = self.parse
        for j in range(ne - 1, start - 1, -1):
            if parse.lower[j] in self.grammar["negative_subject"]:
                return True
            if parse.pos[j] in ("VERB", "AUX") and parse.feature(j, "VerbForm") == "Fin":
                return False
        return False

    def _opens_clause(self, j: int) -> bool:
        """Whether "que" opens a clause ("ne peut exclure que Rome parte") and restricts nothing."""
        parse = self.parse
        head = parse.heads[j]
        if parse.lower[j + 1 : j + 2] and parse.lower[j + 1] in self.grammar["ambiguous_if"]:
            return False  # "ne pourra avoir lieu que si une trêve tient"
        return head > j and parse.deps[j] == "mark" and self.finite(head) is not None

    def far_from(self, i: int) -> bool:
        """Whether "loin de" stands before an infinitive, and so denies it."""
        start = self.group_start(i)
        while start > 0 and self.parse.lower[start - 1] in self.grammar["complementizer"]:
            start -= 1
        return start > 0 and self.parse.lower[start - 1] in self.grammar["far_from"]

    def contrasted(self, j: int, i: int, end: int) -> bool:
        """Whether only one thing is denied for another: "pas une section mais une compagnie"."""
        parse, grammar = self.parse, self.grammar
        if max(j, i) + 1 < end and parse.lower[max(j, i) + 1] in grammar["whole_denial"]:
            return False  # "pas de soldats, mais des avions" denies the soldiers
        for k in range(max(j, i) + 1, min(end, j + 12)):
            if parse.pos[k] in ("VERB", "AUX") and self.finite(k) == k:
                return False
            if parse.lower[k] in grammar["but"]:
                if set(parse.lower[k + 1 : k + 2]) & grammar["bare_opener"]:
                    return False  # "no troops, Madrid ships but no jets"
                after = parse.pos[k + 1 : k + 4]
                return (
                    bool(after)
                    and after[0] in ("DET", "NUM", "NOUN", "ADJ")
                    and not ({"VERB", "AUX"} & set(after))
                )
        return False

    def set_against(self, i: int) -> int | None:
        """Where "mais" sets one thing against another in "n'enverra pas de X, mais des Y"."""
        parse, grammar = self.parse, self.grammar
        end = parse.sentences[parse.sentence_of[i]][1]
        but = next((j for j in range(i + 1, end) if parse.lower[j] in grammar["but"]), None)
        if but is None or but + 1 >= end:
            return None
        if grammar["denier"]:
            if part_denied(self, i):
                return None
            opens = parse.pos[but + 1] in ("DET", "NUM", "NOUN", "ADJ")
        else:
            if not any(
                parse.lower[j] in grammar["whole_denial"] for j in range(i + 1, min(but, i + 4))
            ):
                return None
            opens = (
                parse.pos[but + 1] in ("DET", "NUM") or parse.lower[but + 1] in grammar["partitive"]
            )
        verbs = any(
            parse.pos[j] in ("VERB", "AUX") and parse.feature(j, "VerbForm") == "Fin"
            for j in (*range(i + 1, but), *range(but + 1, min(end, but + 8)))
        )
        return but if opens and not verbs else None

    def restricted(self, i: int) -> bool:
        """Whether "ne … que" limits the predicate ("only with a mandate")."""
        parse, grammar = self.parse, self.grammar
        start = self.group_start(i)
        end = parse.sentences[parse.sentence_of[i]][1]
        for j in range(start, i + 1):
            if parse.lower[j] in grammar["negator"]:
                for k in range(j + 1, min(end, i + 10)):
                    if parse.lower[k] in grammar["negative"]:
                        return False
                    if parse.lower[k] in grammar["restrictive"] and not self._opens_clause(k):
                        return True
        return False

    @remembered
    def tense(self, i: int) -> str:
        """The tense of a predicate, as `tenses.tense` names it."""
        return tense(self, i)

    def present_participle(self, i: int) -> bool:
        """Whether a verb stands as a gerund or a present participle: "sending"."""
        form = self.parse.feature(i, "VerbForm")
        return form == "Ger" or (form == "Part" and self.parse.feature(i, "Tense") == "Pres")

    def by_doing(self, i: int) -> bool:
        """Whether a participle tells how another thing is done: "aidera en livrant des radars"."""
        marks = (self.parse.lower[k] for k in self.parse.children[i] if k < i)
        return self.present_participle(i) and any(m in self.grammar["by_doing"] for m in marks)

    @remembered
    def passive(self, i: int) -> bool:
        """Whether a verb is passive."""
        return undergone(self, i)

    @remembered
    def subject(self, i: int) -> int | None:
        """The subject of a predicate, its own or the one it shares, or None."""
        parse = self.parse
        seen: set[int] = set()
        while i not in seen:
            seen.add(i)
            own = [j for j in parse.children[i] if parse.deps[j].startswith(("nsubj", "csubj"))]
            if len(own) > 1:
                own = of_its_own(self, i, own)
            if own:
                named = [j for j in own if parse.pos[j] in ("PROPN", "NOUN")]
                beside = [
                    j
                    for j in parse.children[i]
                    if parse.deps[j].startswith("dislocated") and parse.pos[j] in ("PROPN", "NOUN")
                ]
                return counted_in(parse, self.grammar, [*named, *beside, *own][0])
            dep, head = parse.deps[i], parse.heads[i]
            if head == i:
                return None
            stray = strayed(self, i)
            if stray is not None:
                return stray
            if dep.startswith("acl"):
                return counted_among(parse, self.grammar, head)
            held = self.controlled(i)
            if held is not None:
                return held
            if dep.startswith(
                ("xcomp", "conj", "advcl", "ccomp", "aux", "parataxis", "obl", "cop")
            ):
                if dep.startswith("parataxis") and self.finite(i) is not None:
                    return None
                if dep == "conj" and self.parse.pos[head] in ("NOUN", "PROPN"):
                    return None
                if dep == "advcl" and self._set_against(i):
                    return None
                i = head
                continue
            return None
        return None

    def _set_against(self, i: int) -> bool:
        """Whether a clause is set against the main one, with a doer of its own: "while Oslo"."""
        return self.finite(i) is not None and any(
            self.parse.lower[k] in self.grammar["contrast"] for k in self.parse.children[i] if k < i
        )

    def controlled(self, i: int) -> int | None:
        """The object that is an infinitive's subject: "aide Kiev à former", "wants Oslo to"."""
        parse, head = self.parse, self.parse.heads[i]
        marked = [k for k in parse.children[i] if parse.lower[k] in self.grammar["infinitive_mark"]]
        if not (parse.deps[i].startswith("xcomp") or (marked and parse.deps[i] == "advcl")):
            return None
        lemma = parse.lemmas[head]
        cases: tuple[str, ...] = ("obj", "iobj", "obl:arg")
        if lemma in self.grammar["oblique_control"]:
            cases = (*cases, "obl")  # "called on Berlin to send"
        elif lemma not in self.grammar["object_control"]:
            return None
        return next(
            (
                j
                for j in parse.children[head]
                if parse.deps[j].startswith(cases)
                and j != i
                and parse.pos[j] in ("NOUN", "PROPN", "PRON")
                and parse.lower[j] not in self.grammar["weekday"] | self.grammar["time_noun"]
            ),
            None,
        )

    @remembered
    def clause_end(self, i: int) -> int:
        """Where the words that can still complete a predicate end: the next finite clause."""
        parse = self.parse
        end = parse.sentences[parse.sentence_of[i]][1]
        for j in range(i + 1, end):
            if parse.lower[j] == ";" or (parse.lower[j] in (":", "»", "”") and j > i + 1):
                return j
            if parse.pos[j] in ("VERB", "AUX") and parse.feature(j, "VerbForm") == "Fin":
                if parse.heads[j] == i or (j > i and i in parse.ancestors(j)):
                    continue
                k = j
                while k > i + 1 and not (
                    parse.pos[k] in ("CCONJ", "SCONJ") or parse.lower[k] in (",", ";", ":")
                ):
                    k -= 1
                return max(k, i + 1)
        return end

    def complement(self, i: int, tokens: tuple[int, ...] = ()) -> set[int]:
        """The tokens of a predicate's complements: its subtree less subject and outer clauses."""
        parse = self.parse
        found: set[int] = set()
        roots = set(tokens) | {i}
        stack = list(roots)
        while stack:
            j = stack.pop()
            found.add(j)
            for k in parse.children[j]:
                dep = parse.deps[k]
                if j in roots and (
                    dep == "nsubj"
                    or dep.startswith(("parataxis", "punct", "aux", "cop"))
                    or (dep == "conj" and parse.pos[i] in ("VERB", "AUX") and self._own_clause(k))
                ):
                    continue
                if dep.startswith("parataxis"):
                    continue
                stack.append(k)
        return found - roots

    def _own_clause(self, k: int) -> bool:
        return self.parse.pos[k] in ("VERB", "AUX", "NOUN", "ADJ") and (
            self.finite(k) is not None
            or (
                self.parse.pos[k] == "VERB"
                and self.parse.feature(k, "VerbForm") in ("Part", "Inf", "Ger")
            )
        )
