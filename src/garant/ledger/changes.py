"""The changes that a person asks for, field by field: read, checked, mistakes gathered."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from garant.errors import QuestionError
from garant.ledger.locating import find_words, locate
from garant.ledger.naming import one_of, party_code
from garant.model import Actor, Condition, Passage, Speaker

if TYPE_CHECKING:
    from garant.ontology import Ontology

_SPEAKER_FIELDS = (
    "speaker",
    "speaker.code",
    "speaker.person",
    "speaker.anonymous",
    "speaker.via",
    "speaker.text",
)

ACT_FIELDS = (
    "kind",
    "actors",
    "targets",
    "capability",
    "firmness",
    "conditions",
    "quantity",
    "place",
    "time",
    *_SPEAKER_FIELDS,
    "evidence",
)
"""What can be corrected of an act."""

STATEMENT_FIELDS = (*_SPEAKER_FIELDS, "mode", "cue", "content")
"""What can be corrected of a statement."""

_NOTHING = frozenset({"", "-", "none", "null"})
_YES = frozenset({"yes", "true", "1", "y"})
_NO = frozenset({"no", "false", "0", "n", *_NOTHING})
_LONGEST = 200
"""Characters of a place, a time, a name: more is a sentence that belongs elsewhere."""

Value = TypeVar("Value")


def changes_of(pairs: Iterable[str], fields: Iterable[str]) -> dict[str, str]:
    """Changes as a person writes them: "firmness=ready", "conditions=ceasefire, un_mandate".

    Args:
        pairs: A field, an equals sign and a value each.
        fields: The fields that there are.

    Raises:
        QuestionError: A mistake in any of them; all are told.
    """
    changes: dict[str, str] = {}
    faults: list[str] = []
    for pair in pairs:
        name, equals, value = pair.partition("=")
        field = name.strip().lower()
        if not equals:
            faults.append(f"{pair!r} changes nothing; write FIELD=VALUE, such as firmness=ready")
        elif field in changes:
            faults.append(f"{field}: is given twice; give it once")
        else:
            try:
                changes[one_of(field, "field", fields) if field not in fields else field] = value
            except QuestionError as error:
                faults.append(str(error))
    if faults:
        raise QuestionError("\n".join(faults))
    return changes


@dataclass
class _Written:
    """A party as a person writes it: "FRA", "FRA/Macron", "FRA/Macron:le président français"."""

    codes: tuple[str, ...]
    person: str | None
    has_person: bool
    words: str


class Changes:
    """The changes that a person asks for, with the mistakes in them."""

    def __init__(
        self, changes: Mapping[str, str], text: str, ontology: "Callable[[], Ontology]"
    ) -> None:
        self.changes = changes
        self.text = text
        self.ontology = ontology
        self.faults: list[str] = []

    def only(self, fields: Iterable[str]) -> None:
        """Note fields that there are not."""
        known = tuple(fields)
        for field in self.changes:
            if field not in known:
                try:
                    meant = one_of(field, "field", known)
                    self.faults.append(f"unknown field {field!r}; did you mean {meant}?")
                except QuestionError as error:
                    self.faults.append(str(error))

    @property
    def faulty(self) -> set[str]:
        """The fields with mistakes in them."""
        return {fault.partition(":")[0] for fault in self.faults}

    def finish(self, *, unchanged: bool) -> None:
        """Tell all mistakes, or that nothing is changed."""
        if self.faults:
            raise QuestionError("\n".join(self.faults))
        if unchanged:
            raise QuestionError("the correction changes nothing; accept what was read instead")

    def read(self, field: str, read: Callable[[str], Value]) -> Value | None:
        """The value of a field that cannot be emptied; None where it is not to be changed."""
        value = self.changes.get(field)
        if value is None:
            return None
        if value.strip().lower() in _NOTHING:
            self.faults.append(f"{field}: cannot be empty; give what is right")
            return None
        try:
            return read(value.strip())
        except QuestionError as error:
            self.faults.append(f"{field}: {error}")
            return None

    def read_or(
        self, field: str, unchanged: Value | None, read: Callable[[str], Value]
    ) -> Value | None:
        """The value of a field that `none` empties."""
        value = self.changes.get(field)
        if value is None:
            return unchanged
        if value.strip().lower() in _NOTHING:
            return None
        found = self.read(field, read)
        return unchanged if found is None else found

    def conditions(self, unchanged: tuple[Condition, ...]) -> tuple[Condition, ...]:
        """The conditions in the order given, each once."""

        def read(value: str) -> tuple[Condition, ...]:
            codes = [one_of(part, "condition", Condition) for part in value.split(",")]
            return tuple(dict.fromkeys(Condition(code) for code in codes))

        return self.read_or("conditions", unchanged, read) or ()

    def parties(
        self, field: str, before: tuple[Actor, ...], near: tuple[Passage, ...]
    ) -> tuple[Actor, ...]:
        """The parties of one role."""
        value = self.changes.get(field, "")
        if field not in self.changes:
            return before
        if value.strip().lower() in _NOTHING:
            return ()
        written = [self.read_part(field, part) for part in value.split(",") if part.strip()]
        found = [one for one in written if one is not None]
        if len(found) < len(written):
            return before
        codes = [code for one in found for code in one.codes]
        # One for one, a party in the place of another was named by the words of that one.
        replaced = dict(zip(codes, before, strict=True)) if len(codes) == len(before) else {}
        had = {actor.code: actor for actor in before}
        actors: dict[str, Actor] = {}
        for one in found:
            for code in one.codes:
                base = had.get(code)
                if base is None and code in replaced and replaced[code].code not in codes:
                    base = replace(replaced[code], code=code)
                base = base or Actor(self.words_for(code, near), code)
                actors[code] = replace(
                    base,
                    text=one.words or base.text,
                    person=one.person if one.has_person else base.person,
                )
        return tuple(actors.values())

    def read_part(self, field: str, part: str) -> _Written | None:
        """One party as it is written, None where there is a mistake in it."""
        who, _, words = part.partition(":")
        code, slash, person = who.partition("/")
        try:
            printed = ""
            if words.strip():
                (place,) = locate(words.strip().replace("|", " "), self.text, ())
                printed = place.of(self.text)
            return _Written(
                self.codes(code),
                read_phrase(person) if person.strip() else None,
                bool(slash),
                printed,
            )
        except QuestionError as error:
            self.faults.append(f"{field}: {error}")
            return None

    def codes(self, written: str) -> tuple[str, ...]:
        """The code of a party, or those that a group stands for; none for nothing."""
        if written.strip().lower() in _NOTHING:
            return ()
        group = self.ontology().parties.get(written.strip().upper())
        if group is not None and group.members:
            return group.members
        return (party_code(written, self.ontology),)

    def words_for(self, code: str, near: tuple[Passage, ...]) -> str:
        """The words of the evidence that name a party, where they are known words."""
        party = self.ontology().parties[code]
        known = {
            word for sorts in party.words.values() for words in sorts.values() for word in words
        }
        for passage in near:
            words = passage.of(self.text)
            for name in sorted(known, key=lambda name: (-len(name), name)):
                for place in find_words(name, words, whole=True):
                    return place.of(words)
        return ""

    def speaker(self, before: Speaker | None) -> Speaker | None:
        """Who says so; None for the narrator."""
        given = {field for field in _SPEAKER_FIELDS if field in self.changes}
        if not given:
            return before
        speaker = before or Speaker("")
        if "speaker" in given:
            whole = self.changes["speaker"].strip()
            if whole.lower() in _NOTHING:
                if len(given) > 1:
                    self.faults.append("speaker: is either none or somebody; give one of the two")
                return None
            written = self.read_part("speaker", whole)
            if written is None:
                return before
            if len(written.codes) > 1:
                self.faults.append(
                    f"speaker: one party speaks, not {', '.join(written.codes)}; give one of them"
                )
            speaker = replace(
                speaker,
                code=written.codes[0] if written.codes else None,
                person=written.person,
                anonymous=False,
                text=written.words or speaker.text,
            )
        return self.told_apart(speaker)

    def told_apart(self, speaker: Speaker) -> Speaker:
        """A speaker with the fields that were given one by one."""

        def code(value: str) -> str:
            (found, *more) = self.codes(value)
            if more:
                raise QuestionError(f"one party speaks, not {', '.join((found, *more))}")
            return found

        person = self.read_or("speaker.person", speaker.person, read_phrase)
        anonymous = self.read_or("speaker.anonymous", speaker.anonymous, _truth) or False
        if anonymous and "speaker.anonymous" in self.changes:
            if self.changes.get("speaker.person"):
                self.faults.append(
                    "speaker: a source left unnamed has no person; give the one or the other"
                )
            person = None
        elif person:
            anonymous = False
        changed = replace(
            speaker,
            code=self.read_or("speaker.code", speaker.code, code),
            person=person,
            anonymous=anonymous,
            via=self.read_or("speaker.via", speaker.via, read_phrase),
            text=self.read_or("speaker.text", speaker.text, read_phrase) or "",
        )
        return replace(changed, text=changed.text or person or changed.code or "unnamed")


def read_phrase(value: str) -> str:
    """A few words on one line.

    Raises:
        QuestionError: They are too many.
    """
    words = " ".join("".join(s if s.isprintable() else " " for s in value).split())
    if len(words) > _LONGEST:
        raise QuestionError(f"has {len(words)} characters; give a few words, {_LONGEST} at most")
    return words


def _truth(value: str) -> bool:
    if value.lower() not in _YES | _NO:
        raise QuestionError(f"{value!r} is neither yes nor no; give one of them")
    return value.lower() in _YES
