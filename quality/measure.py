"""Read the annotated samples and put what was found in figures."""

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import score
from garant import flow
from garant.errors import GarantError
from garant.model import Block, BlockKind, Document, Passage
from garant.publishing import ReadingView, view
from garant.reading import make_reader
from garant.reading.frame import frame
from garant.reading.intake import sources

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Sample:
    """Annotated texts that are scored together."""

    language: str
    """Of every text in it, as ISO 639-1."""
    path: Path
    """A folder with `gold.jsonl` and `texts/`, or the file of a polarity suite."""
    held_back: bool = False
    """Whether nobody looks at its texts, or at mistakes made on them, while rules are written."""
    is_part: bool = False
    """Whether the folder is in two parts: each third text ("fr-03", "fr-06") is held back."""

    def holds(self, name: str) -> bool:
        """Tell by its name whether a text is of this sample."""
        return not self.is_part or self.held_back is (int(name.split("-")[1]) % 3 == 0)


@dataclass(frozen=True)
class Language:
    """How the samples of a language are named: the first language's bear no addition."""

    name: str
    ending: str = ""
    """Of the names of files and folders."""
    title: str = ""
    """What the names of its samples begin with."""
    held_back: tuple[str, ...] = ()
    """Sets of own texts that are held back whole."""
    in_part: tuple[str, ...] = ()
    """Sets of own texts each third of which is held back."""

    def untitled(self, sample: str) -> str:
        """Name a sample where the language is said already."""
        return sample.removeprefix(self.title)


LANGUAGES = {
    "fr": Language("French", in_part=("D", "E", "F")),
    "en": Language("English", "-en", "English ", held_back=("B",), in_part=("D", "E", "F")),
}


def _samples() -> dict[str, Sample]:
    found: dict[str, Sample] = {}
    for code, language in LANGUAGES.items():
        found |= _parts(f"{language.title}gold", code, HERE / f"gold{language.ending}")
        for folder in sorted(HERE.glob(f"own{language.ending}-?")):
            letter = folder.name[-1].upper()
            held_back = letter in language.held_back
            name = f"{language.title}own texts, set {letter}"
            if letter in language.in_part:
                found |= _parts(name, code, folder)
                continue
            found[f"{name}, held back" if held_back else name] = Sample(code, folder, held_back)
    return found


def _parts(name: str, language: str, folder: Path) -> dict[str, Sample]:
    return {
        f"{name}, built on": Sample(language, folder, is_part=True),
        f"{name}, held back": Sample(language, folder, held_back=True, is_part=True),
    }


SAMPLES = _samples()
POLARITY = {
    f"{language.title}polarity": Sample(code, HERE / f"polarity{language.ending}.jsonl")
    for code, language in LANGUAGES.items()
}
NO_ACT = {
    f"{language.title}no act": Sample(code, HERE / f"no-act{language.ending}.jsonl")
    for code, language in LANGUAGES.items()
}

Figures = dict[str, float]


