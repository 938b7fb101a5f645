"""Treebanks in CoNLL-U as sentences of tokens, with the words cut as the text has them."""

import gzip
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

Columns = list[str]
"""The ten columns of a word's line."""


@dataclass(slots=True)
class Token:
    """One token of a training sentence; `head` is an index in the sentence, a root has its own.

    `name` marks the words of a name as the trainer reads it: `B-PER`, `I-PER`, nothing outside of
    names, and `-` where nobody has said.
    """

    form: str
    lemma: str
    pos: str
    morph: str
    dep: str
    head: int
    space: bool = True
    name: str = ""


Sentence = list[Token]


@dataclass(slots=True)
class Annotated:
    """A sentence as its file has it; `multiword` holds last word, form and MISC by first word."""

    document: str
    sent_id: str
    words: list[Columns] = field(default_factory=list)
    multiword: dict[int, tuple[int, str, str]] = field(default_factory=dict)


Morph = Callable[[list[Columns]], str]
"""Makes the features of a token out of the lines of its parts, the likeliest first."""


def annotated(path: Path) -> Iterator[Annotated]:
    """The sentences of a gzip-compressed file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from parse(lines)


def parse(lines: Iterable[str]) -> Iterator[Annotated]:
    """The sentences of the lines of a file."""
    document = sent_id = ""
    held = Annotated("", "")
    for line in lines:
        line = line.rstrip("\n")
        if line.startswith("# newdoc id = "):
            document = line[14:]
        elif line.startswith("# sent_id = "):
            sent_id = line[12:]
        elif not line:
            if held.words:
                held.document, held.sent_id = document, sent_id
                yield held
            held = Annotated("", "")
            sent_id = ""
        elif line[0] != "#":
            columns = line.split("\t")
            if "-" in columns[0]:
                start, end = map(int, columns[0].split("-"))
                held.multiword[start] = (end, columns[1], columns[9])
            elif "." not in columns[0]:
                held.words.append(columns)


def split(sentence: Annotated, morph: Morph) -> Sentence:
    """The words as they are, those of "don't" apart: for languages whose parts are seen in it."""
    words = [list(columns) for columns in sentence.words]
    tight: dict[int, bool] = {}
    for start, (end, form, misc) in sentence.multiword.items():
        parts = words[start - 1 : end]
        _cut(form, parts)
        for i in range(start, end):
            tight[i] = True
        tight[end] = "SpaceAfter=No" in misc
    found: Sentence = []
    for i, columns in enumerate(words, start=1):
        root = columns[6] == "0"
        found.append(
            Token(
                form=columns[1].replace(" ", ""),
                lemma=columns[2],
                pos=columns[3],
                morph=morph([columns]),
                dep="ROOT" if root else columns[7],
                head=i - 1 if root else int(columns[6]) - 1,
                space=not tight.get(i, "SpaceAfter=No" in columns[9]),
            )
        )
    return found


def _cut(form: str, parts: list[Columns]) -> None:
    """Give the parts of a word the letters that the text has for them ("im" of "i" and "am")."""
    if "".join(part[1] for part in parts) == form or len(parts) > len(form):
        return
    at = 0
    for number, part in enumerate(parts):
        left = len(parts) - number - 1
        end = len(form) if not left else min(at + len(part[1]), len(form) - left)
        part[1] = form[at:end]
        at = end


def merged(sentence: Annotated, morph: Morph) -> Sentence:
    """Join the parts of "du", "zum"; cut "10 000" into what the tokenizer sees."""
    words, multiword = sentence.words, sentence.multiword
    groups: list[tuple[list[int], str, bool]] = []
    i = 0
    while i < len(words):
        if i + 1 in multiword:
            end, form, misc = multiword[i + 1]
            groups.append((list(range(i, end)), form, "SpaceAfter=No" not in misc))
            i = end
        else:
            groups.append(([i], words[i][1], "SpaceAfter=No" not in words[i][9]))
            i += 1
    group_of = {i: number for number, (members, _, _) in enumerate(groups) for i in members}
    first_token: list[int] = []
    count = 0
    for _, form, _ in groups:
        first_token.append(count)
        count += len(form.split())
    found: Sentence = []
    for number, (members, form, space) in enumerate(groups):
        # The part whose head stands outside the group carries the group's place in the tree.
        carrier = next(
            i for i in members if words[i][6] == "0" or group_of[int(words[i][6]) - 1] != number
        )
        columns = words[carrier]
        root = columns[6] == "0"
        head = number if root else group_of[int(columns[6]) - 1]
        token = Token(
            form=form,
            lemma=columns[2],
            pos=columns[3],
            morph=morph([words[i] for i in [carrier, *members]]),
            dep="ROOT" if root else columns[7],
            head=first_token[head],
            space=space,
        )
        parts = form.split()
        if len(parts) == 1:
            found.append(token)
            continue
        for place, part in enumerate(parts):
            last = place == len(parts) - 1
            if place == 0:
                found.append(replace(token, form=part, lemma=part, space=True))
            else:
                found.append(
                    Token(part, part, token.pos, "", "flat", first_token[number], not last or space)
                )
    return found


def features(parts: list[Columns], dropped: frozenset[str]) -> str:
    """The features of a token's parts in one line, the first part's first; layered ones go."""
    found: dict[str, str] = {}
    for columns in parts:
        for pair in columns[5].split("|"):
            if "=" in pair:
                name, value = pair.split("=")
                found.setdefault(name, value)
    return "|".join(
        f"{name}={value}"
        for name, value in sorted(found.items())
        if name not in dropped and not name.endswith("]")
    )


def quotation_first(sentence: Sentence, label: str) -> Sentence:
    """Hang a reporting verb that follows what it reports on it, as `label`; changed in place.

    Treebanks differ: "S, said X" has its root in S or in "said". Where the root is a verb with a
    clause before it, parted from it by a comma or a quotation mark, the two change places.
    """
    roots = [i for i, token in enumerate(sentence) if token.dep == "ROOT"]
    if len(roots) != 1 or sentence[roots[0]].pos != "VERB":
        return sentence
    root = roots[0]
    subjects = [i for i, t in enumerate(sentence) if t.head == root and t.dep == "nsubj"]
    reported = [
        i
        for i, token in enumerate(sentence[:root])
        if token.head == root and token.dep in ("ccomp", "parataxis")
    ]
    if len(reported) != 1 or not subjects:
        return sentence
    top = reported[0]
    first = min(root, *subjects)
    if top >= first or not any(t.pos == "PUNCT" for t in sentence[top + 1 : first]):
        return sentence
    sentence[top].dep, sentence[top].head = "ROOT", top
    sentence[root].dep, sentence[root].head = label, top
    for i, token in enumerate(sentence):
        if token.dep == "punct" and token.head == root and (i < first or i == len(sentence) - 1):
            token.head = top
    return sentence
