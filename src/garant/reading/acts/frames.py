"""Frames: what a chain of predicates amounts to, before it is known who acts.

"N'exclut pas de s'engager à livrer" is one frame: denied refusal over promise over doing. The
algebra: a doing has the rung of its tense; an attitude sets its own rung; of two attitudes the
weaker one holds; a denial turns each into what the words file says.
"""

from garant.model import Clue, Firmness, Kind
from garant.reading.acts.beside import beside
from garant.reading.acts.combining import Combiner, added_on
from garant.reading.acts.concepts import Concepts
from garant.reading.acts.denial import inside
from garant.reading.acts.figures import announces, hosts_meeting, wants_gone, would_strike
from garant.reading.acts.frame import Frame, stance
from garant.reading.acts.hit import Hit
from garant.reading.acts.leaving import whither
from garant.reading.acts.moods import commanded, demanded, spoken_of
from garant.reading.acts.reacting import react, request_of
from garant.reading.acts.screening import brought_up, for_purpose, reports
from garant.reading.acts.silence import asked_about, unsaid
from garant.reading.acts.syntax import Syntax
from garant.reading.acts.tenses import for_now, for_the_time_being, not_yet, told_by
from garant.reading.acts.themes import Themes
from garant.reading.acts.verdicts import is_verdict
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
    "going": Firmness.DELIVERED,
    "inf": Firmness.READY,
    "unreal": Firmness.POSSIBLE,
    "none": Firmness.COMMITTED,
}

UNDER_WAY = frozenset({"give", "deploy", "money"})
"""Families whose doing is only announced while it goes on: "is sending fifty tanks"."""


