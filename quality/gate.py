"""Hold the reader to its floors: fail where a figure fell, or where a sample is not the one pinned.

python quality/gate.py                  what `make gate` runs
python quality/gate.py --errors         list what was missed and what is extra (not held back)
python quality/gate.py --language en    one language only
python quality/gate.py --pin            raise the floors to what is reached now, less a margin
python quality/gate.py --pin --lower    let floors fall too: say why in the commit
"""

import argparse
import json
import sys
import time
from pathlib import Path

import real
from garant.errors import GarantError
from measure import HERE, LANGUAGES, NO_ACT, POLARITY, SAMPLES, Figures, Measure, fingerprint

FLOORS = HERE / "floors.json"
MARGIN = 0.005
"""How far below the figure reached a floor is pinned: another processor may round otherwise."""

COUNTS = ("flips", "acts where none")
"""Figures that count mistakes: pinned as ceilings, without margin."""

Floors = dict[str, dict[str, object]]


def main() -> int:
    """Measure, print, compare; the number of faults is the exit code, at most 1."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--errors", action="store_true", help="list missed and extra acts")
    parser.add_argument("--pin", action="store_true", help="raise the floors")
    parser.add_argument("--lower", action="store_true", help="with --pin: lower them too")
    parser.add_argument("--markdown", action="store_true", help="print the table of the README")
    parser.add_argument("--pipeline", help="read with another spaCy pipeline (never pinned)")
    parser.add_argument("--language", choices=LANGUAGES, help="only the samples of a language")
    args = parser.parse_args()
    if args.pin and args.pipeline:
        parser.error("floors are pinned on the pipelines that are carried: leave out --pipeline")
    started = time.perf_counter()
    measure = Measure(pipeline=args.pipeline)
    reached: dict[str, tuple[str, Figures]] = {}
    listed: list[str] = []
    languages = [args.language] if args.language else list(LANGUAGES)
    for name, sample in SAMPLES.items():
        if sample.language in languages:
            # Whoever reads the mistakes on held-back texts tunes to them.
            errors = listed if args.errors and not sample.held_back else None
            reached[name] = (fingerprint(sample.path), measure.sample(name, errors=errors))
    for suites, score_suite in ((POLARITY, measure.polarity), (NO_ACT, measure.no_act)):
        for name, suite in suites.items():
            if suite.language in languages:
                errors = listed if args.errors else None
                reached[name] = (fingerprint(suite.path), score_suite(name, errors=errors))
    for name, sample in real.REAL.items():
        if sample.language in languages:
            errors = listed if args.errors and not sample.held_back else None
            figures = real.figures(measure, name, errors=errors)
            if figures is None:
                print(f"{name}: not measured, the shared folder is not there")
            else:
                reached[name] = (fingerprint(sample.path), figures)
    if args.markdown:
        _print_markdown(reached)
        return 0
    for line in listed:
        print(line)
    _print(reached)
    if "fr" in languages:
        _print_reference(measure.reference())
    floors = json.loads(FLOORS.read_text("utf-8")) if FLOORS.is_file() else {}
    if args.pin:
        _pin(reached, floors, lower=args.lower)
        return 0
    faults = _faults(reached, floors)
    for fault in faults:
        print(f"gate: {fault}", file=sys.stderr)
    print(f"gate: {len(faults)} faults in {time.perf_counter() - started:.0f} s")
    return int(bool(faults))


def _print(reached: dict[str, tuple[str, Figures]]) -> None:
    for name, (_, figures) in reached.items():
        print(f"{name}:")
        shown = [f"{figure} {value:g}" for figure, value in figures.items()]
        for start in range(0, len(shown), 5):
            print("    " + "  ".join(shown[start : start + 5]))


def _print_reference(reference: dict[str, int] | None) -> None:
    if reference is None:
        print("reference example: not measured, the shared folder is not there")
    else:
        print("reference example: " + ", ".join(f"{name} {n}" for name, n in reference.items()))


def _print_markdown(reached: dict[str, tuple[str, Figures]]) -> None:
    """Print a table for each language, and a line on its polarity suite under it."""
    for code, language in LANGUAGES.items():
        samples = [name for name in reached if name in SAMPLES and SAMPLES[name].language == code]
        if not samples:
            continue
        print(f"| {language.name} | " + " | ".join(map(language.untitled, samples)) + " |")
        print("| --- |" + " --- |" * len(samples))
        for figure, label in _SHOWN.items():
            values = [reached[name][1].get(figure) for name in samples]
            shown = ("" if value is None else f"{value:g}" for value in values)
            print(f"| {label} | " + " | ".join(shown) + " |")
        polarity = reached[f"{language.title}polarity"][1]
        none = reached[f"{language.title}no act"][1]
        print(
            f"\nPolarity suite: {polarity['found']:.0%} of the acts found, {polarity['flips']:g} "
            f"flips. Items without an act: {none['acts where none']:g} acts found.\n"
        )


_SHOWN = {
    "statements": "statements, F1",
    "acts_strict": "acts, F1 (kind, party and capability right)",
    "acts_lenient": "acts, F1 (pillar in place of capability)",
    "frame": "frame",
    "speaker": "speaker of what was found",
    "person": "person",
    "firmness": "firmness",
    "firmness_within_one": "firmness within one rung",
    "conditions": "conditions",
    "targets": "targets",
    "quantity": "quantity",
    "acts where none": "acts in texts that have none (a count)",
}


def _faults(reached: dict[str, tuple[str, Figures]], floors: Floors) -> list[str]:
    faults = []
    for name, (mark, figures) in reached.items():
        pinned = floors.get(name)
        if pinned is None:
            faults.append(f"{name}: no floors are pinned; run with --pin")
            continue
        if pinned["fingerprint"] != mark:
            faults.append(f"{name}: the sample is not the one pinned; look at it, then --pin")
            continue
        bounds: Figures = pinned["floors"]  # type: ignore[assignment]
        for figure, bound in bounds.items():
            value = figures.get(figure)
            if value is None or _worse(figure, value, bound):
                faults.append(f"{name}: {figure} is {value}, pinned at {bound}")
    return faults


def _worse(figure: str, value: float, bound: float) -> bool:
    return value > bound if figure in COUNTS else value < bound


def _pin(reached: dict[str, tuple[str, Figures]], floors: Floors, *, lower: bool) -> None:
    for name, (mark, figures) in reached.items():
        bounds = {
            figure: value if figure in COUNTS else round(value - MARGIN, 3)
            for figure, value in figures.items()
        }
        pinned = floors.get(name)
        if pinned is not None and pinned["fingerprint"] == mark and not lower:
            held: Figures = pinned["floors"]  # type: ignore[assignment]
            for figure, bound in held.items():
                if figure not in bounds or _worse(figure, bounds[figure], bound):
                    bounds[figure] = bound
        floors[name] = {"fingerprint": mark, "floors": bounds}
    FLOORS.write_text(json.dumps(floors, ensure_ascii=False, indent=1) + "\n", "utf-8")
    print(f"gate: floors pinned in {Path(FLOORS).name}")


if __name__ == "__main__":
    try:
        sys.exit(main())
    except GarantError as error:
        sys.exit(f"gate: {error}")
