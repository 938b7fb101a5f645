"""A change in where a party stands, in the words of a language."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from garant.errors import WordsError
from garant.publishing.labels import Labels, load_labels
from garant.publishing.position_views import StepView

_LONGEST = 400


@dataclass(frozen=True, slots=True)
class ToldChange:
    """A change in words.

    Attributes:
        line: What changed.
        more: What else is to be said of it.
        words: The words it rests on, in quotation marks; or that there are none.
        source: Who published them, and when.
        address: Where; empty where that is no page of the web.
        standing: Whether a person stands behind it.
    """

    line: str
    more: tuple[str, ...]
    words: str
    source: str
    address: str
    standing: str


def tell_change(
    language: str, party: str, capability: str | None, step: StepView, address: str
) -> ToldChange:
    """Tell one change.

    Args:
        language: `fr` or `en`.
        party: Whose position it is.
        capability: On what; None where no text says.
        step: What changed.
        address: Where the document of the leading act is had; empty for nowhere.
    """
    say, labels = load_phrases(language), load_labels(language)
    leading = step["leading"]
    document = leading["document"]
    words = " […] ".join(" ".join(each["text"].split()) for each in leading["evidence"])
    if len(words) > _LONGEST:
        words = f"{words[:_LONGEST].rpartition(' ')[0]} […]"
    return ToldChange(
        line=say[step["change"]].format(
            party=labels.party(party),
            what=labels("capabilities", capability) or say["anything"],
            rung=labels("firmness", step["firmness"]),
            day=told_day(labels, step["day"], say),
        ),
        more=tuple(_more(say, labels, step)),
        words=say["quoted"].format(words=words) if words else say["unquoted"],
        source=say["source"].format(
            publisher=document["publisher"] or document["title"] or say["unknown_publisher"],
            day=told_day(labels, document["published"], say),
        ),
        address=address,
        standing=say["reviewed"] if leading["reviewed"] else say["unreviewed"],
    )


def told_day(labels: Labels, day: str | None, say: dict[str, Any]) -> str:
    """A day of a view, as the language writes it."""
    return labels.day(date.fromisoformat(day)) if day else str(say["no_day"])


def _more(say: dict[str, Any], labels: Labels, step: StepView) -> list[str]:
    told = []
    if step["conditions"]:
        named = ", ".join(labels("conditions", code) for code in step["conditions"])
        told.append(say["conditions"].format(all=named))
    if step["quantity"]:
        told.append(say["quantity"].format(amount=step["quantity"]["text"]))
    if step["contested"]:
        told.append(say["contested"])
    speaker = step["leading"]["speaker"]
    if speaker and speaker["anonymous"]:
        told.append(say["unnamed"])
    return told


@cache
def load_phrases(language: str) -> dict[str, Any]:
    """The phrases of a language.

    Raises:
        WordsError: There are none in it.
    """
    source = files(__package__) / f"{language}.yaml"
    if not source.is_file():
        raise WordsError(f"there is no digest in {language!r}; ask for fr or en")
    phrases: dict[str, Any] = yaml.load(source.read_text("utf-8"), yaml.CSafeLoader)
    return phrases


def counted(phrase: dict[str, str], number: int) -> str:
    """A phrase with a number, in its form for it."""
    return phrase["one" if number == 1 else "other"].format(n=number)
