"""Frames: what a chain of predicates amounts to, before it is known who acts.

"N'exclut pas de s'engager à livrer" is one frame: denied refusal over promise over doing. The
algebra: a doing has the rung of its tense; an attitude sets its own rung; of two attitudes the
weaker one holds; a denial turns each into what the words file says.
"""

from dataclasses import dataclass, field

from garant.model import Actor, Clue, Firmness, Kind
from garant.reading.acts.concepts import OVERRIDES, Concepts, code_of
from garant.reading.acts.hits import Hit
from garant.reading.acts.syntax import Syntax
from garant.reading.acts.words import Role
from garant.reading.parse import Parse
from garant.reading.phrases import Found

DENIED_VERDICT = {Kind.OPPOSE: Kind.ENDORSE, Kind.ENDORSE: Kind.OPPOSE, Kind.REFUSE: Kind.ENDORSE}
"""What a verdict turns into when it is denied."""

TENSE_RUNG = {
    "past": Firmness.DELIVERED,
    "pres": Firmness.DELIVERED,
    "fut": Firmness.COMMITTED,
    "cnd": Firmness.COMMITTED,
    "inf": Firmness.READY,
    "none": Firmness.COMMITTED,
}


@dataclass(slots=True)
class Frame:
    """One kind and rung over one or more capabilities, with the tokens they rest on."""

    top: Hit
    leaf: Hit
    kind: Kind
    firmness: Firmness | None
    capabilities: list[tuple[str | None, int]]
    scope: set[int]
    chain: tuple[Hit, ...]
    attitude: bool = False
    asked_of: int | None = None
    doer: int | None = None
    negated: bool = False
    meant: tuple[Actor, ...] | None = None
    wished: Firmness | None = None
    aside: Firmness | None = None
    rung: Firmness | None = None
    clues: list[Clue] = field(default_factory=list)