class Framer:
    """Builds the frames of one parse."""

    def __init__(
        self,
        parse: Parse,
        syntax: Syntax,
        concepts: Concepts,
        hits: list[Hit],
        verdicts: list[Found[Kind]],
        *,
        forceful: bool = False,
    ) -> None:
        self.parse = parse
        self.combiner = Combiner(parse, syntax)
        self.themes = Themes(parse, syntax, concepts, hits, forceful=forceful)
        self.verdicts = verdicts
        self.syntax = syntax
        self.concepts = concepts
        self._affirmed: set[int] = set()

    def frames(self, hit: Hit, barred: set[int]) -> list[Frame]:
        """The frames of a predicate and all that it governs.

        "N'enverra pas de soldats, mais des avions" has two; "not one but two" denies nothing.
        """
        but = self.syntax.set_against(hit.token) if self.negated(hit) else None
        if but is None:
            return self._frames(hit, barred)
        end = self.parse.sentences[self.parse.sentence_of[hit.token]][1]
        denied = self._frames(hit, barred | set(range(but, end)))
        self._affirmed.add(hit.token)
        affirmed = self._frames(hit, barred | set(range(hit.token + 1, but)))
        self._affirmed.discard(hit.token)
        return [frame for frame in (*denied, *affirmed) if frame.capabilities] or denied

    def negated(self, hit: Hit) -> bool:
        """Whether a predicate is denied, by its verb or inside its phrase."""
        if hit.token in self._affirmed or hit.below(self.parse.lower, self.syntax.grammar["too"]):
            return False
        grammar, tokens = self.syntax.grammar, hit.tokens
        if self.parse.pos[hit.token] == "AUX":  # "must not waver"
            tokens += tuple(t for under in hit.governed for t in under.tokens)
        denials = grammar["denier"] | grammar["no_article"] if grammar["denier"] else set()
        if hit.predicate.family != "right" and denials & {self.parse.lower[t] for t in tokens}:
            return False  # "will not fail to", "said no": the phrase holds its own denial
        if hit.predicate.rule == "existence" and self._none_of(hit):
            return True
        return self.syntax.negated(hit.token) or inside(self.syntax, hit.tokens)

    def _none_of(self, hit: Hit) -> bool:
        """Whether it is a thing that there will be none of: "there will be no boots"."""
        parse, grammar = self.parse, self.syntax.grammar
        subject = self.syntax.subject(hit.token)
        if subject is None or subject < hit.token or self.concepts.at(subject) is None:
            return False
        return any(parse.lower[k] in grammar["no_article"] for k in parse.children[subject])

    def _frames(self, hit: Hit, barred: set[int]) -> list[Frame]:
        role = hit.predicate.role
        if role is Role.DO:
            return [] if spoken_of(self.syntax, hit) else self._doing(hit, barred)
        if role is Role.JUDGE:
            return self._judging(hit, barred)
        if role is Role.ASK and hit.open:
            return []  # "when asked about sending troops"
        if role in (Role.VOID, Role.SAY):
            return self._passed_on(hit, barred)
        under = self._below(hit.governed, barred)
        if role is Role.ENDORSE and announces(self.syntax, hit):
            return under
        if role is Role.HOLD:
            return [] if spoken_of(self.syntax, hit) else self._holding(hit, under, barred)
        return react(self, hit, under, barred)

    def _below(self, governed: list[Hit], barred: set[int]) -> list[Frame]:
        held = (h for h in governed if h.predicate.role is not Role.MEET)
        return [frame for hit in held for frame in self.frames(hit, barred)]

    def _passed_on(self, hit: Hit, barred: set[int]) -> list[Frame]:
        """What stands under a saying or a denial: it counts if said, or if the denial is denied."""
        denied = self.negated(hit) and not self._already_negative(hit)
        over = hit.governor
        if over is not None and over.predicate.family == "ought" and not denied:
            denied = self.negated(over)  # "nobody should doubt that"
        if denied and hit.predicate.role is Role.SAY:
            return self._left_open(hit, barred)
        if not denied and hit.predicate.role is Role.VOID:
            return []
        if told := [under for under in hit.governed if demanded(self.syntax, under.token)]:
            return react(self, hit, self._below(told, barred), barred, kind=Kind.REQUEST)
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
                    frame.clues = [*self.clues(hit, True), *frame.clues]
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
        scope = self.themes.scope(hit)
        verdict = next(
            (
                v
                for v in self.verdicts
                if v.start in scope and is_verdict(self.parse, self.syntax, hit, v)
            ),
            None,
        )
        if verdict is None:
            return []
        kind = verdict.value
        firmness = Firmness.RELUCTANT if kind is Kind.REFUSE else None
        near = range(verdict.start - 3, verdict.start)
        denied = self.negated(hit) or any(
            self.parse.lower[j] in self.syntax.grammar["bare_opener"] for j in near if j >= 0
        )
        if denied:
            kind, firmness = DENIED_VERDICT.get(kind, kind), None
        clues = self.clues(hit, denied)
        clues.append(
            Clue("verdict", verdict.value.value, self.parse.passage(verdict.start, verdict.end))
        )
        judged = scope - set(verdict.tokens)
        capabilities = self.themes.named(hit, judged, barred | set(verdict.tokens))
        return [stance(hit, kind, firmness, capabilities, scope, denied, clues)]

    def _already_negative(self, hit: Hit) -> bool:
        """Whether the phrase holds its own denial: "rien ne dit que"."""
        negative = self.syntax.grammar["negative_subject"]
        return any(self.parse.lower[token] in negative for token in hit.tokens)

    def clues(self, hit: Hit, negated: bool) -> list[Clue]:
        """What shows a predicate."""
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
            tense = self.tense(hit.token)
            begun = predicate.rule != "recent_past" or tense not in ("inf", "fut", "cnd")
            if not begun or (firmness is None and predicate.role in (Role.DO, Role.HOLD)):
                held = tense == "going" and predicate.family in UNDER_WAY  # only announced
                firmness = Firmness.COMMITTED if held else TENSE_RUNG[tense]
            if firmness is Firmness.EXCLUDED and for_the_time_being(syntax, hit.token):
                firmness = Firmness.RELUCTANT
            return predicate.kind or Kind.COMMIT, firmness
        delayed = not_yet(syntax, hit.token)
        if predicate.negated_kind is None:
            if predicate.kind is Kind.COMMIT and delayed:
                return Kind.REFUSE, Firmness.RELUCTANT
            return None
        if predicate.negated_kind is Kind.REFUSE and (delayed or for_now(syntax, hit.token)):
            return Kind.REFUSE, Firmness.RELUCTANT
        if predicate.negated_firmness is Firmness.COMMITTED and self.tense(hit.token) == "past":
            return predicate.negated_kind, Firmness.DELIVERED  # "n'a jamais cessé de livrer"
        return predicate.negated_kind, predicate.negated_firmness

    def tense(self, token: int) -> str:
        """The tense of a doing; of an infinitive, that of the verb it completes."""
        head = self.parse.heads[token]
        by_doing = self.syntax.by_doing(token)
        if by_doing and self.parse.pos[head] == "ADJ":
            return "inf"  # "is ready to help by sending jets"
        found = self.syntax.tense(head if by_doing else token)
        ordered = any(self.parse.deps[k] == "obj" for k in self.parse.children[head])
        if ordered and self.parse.pos[token] == "VERB" and head != token:
            return found  # "ordered the army to send": nothing is sent by that
        if found == "inf" and self.parse.deps[token] == "xcomp" and head != token:
            over = self.syntax.tense(told_by(self.syntax, head))
            return over if over in ("past", "fut", "cnd") else found
        return found

    def _doing(self, hit: Hit, barred: set[int]) -> list[Frame]:
        negated = self.negated(hit)
        outcome = self._outcome(hit, negated)
        if outcome is None:
            return []
        family, tense = hit.predicate.family, self.syntax.tense(hit.token)
        if commanded(self.syntax, hit.token):
            return [request_of(self, hit, barred)]
        if tense == "unreal":  # "would have sent": it did not
            return []
        begins = hit.predicate.rule == "begin_verb"
        exists = hit.predicate.rule == "existence" and not negated and tense not in ("fut", "cnd")
        if exists or (begins and tense == "inf" and hit.governor is None):
            return []
        meets = any(under.predicate.role is Role.MEET for under in hit.governed)
        if meets and (begins or family == "move"):
            return []  # "a participé à une réunion" sends nobody
        purpose = negated and for_purpose(self.parse, self.syntax, hit)
        if purpose or hosts_meeting(self.syntax, self.concepts, hit):
            return []  # "will not be there to fight": only the purpose is denied
        outcome = whither(self.parse, self.syntax, hit, outcome, TENSE_RUNG[tense])
        if brought_up(self.parse, self.syntax, hit):
            outcome = (outcome[0], Firmness.SIGNALLED)
        scope = self.themes.scope(hit)
        for under in hit.governed:
            special = under.predicate
            if special.role is not Role.DO or not special.capability or special.pos != "verb":
                continue
            if special.family in ("relief", "train") or family == "move":
                # "se charger de former la police", "payer pour rebâtir": the end decides.
                inner = self.themes.scope(under)
                return [
                    Frame(
                        hit,
                        under,
                        *outcome,
                        self.themes.named(under, inner, barred),
                        scope | inner,
                        (hit, under),
                        negated=negated,
                        clues=self.clues(hit, negated),
                    )
                ]
        if family == "watch" and not any(
            c.value.code and not scope.isdisjoint(c.tokens) for c in self.concepts.found
        ):
            return []
        named, clues = self.themes.named(hit, scope, barred), self.clues(hit, negated)
        return [Frame(hit, hit, *outcome, named, scope, (hit,), negated=negated, clues=clues)]

    def _holding(self, hit: Hit, under: list[Frame], barred: set[int]) -> list[Frame]:
        predicate = hit.predicate
        negated = self.negated(hit)
        outcome = self._outcome(hit, negated)
        undecided = hit.predicate.kind is Kind.REFUSE and not negated
        if outcome is None or self.syntax.tense(hit.token) == "unreal":
            return []
        if hit.open and not undecided:
            return self._put_off(hit, barred)
        kind, firmness = outcome
        if predicate.needs == "denial" and not negated:
            return under
        if predicate.family == "ought" and any(
            governed.predicate.role in (Role.VOID, Role.SAY) for governed in hit.governed
        ):
            return under
        clues = self.clues(hit, negated)
        opened = [g for g in hit.governed if g.predicate.family in ("host", "begin")]
        talks = [
            under
            for over in (hit, *opened)
            for under in over.governed
            if under.predicate.role is Role.MEET and not added_on(self.syntax, hit, under, kind)
        ]
        if talks and not any(frame.capabilities for frame in under):
            return self._talking(hit, talks[0], kind, firmness, negated, clues)
        silent = [g for g in hit.governed if g.predicate.role is Role.SAY]
        if silent and not under and kind is Kind.REFUSE:
            # "refuse de le dire": the offer is left open
            scope = self.themes.scope(hit)
            named = self.themes.named(hit, scope, barred)
            named = named or asked_about(self.syntax, self.concepts, silent[0], barred)
            return [stance(hit, Kind.COMMIT, Firmness.VAGUE, named, scope, negated, clues)]
        if kind is Kind.REFUSE and (left_open := unsaid(self.parse, hit, under)):
            return left_open
        if not under:
            if predicate.needs == "complement" or would_strike(hit):
                return []
            scope = self.themes.scope(hit)
            capabilities = self.themes.named(hit, scope, barred)
            if reports(self.parse, self.syntax, hit):
                return self._hoping(hit, negated, capabilities, scope, clues)
            if predicate.family == "want" and capabilities and kind is Kind.COMMIT:
                gone = wants_gone(self.syntax, hit)
                kind, firmness = (Kind.OPPOSE if gone else Kind.REQUEST), None
            elif predicate.family == "want" and negated:
                # Not to want a thing is to object to whoever would bring it.
                kind, firmness = Kind.OPPOSE, None
            return [stance(hit, kind, firmness, capabilities, scope, negated, clues)]
        for bare in (f for f in under if not f.capabilities and f.leaf.predicate.pos == "noun"):
            bare.capabilities = self.themes.named(hit, self.themes.scope(hit), barred)
        combined = (
            self.combiner.combined(hit, kind, firmness, negated, clues, frame) for frame in under
        )
        found = [frame for frame in combined if frame is not None]
        return [*found, *beside(self.parse, self.concepts, hit, found, barred)]

    def _put_off(self, hit: Hit, barred: set[int]) -> list[Frame]:
        """What is still to be decided: "will decide in May whether to send"."""
        scope = self.themes.scope(hit)
        named = self.themes.named(hit, scope, barred)
        if self.syntax.tense(hit.token) != "fut" or not named:
            return []
        clues = self.clues(hit, False)
        return [stance(hit, Kind.COMMIT, Firmness.VAGUE, named, scope, False, clues)]

    def _hoping(
        self,
        hit: Hit,
        negated: bool,
        capabilities: list[tuple[str | None, int]],
        scope: set[int],
        clues: list[Clue],
    ) -> list[Frame]:
        """What others are hoped to do by some other verb: "we hope Brussels comes up with a loan".

        Other attitudes over such a clause only report it.
        """
        wished = hit.predicate.family == "want" and not negated and bool(capabilities)
        if not wished or self.themes.only_weak(capabilities):
            return []
        frame = stance(hit, Kind.REQUEST, None, capabilities, scope, negated, clues)
        clause = next(k for k in self.parse.children[hit.token] if self.parse.deps[k] == "ccomp")
        frame.asked_of = self.syntax.subject(clause)
        return [frame]

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
        scope = self.themes.scope(talk) | set(talk.tokens)
        codes = {c.value.code for c in self.concepts.found if c.start in scope}
        if kind is Kind.REFUSE or "peace_deal" in codes:
            capabilities: list[tuple[str | None, int]] = [("peace_deal", talk.token)]
            return [stance(hit, kind, firmness, capabilities, scope, negated, clues, talk)]
        return []
