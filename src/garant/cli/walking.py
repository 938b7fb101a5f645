"""Walking through what waits for review: each is shown, a letter decides, at once for good."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TextIO

from garant.cli.keyboard import Keyboard
from garant.cli.outcome import tell
from garant.errors import LedgerError, QuestionError
from garant.model import (
    ActRecord,
    Condition,
    Dossier,
    Firmness,
    Kind,
    StatementDossier,
    StatementRecord,
    Verdict,
)

if TYPE_CHECKING:
    from garant.ledger import Decision, Ledger
    from garant.ontology import Ontology

LETTERS = "a accept  c correct  r reject  s skip  u undo  n next, p previous here  q quit  ? help"

_HELP = """
a  accept: it stands as it was read
c  correct: firmness=ready; conditions=ceasefire, un_mandate; place=none
r  reject: it stands no more; you may say why
s  skip: leave it as it is
u  take back the last decision of this walk, and see it again
n  the next that waits in the same document, p the one before
q  quit; every decision was recorded at once

fields      {fields}
kind        {kinds}
firmness    {rungs}
conditions  {conditions}
actors      FRA, Pologne; FRA/Macron:le président français names the person and the words too
evidence    start-end, or words of the document; several with | between them
"""

# The end of a change is a semicolon that another change follows: words may hold one.
_BETWEEN = re.compile(r";\s*(?=[a-z.]+\s*=)")

_Letter = Callable[[str, "Dossier | StatementDossier"], None]


class Walk:
    """One walk of one person through acts or statements.

    Args:
        ledger: The ledger.
        keys: What to walk through, in this order.
        who: Who decides.
        screen: Where things are shown.
        keyboard: Where letters come from.
        ontology: Loads the parties and capabilities, for corrections.
        on_decision: Is told of every decision that was recorded.
        are_named: Whether a person named them: then what was judged before is shown too.
        are_all: Whether no more wait than are in `keys`.
    """

    def __init__(
        self,
        ledger: "Ledger",
        keys: Sequence[str],
        *,
        who: str,
        screen: TextIO,
        keyboard: Keyboard,
        ontology: "Callable[[], Ontology]",
        on_decision: "Callable[[Decision], None]",
        are_named: bool = False,
        are_all: bool = True,
    ) -> None:
        self.ledger = ledger
        self.keys = list(keys)
        self.who = who
        self.screen = screen
        self.keyboard = keyboard
        self.ontology = ontology
        self.on_decision = on_decision
        self.are_named = are_named
        self.are_all = are_all
        self.left = dict.fromkeys(keys)
        self.place = 0
        self.aside: str | None = None
        """What is shown out of the order: one of the same document, or one that was undone."""
        self.made: list[tuple[str, str]] = []
        """The decisions of this walk that stand: what was shown, and the key of the review."""
        self.counts: Counter[Verdict] = Counter()
        self.is_over = False
        self._ready: dict[str, Dossier | StatementDossier] = {}
        self._letters: dict[str, _Letter] = {
            "a": lambda key, dossier: self._decide(key, dossier, Verdict.ACCEPT),
            "c": self._correct,
            "r": self._reject,
            "s": lambda key, dossier: self._pass(key),
            "u": lambda key, dossier: self._undo(),
            "n": lambda key, dossier: self._turn(key, dossier, 1),
            "p": lambda key, dossier: self._turn(key, dossier, -1),
            "q": lambda key, dossier: self._stop(),
            "": lambda key, dossier: self._stop(),
            "?": lambda key, dossier: self._help(dossier),
        }

    def go(self) -> None:
        """Walk to the end, to a `q` or to the end of what is typed; then tell what was recorded.

        Raises:
            QuestionError: What came through a pipe is not understood; nothing after it is done.
        """
        try:
            shown = ""
            while not self.is_over and (key := self._current() or self._reopened()):
                dossier = self._dossier(key)
                if dossier is None:
                    self._pass(key)
                    continue
                if key != shown:
                    self._show(dossier)
                    self._prepare()
                shown = key if self._ask(key, dossier) else ""
        finally:
            self._sum_up()

    def _current(self) -> str | None:
        if self.aside is not None:
            return self.aside
        while self.place < len(self.keys) and self.keys[self.place] not in self.left:
            self.place += 1
        return self.keys[self.place] if self.place < len(self.keys) else None

    def _reopened(self) -> str | None:
        """At the end: the last thing decided, where that is taken back at once."""
        if not self.made:
            return None
        if self.keyboard.is_terminal:
            self._say("nothing more waits; u takes back the last decision, any other key ends")
        if self.keyboard.letter() == "u":
            self._undo()
        return self.aside

    def _dossier(self, key: str) -> Dossier | StatementDossier | None:
        """What belongs to a thing; None where somebody decided on it since it was put in line."""
        dossier = self._ready.pop(key, None) or self._load(key)
        reviews = self.ledger.reviews(key)
        if tuple(reviews) != dossier.reviews:
            dossier = self._load(key)
        standing = [one for one in reviews if one.verdict is not Verdict.UNDO and not one.undone]
        if standing and self.keyboard.is_terminal and not self.are_named and self.aside is None:
            last = standing[-1]
            tell(f"{key[:8]}: {last.who} decided it meanwhile: {last.verdict.value}; passed over")
            self.left.pop(key, None)
            return None
        self._ready = {key: dossier}
        return dossier

    def _load(self, key: str) -> Dossier | StatementDossier:
        if self.ledger.kind_of(key) == "act":
            return self.ledger.show(key)
        return self.ledger.show_statement(key)

    def _prepare(self) -> None:
        """Get the next one while the person reads this one."""
        following = (key for key in self.keys[self.place + 1 :] if key in self.left)
        key = next(following, None)
        if key is not None and key not in self._ready:
            self._ready[key] = self._load(key)

    def _show(self, dossier: Dossier | StatementDossier) -> None:
        from garant import publishing

        left = f"{len(self.left)} left" if self.are_all else f"more than {len(self.left)} left"
        self.keyboard.forget()
        self.screen.write("\n")
        if isinstance(dossier, Dossier):
            publishing.print_act_to_review(publishing.view_dossier(dossier), self.screen, left=left)
        else:
            publishing.print_statement_to_review(
                publishing.view_statement_dossier(dossier), self.screen, left=left
            )
        if self.keyboard.is_terminal:
            self._say(LETTERS)

    def _ask(self, key: str, dossier: Dossier | StatementDossier) -> bool:
        """Do what one letter says; whether the same is asked again without being shown again."""
        letter = self.keyboard.letter()
        place, aside = self.place, self.aside
        act = self._letters.get(letter)
        try:
            if act is None:
                raise QuestionError(f"{letter!r} is none of the letters; {LETTERS}")
            act(key, dossier)
        except LedgerError as error:
            # Through a pipe the letters after it would fall on what they were not meant for.
            if not self.keyboard.is_terminal:
                raise
            for line in str(error).splitlines():
                tell(line)
        stays = (place, aside) == (self.place, self.aside) and key in self.left
        return stays and not self.is_over

    def _correct(self, key: str, dossier: Dossier | StatementDossier) -> None:
        from garant.ledger import changes_of, fields_of

        line = self.keyboard.line("correct (field=value; field=value): ")
        if line is None or (self.keyboard.is_terminal and not line.strip()):
            return
        changes = changes_of(_BETWEEN.split(line.strip()), fields_of(dossier.record))
        self._decide(key, dossier, Verdict.CORRECT, changes=changes)

    def _reject(self, key: str, dossier: Dossier | StatementDossier) -> None:
        why = self.keyboard.line("reject; why (Enter for no reason, Ctrl-D to go back): ")
        if why is not None:
            self._decide(key, dossier, Verdict.REJECT, why=why.strip())

    def _decide(
        self,
        key: str,
        dossier: Dossier | StatementDossier,
        verdict: Verdict,
        *,
        why: str = "",
        changes: dict[str, str] | None = None,
    ) -> None:
        from garant.ledger import decide

        decision = decide(
            self.ledger,
            key,
            verdict,
            who=self.who,
            why=why,
            changes=changes,
            ontology=self.ontology,
        )
        self.made.append((key, decision.review.key))
        self.counts[decision.review.verdict] += 1
        self._tell(decision, {review.key for review in dossier.reviews})
        self.left.pop(key, None)
        self._pass(key)

    def _undo(self) -> None:
        from garant.ledger import decide

        if not self.made:
            raise QuestionError("nothing was decided in this walk; there is nothing to take back")
        key, review = self.made.pop()
        decision = decide(self.ledger, review, Verdict.UNDO, who=self.who)
        self.counts[Verdict.UNDO] += 1
        self._tell(decision, set())
        if key in self.keys:
            self.left[key] = None
        self._ready.pop(key, None)
        self.aside = key

    def _tell(self, decision: "Decision", seen: set[str]) -> None:
        from garant import publishing

        self._say(publishing.decision_line(decision.review, decision.subject, decision.result))
        over = decision.over
        if over is not None:
            tell(publishing.over_line(decision.review, over, meanwhile=over.key not in seen))
        self.on_decision(decision)

    def _pass(self, key: str) -> None:
        """Go on: from what stood aside back to the order, in the order to the next."""
        if self.aside is not None:
            self.aside = None
        elif self.place < len(self.keys) and self.keys[self.place] == key:
            self.place += 1

    def _turn(self, key: str, dossier: Dossier | StatementDossier, step: int) -> None:
        """Show the next, or the previous, that waits in the same document."""
        from garant.ledger import Asked

        asked = Asked(document=dossier.record.document.key, reviewed=False)
        here: Sequence[ActRecord | StatementRecord] = (
            self.ledger.acts(asked)
            if isinstance(dossier, Dossier)
            else self.ledger.statements(asked)
        )
        places = sorted({(_start(record), record.key) for record in (*here, dossier.record)})
        order = [each for _, each in places]
        place = order.index(key) + step
        if not 0 <= place < len(order):
            which = "after" if step > 0 else "before"
            raise QuestionError(f"none waits {which} it in this document")
        turned_to = order[place]
        # Back in the order, it stands aside no more.
        self.aside = None if turned_to == self._in_order() else turned_to

    def _in_order(self) -> str | None:
        return self.keys[self.place] if self.place < len(self.keys) else None

    def _stop(self) -> None:
        self.is_over = True

    def _help(self, dossier: Dossier | StatementDossier) -> None:
        from garant.ledger import fields_of

        told = _HELP.format(
            fields=" ".join(fields_of(dossier.record)),
            kinds=" ".join(Kind),
            rungs=" ".join(Firmness),
            conditions=" ".join(Condition),
        )
        self.screen.write(told)
        self.screen.flush()

    def _say(self, line: str) -> None:
        self.screen.write("".join(sign if sign.isprintable() else " " for sign in line) + "\n")
        self.screen.flush()

    def _sum_up(self) -> None:
        """Tell what was recorded and what is left, however the walk ended."""
        done = [
            f"{self.counts[verdict]} {name}"
            for verdict, name in (
                (Verdict.ACCEPT, "accepted"),
                (Verdict.CORRECT, "corrected"),
                (Verdict.REJECT, "rejected"),
                (Verdict.UNDO, "taken back"),
            )
            if self.counts[verdict]
        ]
        left = f"{len(self.left)} left" if self.are_all else f"more than {len(self.left)} left"
        tell(f"recorded {', '.join(done) or 'nothing'}; {left}")


def _start(record: ActRecord | StatementRecord) -> int:
    if isinstance(record, StatementRecord):
        return record.statement.content.start
    return min((passage.start for passage in record.act.evidence), default=0)