class Framer:
    """Builds the frames of one parse."""

    def __init__(
        self,
        parse: Parse,
        syntax: Syntax,
        concepts: Concepts,
        hits: list[Hit],
        verdicts: list[Found[Kind]],
    ) -> None:
        self.parse = parse
        self.hits = hits
        self.verdicts = verdicts
        self.giving = {hit.token for hit in hits if hit.predicate.family in ("give", "arm")}
        self.syntax = syntax
        self.concepts = concepts

    def frames(self, hit: Hit, barred: set[int]) -> list[Frame]:
        """The frames of a predicate and all that it governs."""
        role = hit.predicate.role
        if role is Role.DO:
            return self._doing(hit, barred)
        if role is Role.JUDGE:
            return self._judging(hit, barred)
        if role in (Role.VOID, Role.SAY):
            return self._passed_on(hit, barred)
        under = [
            frame
            for governed in hit.governed
            if governed.predicate.role is not Role.MEET
            for frame in self.frames(governed, barred)
        ]
        if role is Role.HOLD:
            return self._holding(hit, under, barred)
        return self._reacting(hit, under, barred)

    def _passed_on(self, hit: Hit, barred: set[int]) -> list[Frame]:
        """What stands under a saying or a denial: it counts if said, or if the denial is denied."""
        denied = self.syntax.negated(hit.token) and not self._already_negative(hit)
        if denied and hit.predicate.role is Role.SAY:
            return self._left_open(hit, barred)
        if not denied and hit.predicate.role is Role.VOID:
            return []
        return [frame for governed in hit.governed for frame in self.frames(governed, barred)]

    def _left_open(self, hit: Hit, barred: set[int]) -> list[Frame]:
        """What a party will not say of its doing: "n'a pas précisé combien il enverrait".

        Of "n'a pas dit que Rome enverrait" nothing is left.
        """
        found = []
        for governed in hit.governed:
            if self._under_that(hit, governed):
                continue
            for frame in self.frames(governed, barred):
                if frame.kind is Kind.COMMIT:
                    frame.firmness = Firmness.VAGUE
                    frame.clues = [*self._clues(hit, True), *frame.clues]
                    found.append(frame)
        return found

    def _under_that(self, hit: Hit, governed: Hit) -> bool:
        parse = self.parse
        low, high = sorted((hit.tokens[-1], governed.token))
        opener = next(
            (j for j in range(low + 1, high) if parse.pos[j] not in ("ADV", "PUNCT")), high
        )
        return parse.lower[opener] in self.syntax.grammar["restrictive"]

    def _judging(self, hit: Hit, barred: set[int]) -> list[Frame]:
        """A verdict on another's plan: "juge inacceptable", "y voit un pas décisif"."""
        scope = self.scope(hit)
        verdict = next((v for v in self.verdicts if v.start in scope), None)
        if verdict is None:
            return []
        kind = verdict.value
        firmness = Firmness.RELUCTANT if kind is Kind.REFUSE else None
        near = range(verdict.start - 3, verdict.start)
        denied = self.syntax.negated(hit.token) or any(
            self.parse.lower[j] in self.syntax.grammar["bare_opener"] for j in near if j >= 0
        )
        if denied:
            kind, firmness = DENIED_VERDICT.get(kind, kind), None
        clues = self._clues(hit, denied)
        clues.append(
            Clue("verdict", verdict.value.value, self.parse.passage(verdict.start, verdict.end))
        )
        judged = scope - set(verdict.tokens)
        capabilities = self.themes(hit, judged, barred | set(verdict.tokens))
        return [
            Frame(
                hit,
                hit,
                kind,
                firmness,
                capabilities,
                scope,
                (hit,),
                True,
                negated=denied,
                clues=clues,
            )
        ]

    def _already_negative(self, hit: Hit) -> bool:
        """Whether the phrase holds its own denial: "rien ne dit que"."""
        return any(
            self.parse.lower[token] in self.syntax.grammar["negative_subject"]
            for token in hit.tokens
        )

    def _clues(self, hit: Hit, negated: bool) -> list[Clue]:
        parse = self.parse
        role = "predicate" if hit.predicate.role is Role.DO else "modality"
        found = [Clue(role, hit.predicate.rule, parse.passage(hit.tokens[0], hit.tokens[-1] + 1))]
        if negated:
            start = self.syntax.group_start(hit.token)
            found.append(
                Clue("negation", hit.predicate.form, parse.passage(start, hit.tokens[-1] + 1))
            )
        return found

    def _outcome(self, hit: Hit, negated: bool) -> tuple[Kind, Firmness | None] | None:
        """The kind and rung of a doing or an attitude by itself, or None where nothing is said."""
        predicate, syntax = hit.predicate, self.syntax
        if not negated:
            firmness = predicate.firmness
            if firmness is None and predicate.role in (Role.DO, Role.HOLD):
                firmness = TENSE_RUNG[self._tense(hit.token)]
            return predicate.kind or Kind.COMMIT, firmness
        not_yet = syntax.without_yet(hit.token)
        if predicate.negated_kind is None:
            if predicate.kind is Kind.COMMIT and not_yet:
                return Kind.REFUSE, Firmness.RELUCTANT
            return None
        if predicate.negated_kind is Kind.REFUSE and (not_yet or syntax.for_now(hit.token)):
            return Kind.REFUSE, Firmness.RELUCTANT
        return predicate.negated_kind, predicate.negated_firmness

    def _reports(self, hit: Hit) -> bool:
        """Whether an attitude's verb only introduces a clause: "convient que l'armée est usée"."""
        parse = self.parse
        return hit.predicate.pos == "verb" and any(
            parse.deps[k] == "ccomp" and self.syntax.finite(k) is not None and k > hit.token
            for k in parse.children[hit.token]
        )

    def _tense(self, token: int) -> str:
        """The tense of a doing; of an infinitive, that of the verb it completes."""
        found = self.syntax.tense(token)
        head = self.parse.heads[token]
        if found == "inf" and self.parse.deps[token] == "xcomp" and head != token:
            over = self.syntax.tense(head)
            return over if over in ("past", "fut", "cnd") else found
        return found

    def _doing(self, hit: Hit, barred: set[int]) -> list[Frame]:
        negated = self.syntax.negated(hit.token)
        outcome = self._outcome(hit, negated)
        if outcome is None:
            return []
        family = hit.predicate.family
        tense = self.syntax.tense(hit.token)
        if hit.predicate.rule == "existence" and not negated and tense not in ("fut", "cnd"):
            return []
        if hit.predicate.rule == "begin_verb" and (
            (tense == "inf" and hit.governor is None)
            or any(under.predicate.role is Role.MEET for under in hit.governed)
        ):
            return []
        scope = self.scope(hit)
        for under in hit.governed:
            special = under.predicate
            if special.role is Role.DO and special.capability and special.pos == "verb":
                if special.family in ("relief", "train") or family == "move":
                    # "se charger de former la police", "payer pour rebâtir": the end decides.
                    inner = self.scope(under)
                    return [
                        Frame(
                            hit,
                            under,
                            *outcome,
                            self.themes(under, inner, barred),
                            scope | inner,
                            (hit, under),
                            negated=negated,
                            clues=self._clues(hit, negated),
                        )
                    ]
        if family == "watch" and not any(
            c.start in scope and c.value.code for c in self.concepts.found
        ):
            return []
        return [
            Frame(
                hit,
                hit,
                *outcome,
                self.themes(hit, scope, barred),
                scope,
                (hit,),
                negated=negated,
                clues=self._clues(hit, negated),
            )
        ]

    def _holding(self, hit: Hit, under: list[Frame], barred: set[int]) -> list[Frame]:
        predicate = hit.predicate
        negated = self.syntax.negated(hit.token)
        outcome = self._outcome(hit, negated)
        if outcome is None:
            return []
        kind, firmness = outcome
        clues = self._clues(hit, negated)
        talks = [under for under in hit.governed if under.predicate.role is Role.MEET]
        if talks and not under:
            return self._talking(hit, talks[0], kind, firmness, negated, clues)
        silent = [g for g in hit.governed if g.predicate.role is Role.SAY]
        if silent and not under and kind is Kind.REFUSE:
            # "refuse de le dire": the offer is left open
            scope = self.scope(hit)
            named = self.themes(hit, scope, barred)
            return [
                Frame(
                    hit,
                    hit,
                    Kind.COMMIT,
                    Firmness.VAGUE,
                    named,
                    scope,
                    (hit,),
                    True,
                    negated=negated,
                    clues=clues,
                )
            ]
        if not under:
            if predicate.needs == "complement":
                return []
            scope = self.scope(hit)
            capabilities = self.themes(hit, scope, barred)
            if self._reports(hit):
                return []
            if predicate.family == "want" and capabilities and kind is Kind.COMMIT:
                kind, firmness = Kind.REQUEST, None
            elif predicate.family == "want" and negated:
                # Not to want a thing is to object to whoever would bring it.
                kind, firmness = Kind.OPPOSE, None
            return [
                Frame(
                    hit,
                    hit,
                    kind,
                    firmness,
                    capabilities,
                    scope,
                    (hit,),
                    True,
                    negated=negated,
                    clues=clues,
                )
            ]
        combined = (self._combined(hit, kind, firmness, negated, clues, frame) for frame in under)
        return [frame for frame in combined if frame is not None]

    def _talking(
        self,
        hit: Hit,
        talk: Hit,
        kind: Kind,
        firmness: Firmness | None,
        negated: bool,
        clues: list[Clue],
    ) -> list[Frame]:
        """An attitude to talks: "refuse de rencontrer", "prêt à accueillir des pourparlers"."""
        scope = self.scope(talk) | set(talk.tokens)
        codes = {c.value.code for c in self.concepts.found if c.start in scope}
        if kind is Kind.REFUSE or "peace_deal" in codes:
            capabilities: list[tuple[str | None, int]] = [("peace_deal", talk.token)]
            return [
                Frame(
                    hit,
                    talk,
                    kind,
                    firmness,
                    capabilities,
                    scope,
                    (hit, talk),
                    True,
                    negated=negated,
                    clues=clues,
                )
            ]
        return []

    def _combined(
        self,
        hit: Hit,
        kind: Kind,
        firmness: Firmness | None,
        negated: bool,
        clues: list[Clue],
        frame: Frame,
    ) -> Frame | None:
        asked_of = frame.asked_of
        clause_subject = None
        wished: Firmness | None = None
        rung: Firmness | None = None
        if frame.kind is Kind.ENDORSE and self._supports(frame) and kind is Kind.COMMIT:
            # Support that is promised is a commitment.
            frame.capabilities = frame.capabilities or [("guarantee", frame.leaf.token)]
        elif (
            hit.predicate.family == "want"
            and not negated
            and (self._wished_for(hit, frame) or frame.kind is Kind.SIGN)
        ):
            kind, firmness = Kind.REQUEST, None
            asked_of = self._clause_subject(hit, frame.top)
        elif frame.kind in (Kind.COMMIT, Kind.REFUSE):
            clause_subject = self._clause_subject(hit, frame.top)
            if hit.predicate.family == "deny" and self._accomplished(frame.top.token):
                return None
            if clause_subject is not None and hit.predicate.family in ("want", "propose"):
                wished = firmness
                kind, firmness, asked_of = Kind.REQUEST, None, clause_subject
            elif clause_subject is not None and kind is Kind.COMMIT and not negated:
                frame.clues = [*clues, *frame.clues]
                if firmness is Firmness.SIGNALLED and frame.kind is Kind.COMMIT:
                    frame.firmness = firmness
                return frame
            elif frame.kind is Kind.REFUSE and kind is Kind.COMMIT:
                rung = firmness
                kind = Kind.REFUSE
                firmness = frame.firmness if frame.attitude else Firmness.EXCLUDED
            elif frame.kind is Kind.REFUSE and kind is Kind.REFUSE:
                kind, firmness = Kind.COMMIT, Firmness.POSSIBLE
            elif (
                frame.attitude
                and kind is Kind.COMMIT
                and firmness is not None
                and frame.firmness is not None
                and frame.firmness.level < firmness.level
            ):
                firmness = frame.firmness
        elif kind is Kind.REFUSE and frame.kind is Kind.REQUEST:
            return frame
        elif frame.kind is Kind.SIGN and firmness not in (
            None,
            Firmness.COMMITTED,
            Firmness.DELIVERED,
            Firmness.SIGNED,
        ):
            pass  # "pourrait parapher le traité" is an offer, not a signature
        else:
            kind, firmness = frame.kind, frame.firmness
        return Frame(
            hit,
            frame.leaf,
            kind,
            firmness,
            frame.capabilities,
            frame.scope,
            (hit, *frame.chain),
            True,
            asked_of,
            frame.doer if clause_subject is None else clause_subject,
            negated or frame.negated,
            wished=wished,
            rung=rung,
            clues=[*clues, *frame.clues],
        )

    def _supports(self, frame: Frame) -> bool:
        return self.parse.lemmas[frame.top.token] in self.syntax.grammar["support_verb"]

    def _wished_for(self, hit: Hit, frame: Frame) -> bool:
        """Whether an event is wished for, not a doing of one's own: "souhaite une présence"."""
        return frame.top.predicate.pos == "noun" and frame.top.governor is hit

    def _accomplished(self, token: int) -> bool:
        """Whether a doing is a past infinitive: "avoir promis"."""
        return self.syntax.tense(token) == "inf" and any(
            self.parse.deps[k] == "aux:tense" for k in self.parse.children[token]
        )

    def _clause_subject(self, hit: Hit, under: Hit) -> int | None:
        """The subject of a finite clause under an attitude: "veut que Berlin livre"."""
        parse = self.parse
        token = under.token
        for _ in range(6):
            if token == hit.token:
                return None
            if self.syntax.finite(token) is not None:
                own = [k for k in parse.children[token] if parse.deps[k].startswith("nsubj")]
                return own[0] if own else None
            token = parse.heads[token]
        return None

    def _reacting(self, hit: Hit, under: list[Frame], barred: set[int]) -> list[Frame]:
        """Requests, objections, support, threats: one frame over all that is named below."""
        predicate = hit.predicate
        negated = self.syntax.negated(hit.token)
        kind, firmness = predicate.kind, predicate.firmness
        if predicate.rule == "strike" and not self._threatens(hit):
            return []
        if predicate.role is Role.VAGUE:
            kind, firmness = Kind.COMMIT, firmness or Firmness.VAGUE
        if negated and predicate.role not in (Role.WARN, Role.NEED):
            kind, firmness = predicate.negated_kind, predicate.negated_firmness
        if kind is None:
            return []
        if predicate.family == "wait" and negated:
            # "n'attend plus qu'un vote pour envoyer": it will do it
            for frame in under:
                if frame.kind is Kind.COMMIT:
                    frame.firmness = Firmness.COMMITTED
                    frame.clues = [*self._clues(hit, True), *frame.clues]
            return [frame for frame in under if frame.kind is Kind.COMMIT]
        if any(frame.negated and frame.top.predicate.family == "ought" for frame in under):
            kind = Kind.OPPOSE if predicate.role in (Role.ASK, Role.NEED) else kind
        scope = self.scope(hit)
        capabilities: list[tuple[str | None, int]] = []
        asked_of = None
        aside = None
        leaf = hit
        for frame in under:
            leaf = frame.leaf
            aside = frame.firmness if frame.attitude and frame.kind is Kind.COMMIT else aside
            for pair in frame.capabilities:
                if pair[0] not in [code for code, _ in capabilities]:
                    capabilities.append(pair)
            if asked_of is None:
                asked_of = self._clause_subject(hit, frame.top)
            scope |= frame.scope
        if not capabilities:
            capabilities = self.themes(hit, scope, barred)
        talks = any(under.predicate.role is Role.MEET for under in hit.governed)
        if not capabilities and talks and predicate.role is Role.ASK:
            capabilities = [("peace_deal", hit.token)]
        clues = [*self._clues(hit, negated), *(clue for frame in under for clue in frame.clues)]
        return [
            Frame(
                hit,
                leaf,
                kind,
                firmness,
                capabilities,
                scope,
                (hit,),
                True,
                asked_of,
                negated=negated,
                aside=aside,
                clues=clues,
            )
        ]

    def _threatens(self, hit: Hit) -> bool:
        """Whether a strike is still to come: "seront détruites"; one that was made is the war."""
        over = hit.governor
        if over is not None and over.predicate.role is Role.WARN:
            return True
        return self.syntax.tense(hit.token) in ("fut", "cnd")

    def scope(self, hit: Hit) -> set[int]:
        """The tokens of a predicate's complements, and of its subject where that is its theme."""
        parse, syntax = self.parse, self.syntax
        scope = syntax.complement(hit.token, hit.tokens)
        if hit.predicate.theme != "object" or syntax.passive(hit.token):
            subject = syntax.subject(hit.token)
            if subject is not None and subject not in hit.tokens:
                scope |= {j for j in parse.subtree(subject) if j not in hit.tokens}
                if hit.token in scope:
                    scope = syntax.complement(hit.token, hit.tokens)
                    scope.add(subject)
        if hit.predicate.role is Role.SIGN:
            return scope - set(hit.tokens)  # "une résolution qui crée la force"
        return scope - set(hit.tokens) - self._apart(hit, scope)

    def _apart(self, hit: Hit, scope: set[int]) -> set[int]:
        """Tokens in a scope that belong to a predicate of their own: ", tout en se disant prête"."""
        found: set[int] = set()
        for other in self.hits:
            if other.governor is None and other is not hit and other.token in scope:
                if self.parse.pos[other.token] in ("VERB", "AUX") and other.token > hit.token:
                    found.update(self.parse.subtree(other.token))
        return found

    def themes(self, hit: Hit, scope: set[int], barred: set[int]) -> list[tuple[str | None, int]]:
        """The capabilities a predicate is about, each with the token that shows it."""
        predicate = hit.predicate
        roots = self._roots(hit)
        scope = scope | set(hit.tokens)
        spared = (
            frozenset({"funding", "armed_forces"}) if predicate.family == "money" else frozenset()
        )
        found = self.concepts.theme(
            roots, scope, barred, strong=bool(predicate.capability), spared=spared
        )
        if predicate.rule == "existence":
            found = [c for c in found if self._exists(hit, self.concepts.head(c))]
        elif not found and not predicate.capability:
            end = self.syntax.clause_end(hit.tokens[-1])
            tail = set(range(hit.tokens[-1] + 1, end)) - barred
            found = self.concepts.theme([], tail, barred, strong=True)
        named: list[tuple[str | None, int]] = []
        for concept in found:
            code = code_of(concept, self._family(hit, concept.start))
            if code is not None and code not in [held for held, _ in named]:
                named.append((code, concept.start))
        if predicate.capability == "none":
            return [(None, hit.token)]
        if predicate.capability and predicate.needs == "capability" and not named:
            return []
        if predicate.capability:
            allowed = OVERRIDES.get(predicate.family or "")
            if predicate.family == "money":
                if any(
                    self.parse.lemmas[root] in self.syntax.grammar["running_cost"] for root in roots
                ):
                    named = []  # "paie la solde des militaires" gives money
                named = [pair for pair in named if pair[0] not in spared]
                return named or [(predicate.capability, hit.token)]
            if predicate.family == "riposte":
                extra = [pair for pair in named if pair[0] == "sanctions"]
                extra += [
                    ("sanctions", c.start)
                    for c in self.concepts.found
                    if c.value.code == "sanctions" and c.start in scope and not extra
                ][:1]
                return [(predicate.capability, hit.token), *extra]
            if allowed:
                named = [pair for pair in named if pair[0] in allowed]
                return named or [(predicate.capability, hit.token)]
            return [(predicate.capability, hit.token)]
        if not named:
            own = self.concepts.at(hit.token)
            if own and own.value.code:
                named.append((code_of(own, predicate.family), own.start))
        return named

    def _exists(self, hit: Hit, token: int) -> bool:
        """Whether a thing is what there is, and not only named beside it."""
        parse = self.parse
        while parse.deps[token] == "conj" and parse.heads[token] not in hit.tokens:
            token = parse.heads[token]
        return parse.heads[token] in hit.tokens

    def _family(self, hit: Hit, token: int) -> str | None:
        """The family a thing stands under: its own noun of giving, else the predicate's."""
        for above in self.parse.ancestors(token):
            if above == hit.token:
                break
            if above in self.giving:
                return "give"
        family = hit.predicate.family
        return "give" if family == "deploy" and self._handed(hit) else family

    def _handed(self, hit: Hit) -> bool:
        """Whether what is sent goes to somebody: "enverra des F-16 à l'Ukraine"."""
        parse = self.parse
        return any(
            parse.pos[k] == "PROPN"
            and parse.deps[k].startswith(("obl", "iobj", "nmod"))
            and any(parse.lower[c] in self.syntax.grammar["dative"] for c in parse.children[k])
            for t in hit.tokens
            for k in (
                *parse.children[t],
                *(g for c in parse.children[t] for g in parse.children[c]),
            )
        )

    def _roots(self, hit: Hit) -> list[int]:
        """The heads of a predicate's complements, the object first."""
        parse, syntax = self.parse, self.syntax
        objects: list[int] = []
        others: list[int] = []
        for token in hit.tokens:
            for child in parse.children[token]:
                dep = parse.deps[child]
                if child in hit.tokens:
                    continue
                if dep in ("obj", "nsubj:pass", "iobj") and parse.pos[child] != "PRON":
                    objects.append(child)
                elif dep.startswith("obj") and parse.feature(child, "PronType") == "Rel":
                    objects.extend(
                        parse.heads[a]
                        for a in (token, *parse.ancestors(token))
                        if parse.deps[a].startswith("acl")
                    )
                elif dep.startswith(("obl", "nmod", "xcomp", "ccomp", "acl", "amod", "appos")):
                    others.append(child)
        subject = syntax.subject(hit.token)
        if subject is not None and (hit.predicate.theme != "object" or syntax.passive(hit.token)):
            if hit.predicate.theme == "either" and self.concepts.at(subject) is None:
                others.append(subject)
            else:
                objects.insert(0, subject)
        return [*objects, *others]
