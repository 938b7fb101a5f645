"""What pages say: whole in every language, and nothing that no page says."""

import re
from pathlib import Path
from string import Formatter

import pytest
import yaml
from babel import Locale

import garant.web
from garant.web.speaking import LANGUAGES

WEB = Path(garant.web.__file__).parent
NAMED = re.compile(
    r"""\b(?:say|load_speech\([^()]*\))\(\s*f?["']([a-z_]+\.[^"'{]*)(\{|["']\s*~)?"""
)
"""A text by its name, or the beginning of one that goes on with a value."""
OTHERWISE = re.compile(r'\bsay\([^()]*\belse "([a-z_]+\.[a-z_]+)("\s*~)?')


def texts(language):
    """Every text of a language by its name, in its forms."""
    found = {}
    for path in sorted((WEB / "words" / language).glob("*.yaml")):
        for name, text in (yaml.safe_load(path.read_text("utf-8")) or {}).items():
            found[f"{path.stem}.{name}"] = text if isinstance(text, dict) else {"": text}
    return found


def named():
    """The names of texts in templates and code, and what names begin with."""
    whole, begun = set(), set()
    for path in sorted([*WEB.rglob("*.html"), *WEB.rglob("*.py")]):
        source = path.read_text("utf-8")
        for pattern in (NAMED, OTHERWISE):
            for name, goes_on in pattern.findall(source):
                (begun if goes_on else whole).add(name)
    return whole, begun


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_that_a_page_names_is_there(language):
    whole, begun = named()
    held = texts(language)

    assert set() == whole - held.keys()
    assert [] == [start for start in begun if not any(name.startswith(start) for name in held)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_there_that_no_page_names(language):
    whole, begun = named()

    assert [] == [
        name for name in texts(language) if name not in whole and not name.startswith(tuple(begun))
    ]


def test_the_languages_say_the_same_things_of_the_same_values():
    first, *others = (texts(language) for language in LANGUAGES)

    def values(forms):
        return {
            name for text in forms.values() for _, name, _, _ in Formatter().parse(text) if name
        }

    for other in others:
        assert first.keys() == other.keys()
        assert {} == {
            name: (values(first[name]), values(other[name]))
            for name in first
            if values(first[name]) - {"count"} != values(other[name]) - {"count"}
        }


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_has_a_form_for_each_number_that_the_language_tells_apart(language):
    # French has "many" for whole millions; what is counted here takes the form of the others.
    needed = {str(rule) for rule in Locale(language).plural_form.rules} - {"many"} | {"other"}

    assert {} == {
        name: set(forms)
        for name, forms in texts(language).items()
        if set(forms) != {""} and not needed <= set(forms)
    }
