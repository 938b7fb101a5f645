"""What an answer does not show, said beside it: what was left out, and why there is nothing."""

from dataclasses import dataclass
from enum import StrEnum

from garant.errors import QuestionError
from garant.ledger import UNDATED_COUNTED, Asked, Ledger


class RemarkCode(StrEnum):
    """What there is to say beside an answer.

    `UNPLACED`: `count` positions are left out, since no text says for whom. `OTHER_RUNGS`: `count`
    positions are not shown, since they stand on other rungs than those asked for. `NOTHING_ON_DAY`:
    nothing is held for the beneficiary (`what`) of a pact on the day, if any. `NOTHING`: nothing
    answers. `NO_MORE`: there are no more than `count`. `FAMILY_NAME`: nothing answers, and speakers
    go by family name, such as `what`. `UNDATED`: `count` acts or statements (`what`) without a
    day are left out, more than a thousand where the count is above.
    """

    UNPLACED = "unplaced"
    OTHER_RUNGS = "other_rungs"
    NOTHING_ON_DAY = "nothing_on_day"
    NOTHING = "nothing"
    NO_MORE = "no_more"
    FAMILY_NAME = "family_name"
    UNDATED = "undated"


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing to say beside an answer, for a face to put in its own words."""

    code: RemarkCode
    count: int = 0
    what: str = ""
    day: str = ""

    def __str__(self) -> str:
        """The remark in English, as the command line says it."""
        return _SAID[self.code](self)


def _unplaced(remark: Remark) -> str:
    what = "position is" if remark.count == 1 else "positions are"
    return f"{remark.count} {what} left out, since no text says for whom; see 'garant history'"


def _other_rungs(remark: Remark) -> str:
    what = "position on other rungs is" if remark.count == 1 else "positions on other rungs are"
    return f"{remark.count} {what} not shown; how far each need is met is told by all"


def _nothing_on_day(remark: Remark) -> str:
    on = f" on {remark.day}" if remark.day else ""
    return f"nothing in the ledger is for {remark.what} or of this pact{on}"


def _undated(remark: Remark) -> str:
    many = f"{remark.what}s without a date are"
    what = f"{remark.what} without a date is" if remark.count == 1 else many
    count = remark.count if remark.count <= UNDATED_COUNTED else "more than a thousand"
    return f"{count} {what} left out"


_NOTHING = "nothing in the ledger answers"

_SAID = {
    RemarkCode.UNPLACED: _unplaced,
    RemarkCode.OTHER_RUNGS: _other_rungs,
    RemarkCode.NOTHING_ON_DAY: _nothing_on_day,
    RemarkCode.NOTHING: lambda _: _NOTHING,
    RemarkCode.NO_MORE: lambda remark: f"there are no more than {remark.count}",
    RemarkCode.FAMILY_NAME: lambda remark: (
        f"{_NOTHING}; speakers are kept by family name, such as {remark.what}"
    ),
    RemarkCode.UNDATED: _undated,
}


def on_records(
    ledger: Ledger, asked: Asked, *, found: bool, undated: str | None = None
) -> tuple[Remark, ...]:
    """What to say beside an answer that lists records.

    Args:
        ledger: The ledger.
        asked: What was wanted.
        found: Whether anything was found.
        undated: What may have been left out for want of a day: `act` or `statement`.

    Raises:
        QuestionError: Nothing was found, and the document that was named is not there.
    """
    remarks = [] if found else [_of_nothing(ledger, asked)]
    if undated and (asked.as_of or asked.since or asked.until):
        count = ledger.undated(asked, statements=undated == "statement")
        if count:
            remarks.append(Remark(RemarkCode.UNDATED, count, undated))
    return tuple(remarks)


def _of_nothing(ledger: Ledger, asked: Asked) -> Remark:
    if asked.document and not ledger.documents(Asked(document=asked.document)):
        raise QuestionError(
            f"there is no document {asked.document!r} in the ledger; see 'garant documents'"
        )
    if asked.offset:
        return Remark(RemarkCode.NO_MORE, asked.offset)
    if asked.speaker and " " in asked.speaker:
        return Remark(RemarkCode.FAMILY_NAME, what=asked.speaker.split()[-1])
    return Remark(RemarkCode.NOTHING)
