"""What the tests of persons' decisions share: asking what stands, and correcting it."""

from dataclasses import replace

from garant.ledger import Asked
from garant.model import Verdict


def shown(ledger, party="NOR"):
    """What stands: the firmness or the kind of each act, and who stands behind it."""
    return [
        ((one.act.firmness or one.act.kind).value, one.standing.value)
        for one in ledger.acts(Asked(party=party))
    ]


def corrected_by_anna(ledger, record, **fields):
    review = ledger.review(
        record.key, Verdict.CORRECT, who="Anna", corrected=replace(record.act, **fields)
    )
    return ledger.act(review.result)
