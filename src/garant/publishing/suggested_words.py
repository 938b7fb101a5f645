"""Suggestions for the words files as YAML: names of parties to use at once, the rest to fill in.

Of a text nothing is given but the sentence that shows what was wrong.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TextIO

from garant.model import SuggestedFor, Suggestion

_SHOWN_SIGNS = 8
_LONGEST_SENTENCE = 400
"""Characters of a sentence that are given; more is a paragraph without a full stop."""

_HEAD = """\
# What corrections suggest for the words files: {count}.
"""

_NAMES_HEAD = """
# Names of parties. Read each, and move it to seats, institutions, adjectives or shorts where it is
# one of those. The file can be used as it stands: garant add ... --parties FILE
"""

_LANGUAGE = "fr"
"""Where a document's language is not known: that of the words there are."""

_TO_FILL_IN = {
    SuggestedFor.HOLDER: """
# Persons, for the same file: fill in the office and its first day, and take the comment signs away.
#
# holders:
""",
    SuggestedFor.PREDICATE: """
# Verbs, for predicates.yaml of the language: the form is the infinitive, with the words that belong
# to it; the group is one whose verbs are of this kind and firmness.
#
# groups:
""",
    SuggestedFor.CAPABILITY: """
# Capabilities, for capabilities.yaml of the language: the form is the phrase, its words in their
# basic form.
#
# groups:
""",
    SuggestedFor.CONDITION: """
# Conditions, for conditions.yaml of the language: the form is the phrase, its words in their basic
# form.
#
# groups:
""",
}


def write_suggestions(suggestions: Sequence[Suggestion], out: TextIO) -> None:
    """Write suggestions as a YAML file.

    Names of parties stand in it ready to be loaded; what lacks what only a person knows (a verb's
    infinitive, an office's first day) stands in comments, in the form that it must have.

    Args:
        suggestions: The suggestions.
        out: Where to write, open as UTF-8.
    """
    out.write(_HEAD.format(count=len(suggestions)))
    by_use: defaultdict[SuggestedFor, list[Suggestion]] = defaultdict(list)
    for suggestion in suggestions:
        by_use[suggestion.wanted].append(suggestion)
    named = [one for one in by_use.pop(SuggestedFor.NAME, []) if one.words]
    nameless = [one for one in suggestions if one.wanted is SuggestedFor.NAME and not one.words]
    if named:
        out.write(_NAMES_HEAD)
        out.writelines(f"{line}\n" for line in _names(named))
    if nameless:
        out.write(
            "\n# Mentions that name a party in their text alone; no words file can tell whom.\n#\n"
        )
        for one in nameless:
            out.writelines(f"# {line}\n" for line in _told(one))
    for wanted, head in _TO_FILL_IN.items():
        if wanted in by_use:
            out.write(head)
            lines = _holders if wanted is SuggestedFor.HOLDER else _groups
            out.writelines(f"#{line and ' '}{line}\n" for line in lines(by_use[wanted]))
    out.flush()


def _names(suggestions: Iterable[Suggestion]) -> Iterator[str]:
    """The section of parties, each name once."""
    codes: dict[str, dict[str, dict[str, list[Suggestion]]]] = {}
    for one in suggestions:
        languages = codes.setdefault(one.code, {})
        names = languages.setdefault(one.language or _LANGUAGE, {})
        names.setdefault(_plain(one.words), []).append(one)
    yield "parties:"
    for code, languages in codes.items():
        yield f"  {code}:"
        yield "    words:"
        for language, names in languages.items():
            yield f"      {language}:"
            yield "        names:"
            for name, told in names.items():
                for one in told:
                    yield from (f"          # {line}" for line in _told(one))
                yield f"          - {_quoted(name)}"


def _holders(suggestions: Iterable[Suggestion]) -> Iterator[str]:
    for one in suggestions:
        yield from (f"  # {line}" for line in _told(one))
        yield f"  - {{person: {_quoted(one.words)}, offices: [{one.code} OFFICE FROM/ read]}}"


def _groups(suggestions: Iterable[Suggestion]) -> Iterator[str]:
    """Entries without their form, under the code that is right."""
    groups: dict[str, list[Suggestion]] = {}
    for one in suggestions:
        groups.setdefault(one.code, []).append(one)
    for code, told in groups.items():
        yield f"  {code.replace(' ', '_')}:"
        kind, _, firmness = code.partition(" ")
        if told[0].wanted is SuggestedFor.PREDICATE:
            yield f"    kind: {kind}"
            if firmness:
                yield f"    firmness: {firmness}"
        else:
            yield f"    code: {code}"
        yield "    entries:"
        for one in told:
            yield from (f"      # {line}" for line in _told(one, sentence=False))
            yield f"      - {{form: , example: {_quoted(_cut(one.sentence))}}}"


def _told(one: Suggestion, *, sentence: bool = True) -> Iterator[str]:
    """Why: what was read, who corrected it when, in which sentence."""
    words = f"{_quoted(one.words)} " if one.words else ""
    read = f"read as {one.read}" if one.read else "not read"
    why = f": {_plain(one.why)}" if one.why else ""
    yield (
        f"{words}{read}, is {one.code}; act or statement {one.act[:_SHOWN_SIGNS]}, "
        f"{_plain(one.who)}, {one.recorded:%Y-%m-%d}{why}"
    )
    if sentence and one.sentence:
        yield _quoted(_cut(one.sentence))


def _cut(sentence: str) -> str:
    sentence = _plain(sentence)
    if len(sentence) <= _LONGEST_SENTENCE:
        return sentence
    return sentence[:_LONGEST_SENTENCE].rsplit(" ", 1)[0] + " …"


def _plain(text: str) -> str:
    """Text on one line, without signs that YAML does not take."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())


def _quoted(text: str) -> str:
    """A text as YAML takes it, whatever it holds."""
    return json.dumps(_plain(text), ensure_ascii=False)