def fingerprint(*paths: Path) -> str:
    """A short hash of everything a sample consists of: another sample, another hash."""
    digest = hashlib.sha256()
    for path in paths:
        files = sorted(path.rglob("*")) if path.is_dir() else [path]
        for file in files:
            if file.suffix in (".txt", ".jsonl"):
                digest.update(file.name.encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()[:16]


class Measure:
    """Reads with one reader, opened once."""

    def __init__(self, *, pipeline: str | None = None) -> None:
        self._reader = make_reader(language=None, pipeline=pipeline)

    def read(self, paths: list[Path]) -> Iterator[ReadingView]:
        """Read files; one that cannot be read is a fault of the sample."""
        given = sources([str(path) for path in paths], stdin=None, on_error=_fail)
        for reading in flow.read(given, frame=frame, reader=self._reader, on_error=_fail):
            yield view(reading)

    def sample(self, name: str, *, errors: list[str] | None = None) -> Figures:
        """Score one sample of annotated texts."""
        sample = SAMPLES[name]
        golds = score.load(sample.path / "gold.jsonl")
        chosen = [gold for gold in golds if sample.holds(gold["id"])]
        return self.figures(chosen, sample.path / "texts", errors=errors)

    def figures(
        self, golds: list[dict[str, Any]], texts: Path, *, errors: list[str] | None = None
    ) -> Figures:
        """Score the readings of annotated texts; shares are of 1, `acts where none` is a count."""
        shown = self.read([texts / f"{gold['id']}.txt" for gold in golds])
        found = {reading["document"]["id"].removesuffix(".txt"): reading for reading in shown}
        scored = score.score(golds, found, errors)
        figures = {
            name: scored[name]["f1"] for name in ("acts_strict", "acts_lenient", "statements")
        }
        figures |= {
            name: share for name, share in scored["attributes"].items() if share is not None
        }
        figures["acts where none"] = sum(
            len(found[gold["id"]]["acts"]) for gold in golds if not gold["acts"]
        )
        return figures

    def polarity(self, name: str, *, errors: list[str] | None = None) -> Figures:
        """Score a polarity suite: the share of acts found, and the number of flips."""
        items = score.load(POLARITY[name].path)
        expected = found = flips = 0
        for item, reading in zip(items, self._of_items(POLARITY[name], items), strict=True):
            for wanted in item["expect"]:
                expected += 1
                if any(_answers(act, wanted) for act in reading["acts"]):
                    found += 1
                elif errors is not None:
                    errors.append(f"{item['id']}: missed {_brief(wanted)} in: {item['text']}")
            for forbidden in item["forbid"]:
                if any(_answers(act, forbidden) for act in reading["acts"]):
                    flips += 1
                    if errors is not None:
                        errors.append(f"{item['id']}: FLIP {_brief(forbidden)} in: {item['text']}")
        return {"found": round(found / expected, 3), "flips": flips}

    def no_act(self, name: str, *, errors: list[str] | None = None) -> Figures:
        """Count the acts found in items that have none."""
        items = score.load(NO_ACT[name].path)
        acts = 0
        for item, reading in zip(items, self._of_items(NO_ACT[name], items), strict=True):
            acts += len(reading["acts"])
            if errors is not None:
                errors += [
                    f"{item['id']}: extra  {score.show(act)} in: {item['text']}"
                    for act in reading["acts"]
                ]
        return {"acts where none": acts}

    def _of_items(self, suite: Sample, items: list[dict[str, Any]]) -> Iterator[ReadingView]:
        """Read items that are a paragraph each."""
        documents = [Document(item["id"], item["text"], language=suite.language) for item in items]
        yield from map(view, self._reader(_as_paragraphs(documents)))

    def reference(self) -> dict[str, int] | None:
        """Score the reference example, which stays outside the repository; None without it."""
        shared = Path(os.environ.get("GARANT_SHARED") or HERE.parent.parent / "shared")
        sample = shared / "gold" / "dev"
        if not (sample / "gold.jsonl").is_file():
            return None
        golds = [gold for gold in score.load(sample / "gold.jsonl") if gold["id"][:8] == "buenodia"]
        (reading,) = self.read([sample / "texts" / f"{golds[0]['id']}.txt"])
        scored = score.score(golds, {golds[0]["id"]: reading})
        acts, statements = scored["acts_strict"], scored["statements"]
        return {
            "frame exact": int(scored["attributes"]["frame"] == 1),
            "statements found": statements["found"],
            "statements in all": statements["gold"],
            "acts found": acts["found"],
            "acts in all": acts["gold"],
            "acts beside": acts["predicted"] - acts["found"],
        }


def _as_paragraphs(documents: list[Document]) -> Iterator[Document]:
    for document in documents:
        whole = Block(BlockKind.PARAGRAPH, Passage(0, len(document.text)))
        yield replace(document, blocks=(whole,))


def _answers(act: Any, wanted: dict[str, Any]) -> bool:
    if act["kind"] != wanted["kind"]:
        return False
    if wanted["actor"] not in {actor["code"] for actor in act["actors"]}:
        return False
    if "conditions" in wanted and set(wanted["conditions"]) != set(act["conditions"]):
        return False
    return all(act[name] == wanted[name] for name in ("capability", "firmness") if name in wanted)


def _brief(wanted: dict[str, Any]) -> str:
    return " ".join(str(value) for value in wanted.values())


def _fail(error: GarantError) -> None:
    raise error
