"""The closed lists: kinds of act, rungs of firmness, conditions, modes of speech.

References:
    The project's annotation guidelines, layers 1 and 2.
"""

from enum import StrEnum


class Kind(StrEnum):
    """What a party does in an act."""

    COMMIT = "commit"
    REFUSE = "refuse"
    REQUEST = "request"
    OPPOSE = "oppose"
    ENDORSE = "endorse"
    WARN = "warn"
    MEET = "meet"
    SIGN = "sign"


class Firmness(StrEnum):
    """The rung of a commitment or a refusal, from delivered down to excluded."""

    DELIVERED = "delivered"
    SIGNED = "signed"
    COMMITTED = "committed"
    READY = "ready"
    POSSIBLE = "possible"
    SIGNALLED = "signalled"
    VAGUE = "vague"
    RELUCTANT = "reluctant"
    EXCLUDED = "excluded"

    @property
    def level(self) -> int:
        """The place on the ladder, from 6 (delivered) to -2 (excluded)."""
        return _LEVELS[self]


_LEVELS = {rung: 6 - place for place, rung in enumerate(Firmness)}


class Condition(StrEnum):
    """What an act depends on."""

    CEASEFIRE = "ceasefire"
    PEACE_DEAL = "peace_deal"
    US_BACKSTOP = "us_backstop"
    PARLIAMENT_VOTE = "parliament_vote"
    UN_MANDATE = "un_mandate"
    HOST_REQUEST = "host_request"
    ALLIED_PARTICIPATION = "allied_participation"
    RENEWED_ATTACK = "renewed_attack"
    RUSSIAN_CONSENT = "russian_consent"
    OTHER = "other"


class Mode(StrEnum):
    """How a statement is reported."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"
