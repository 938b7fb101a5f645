"""French treebanks in CoNLL-U brought to one scheme: the tokenizer's words, one label a thing.

What is evened out, and why, stands in the model card. Training and test sets get the same rules.
"""

import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

DROPPED = frozenset(("ExtPos", "Typo", "Emph", "Case", "Shared", "Voice", "NumType", "Foreign"))
"""Features that not all of the treebanks have."""

SPOKEN = frozenset(("parisstories", "rhapsodie"))
COURTESY = frozenset(("monsieur", "madame", "mademoiselle", "maître", "docteur", "saint", "sainte"))
_LEXICAL = re.compile(r"(Gender|Number)\[(?:lex|ctxt)\]=(\w+)$")


@dataclass(slots=True)
class Token:
    """One token of a training sentence; `head` is an index in the sentence, a root has its own."""

    form: str
    lemma: str
    pos: str
    morph: str
    dep: str
    head: int
    space: bool = True


Sentence = list[Token]


def read(folder: Path, treebank: str, part: str, *, keep: str = "") -> list[Sentence]:
    """The sentences of one file of a treebank whose id starts with `keep`."""
    path = folder / f"fr_{treebank}-ud-{part}.conllu.gz"
    found = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for sent_id, words, multiword in _raw(lines):
            if sent_id.startswith(keep):
                found.append(_harmonised(_merged(words, multiword, treebank), treebank))
    return found


def _raw(
    lines: Iterator[str],
) -> Iterator[tuple[str, list[list[str]], dict[int, tuple[int, str, str]]]]:
    sent_id, words, multiword = "", [], {}
    for line in lines:
        line = line.rstrip("\n")
        if line.startswith("# sent_id = "):
            sent_id = line[12:]
        elif not line:
            if words:
                yield sent_id, words, multiword
            sent_id, words, multiword = "", [], {}
        elif line[0] != "#":
            columns = line.split("\t")
            if "-" in columns[0]:
                start, end = map(int, columns[0].split("-"))
                multiword[start] = (end, columns[1], columns[9])
            elif "." not in columns[0]:
                words.append(columns)


def _merged(
    words: list[list[str]], multiword: dict[int, tuple[int, str, str]], treebank: str
) -> Sentence:
    """Join the parts of "du", "auquel"; cut "10 000" into what the tokenizer sees."""
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
    sentence: Sentence = []
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
            morph=_morph([words[i] for i in [carrier, *members]], treebank),
            dep="ROOT" if root else columns[7],
            head=first_token[head],
            space=space,
        )
        parts = form.split()
        if len(parts) == 1:
            sentence.append(token)
            continue
        for place, part in enumerate(parts):
            last = place == len(parts) - 1
            if place == 0:
                sentence.append(replace(token, form=part, lemma=part, space=True))
            else:
                sentence.append(
                    Token(part, part, token.pos, "", "flat", first_token[number], not last or space)
                )
    return sentence


def _morph(parts: list[list[str]], treebank: str) -> str:
    found: dict[str, str] = {}
    for columns in parts:
        for pair in columns[5].split("|"):
            if "=" in pair:
                name, value = pair.split("=")
                found.setdefault(name, value)
        if treebank in SPOKEN:
            for pair in columns[9].split("|"):
                if match := _LEXICAL.match(pair):
                    found.setdefault(match[1], match[2])
    return "|".join(
        f"{name}={value}"
        for name, value in sorted(found.items())
        if name not in DROPPED and not name.endswith("]")
    )


def _harmonised(sentence: Sentence, treebank: str) -> Sentence:
    cased = {token.head for token in sentence if token.dep == "case"}
    for i, token in enumerate(sentence):
        head = sentence[token.head]
        if token.dep == "obl":
            token.dep = "obl:mod"
        if treebank == "pud" and token.dep == "obj" and token.form.lower() in ("se", "s'", "s’"):
            token.dep = "expl:pv"
        if token.pos == "PROPN" and head.pos == "NOUN" and i not in cased and i > token.head:
            if head.lemma.lower() in COURTESY and token.dep in ("nmod", "appos"):
                token.dep = "flat:name"
            elif token.dep in ("nmod", "flat:name") and head.lemma.lower() not in COURTESY:
                token.dep = "appos"
        token.lemma = _lemma(token, treebank)
    return _quotation_first(sentence) if treebank == "pud" else sentence


def _lemma(token: Token, treebank: str) -> str:
    """The lemma, or nothing where this treebank's choice differs from the others'."""
    if treebank in ("pud", "fqb") and token.pos == "PRON":
        return ""
    if token.lemma == "_" and token.form != "_":
        return ""
    if "/" in token.lemma and token.pos == "PRON":
        return ""
    return "" if treebank == "fqb" and "_" in token.lemma else token.lemma


def _quotation_first(sentence: Sentence) -> Sentence:
    """Hang a reporting verb that follows its quotation on it, as the other treebanks do."""
    roots = [i for i, token in enumerate(sentence) if token.dep == "ROOT"]
    if len(roots) != 1:
        return sentence
    root = roots[0]
    if not any(
        token.dep == "nsubj" and token.head == root and i > root for i, token in enumerate(sentence)
    ):
        return sentence
    quoted = [
        i
        for i, token in enumerate(sentence[:root])
        if token.head == root and token.dep in ("ccomp", "parataxis", "obj")
    ]
    if len(quoted) != 1:
        return sentence
    quotation = quoted[0]
    sentence[quotation].dep, sentence[quotation].head = "ROOT", quotation
    sentence[root].dep, sentence[root].head = "parataxis:insert", quotation
    for token in sentence:
        if token.dep == "punct" and token.head == root:
            token.head = quotation
    return sentence
