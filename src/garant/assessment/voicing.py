"""Voices: what parties say of a capability beside offering or refusing it."""

from collections.abc import Iterable

from garant.model import Kind, Position, Stance, Voice

_KINDS = (Kind.OPPOSE, Kind.REQUEST, Kind.ENDORSE, Kind.WARN, Kind.SIGN)


def hear(positions: Iterable[Position]) -> tuple[Voice, ...]:
    """What parties say on each capability, one voice for each kind and each to whom.

    Who signs a paper on something has a voice on it, and no more: what it offers is an act of its
    own. An offer at a rung that was not read is no voice. What has no day is heard too: who
    objects is known though not since when.
    """
    found: list[Voice] = []
    for position in positions:
        said: dict[tuple[Kind, tuple[str, ...]], list[Stance]] = {}
        for stance in (*position.undated, *position.beside):
            if stance.kind in _KINDS:
                said.setdefault((stance.kind, stance.targets), []).append(stance)
        for kind, targets in sorted(said, key=_by_kind):
            stances = said[kind, targets]
            found.append(
                Voice(
                    position.party,
                    kind,
                    position.capability,
                    targets,
                    max((one.day for one in stances if one.day), default=None),
                    tuple(dict.fromkeys(one.act for one in reversed(stances))),
                )
            )
    return tuple(found)


def _by_kind(said: tuple[Kind, tuple[str, ...]]) -> tuple[int, tuple[str, ...]]:
    kind, targets = said
    return _KINDS.index(kind), targets
