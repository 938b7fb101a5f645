"""Combining: what an attitude makes of the doing or attitude under it.

An attitude sets its own rung; of two attitudes the weaker one holds; a refusal of a refusal is an
open door; a wish that another should act is a request.
"""

from garant.model import Clue, Firmness, Kind
from garant.reading.acts.frame import Frame
from garant.reading.acts.hit import Hit
from garant.reading.acts.syntax import Syntax
from garant.reading.acts.words import Role
from garant.reading.parse import Parse

WISHING = frozenset({"want", "propose", "ought"})
"""Families whose attitude to another's doing asks for it: "wants Berlin to", "it is time for"."""


class Combiner:
    """Combines the frames of one parse with the attitudes above them."""

    def __init__(self, parse: Parse, syntax: Syntax) -> None:
        self.parse = parse
        self.syntax = syntax

    def combined(
        self,
        hit: Hit,
        kind: Kind,
        firmness: Firmness | None,
        negated: bool,
        clues: list[Clue],
        frame: Frame,
    ) -> Frame | None:
        """A frame with the attitude above it, or None where nothing is left of it.

        Args:
            hit: The attitude.
            kind: The kind it stands for by itself.
            firmness: Its rung.
            negated: Whether it is denied.
            clues: What shows it.
            frame: The frame under it.
        """
        asked_of = frame.asked_of
        clause_subject = None
        wished: Firmness | None = None
        rung: Firmness | None = None
        if (
            frame.kind is Kind.ENDORSE
            and hit.predicate.family == "want"
            and not negated
            and self.clause_subject(hit, frame.top) is not None
        ):
            kind, firmness = Kind.REQUEST, None  # "wants the Americans to back the force"
            asked_of = self.clause_subject(hit, frame.top)
        elif frame.kind is Kind.ENDORSE and self._supports(frame) and kind is Kind.COMMIT:
            # Support that is promised is a commitment.
            frame.capabilities = frame.capabilities or [("guarantee", frame.leaf.token)]
        elif (
            hit.predicate.family == "want"
            and not negated
            and (self._wished_for(hit, frame) or frame.kind is Kind.SIGN)
        ):
            kind, firmness = Kind.REQUEST, None
            asked_of = self.clause_subject(hit, frame.top)
        elif frame.kind in (Kind.COMMIT, Kind.REFUSE):
            if hit.predicate.family != "enabling":  # "will allow us to send"
                clause_subject = self.clause_subject(hit, frame.top)
            if hit.predicate.family == "deny" and self._accomplished(frame.top.token):
                return None
            if clause_subject is not None and hit.predicate.family == "want" and negated:
                kind, firmness, asked_of = Kind.OPPOSE, None, clause_subject
            elif clause_subject is not None and hit.predicate.family in WISHING:
                wished = firmness
                kind, firmness, asked_of = Kind.REQUEST, None, clause_subject
            elif hit.predicate.family == "permit":
                # "autorise Kiev à produire": given by who permits it
                frame.given_to, clause_subject = clause_subject, None
                if frame.kind is Kind.REFUSE:
                    kind, firmness = Kind.REFUSE, frame.firmness
            elif clause_subject is not None and kind is Kind.COMMIT and not negated:
                frame.clues = [*clues, *frame.clues]
                if firmness is Firmness.SIGNALLED and frame.kind is Kind.COMMIT:
                    frame.firmness = firmness
                return frame
            elif frame.kind is Kind.REFUSE and kind is Kind.COMMIT:
                rung = firmness
                kind = Kind.REFUSE
                firmness = frame.firmness if frame.attitude else Firmness.EXCLUDED
                if rung is Firmness.POSSIBLE:
                    firmness = Firmness.RELUCTANT  # "n'exclut pas un retrait"
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
        elif (
            frame.kind is Kind.REQUEST
            and frame.top.predicate.pos == "noun"
            and (kind, hit.predicate.firmness) == (Kind.COMMIT, Firmness.POSSIBLE)
        ):
            kind, firmness, asked_of = Kind.COMMIT, Firmness.POSSIBLE, None  # "studies a request"
        elif hit.predicate.family == "want" and negated and frame.kind is Kind.OPPOSE:
            return None  # "wants no veto over the force"
        elif kind is Kind.REFUSE and frame.kind is Kind.REQUEST:
            if frame.top.predicate.pos != "noun":
                return frame
        elif frame.kind is not Kind.SIGN or firmness in (
            None,
            Firmness.COMMITTED,
            Firmness.DELIVERED,
            Firmness.SIGNED,
        ):
            # "pourrait parapher le traité" is an offer, not a signature, and keeps its own rung
            denied = negated and frame.kind is Kind.ENDORSE and not frame.negated
            kind, firmness = (Kind.OPPOSE if denied else frame.kind), frame.firmness
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
            given_to=frame.given_to,
            clues=[*clues, *frame.clues],
        )

    def _supports(self, frame: Frame) -> bool:
        """Whether support is for a party; for its request, it is no more than consent."""
        lemmas = {self.parse.lemmas[t] for t in frame.top.tokens}
        return bool(lemmas & self.syntax.grammar["support_verb"]) and not (
            any(under.predicate.role is Role.ASK for under in frame.top.governed)
        )

    def _wished_for(self, hit: Hit, frame: Frame) -> bool:
        """Whether an event is wished for, not a doing of one's own: "souhaite une présence"."""
        return frame.top.predicate.pos == "noun" and frame.top.governor is hit

    def _accomplished(self, token: int) -> bool:
        """Whether a doing is a past infinitive: "avoir promis"."""
        return self.syntax.tense(token) == "inf" and any(
            self.parse.deps[k] == "aux:tense"
            or self.parse.lemmas[k] in self.syntax.grammar["perfect"]
            for k in self.syntax.auxiliaries(token)
        )

    def clause_subject(self, hit: Hit, under: Hit) -> int | None:
        """The subject of a clause under an attitude: "veut que Berlin livre", "wants Berlin to"."""
        parse = self.parse
        token = under.token
        if parse.deps[token].startswith("aux") and parse.heads[token] not in hit.tokens:
            token = parse.heads[token]  # "suggests that Berlin should send"
        for _ in range(6):
            if token == hit.token or hit.token in self.syntax.auxiliaries(token):
                return None  # "could send" has one subject
            own = [k for k in parse.children[token] if parse.deps[k].startswith("nsubj")]
            if self.syntax.finite(token) is not None:
                return own[0] if own else None
            if own and own[0] < token and parse.pos[token] in ("VERB", "AUX"):
                return own[0]  # "for Berlin to send", "of Berlin sending"
            if parse.heads[token] in hit.tokens and self.syntax.controlled(token) is not None:
                return self.syntax.controlled(token)
            token = parse.heads[token]
            if token in parse.ancestors(hit.token):
                return None  # "praised Oslo's readiness to send": hung on what praises it
        return None


def added_on(syntax: Syntax, hit: Hit, talk: Hit, kind: Kind) -> bool:
    """Whether an attitude to talks offers none: it tells what for, or that they are set.

    "Flew to Kyiv, seeking to revive the talks", "are set to chair a summit".
    """
    added = syntax.parse.deps[hit.token] == "advcl" and syntax.finite(hit.token) is None
    set_already = hit.predicate.rule == "near_future" and talk.predicate.pos == "verb"
    return kind is Kind.COMMIT and (added or set_already)
