"""What a user supposes, as written on the command line: parties gone, conditions, offers."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from garant.cli.answering import asked_of
from garant.cli.guarantee import Put
from garant.errors import QuestionError

if TYPE_CHECKING:
    from garant.model import Guarantee


def suppose(
    put: Put,
    guarantee: "Guarantee",
    without: Sequence[str],
    conditions: Sequence[str],
    added: Sequence[str],
) -> "Guarantee":
    """The guarantee with what is supposed, in this order; as for `garant.answers.suppose`.

    Raises:
        QuestionError: There are mistakes in it, one line for each; or nothing is supposed.
    """
    from garant import answers

    if not (without or conditions or added):
        raise QuestionError("nothing is supposed; give --without, --condition or --add")
    return answers.suppose(
        guarantee,
        without=without,
        conditions=conditions,
        added=added,
        ask=partial(asked_of, put.ledger, put.settings),
        ontology=put.ontology,
        sign="--",
    )
