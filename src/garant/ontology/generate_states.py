"""Write `states.yaml`: the names of all states as the Unicode CLDR gives them through babel.

Run by hand when babel is upgraded: `python -m garant.ontology.generate_states`. Reading the names
once keeps babel out of the reader's start.

References:
    Unicode CLDR territory names and code aliases, as shipped in babel.
"""

import re
from pathlib import Path

from babel import Locale
from babel.core import get_global

LANGUAGES = ("fr", "en", "uk", "de")

UNNAMED = "ATA BVT HMD IOT SGS UMI ATF CCK CXR NFK PCN TKL SJM BES ALA ASM AIA ABW BLM BMU COK CUW"
UNNAMED += (
    " CYM FLK GGY GIB GLP GUF GUM IMN JEY MAF MNP MSR MTQ MYT NCL NIU PRI PYF REU SHN SPM SXM"
)
UNNAMED += " TCA VGB VIR WLF CPT ASC DGA TAA QUU ZZZ XAA XBB FXX TMP ZAR"
"""Territories that are no party of their own, and codes that are withdrawn or private."""

COMMON = {
    "HKG": {"fr": "Hong Kong", "en": "Hong Kong", "uk": "Гонконг", "de": "Hongkong"},
    "MAC": {"fr": "Macao", "en": "Macao", "uk": "Макао", "de": "Macau"},
    "MMR": {"fr": "Birmanie", "en": "Myanmar", "uk": "Мʼянма", "de": "Myanmar"},
    "PSE": {"fr": "Palestine", "en": "Palestine", "uk": "Палестина", "de": "Palästina"},
    "VAT": {"fr": "Vatican", "en": "Vatican", "uk": "Ватикан", "de": "Vatikan"},
    "COD": {
        "fr": "République démocratique du Congo",
        "en": "Democratic Republic of the Congo",
        "de": "Demokratische Republik Kongo",
    },
    "COG": {"fr": "République du Congo", "en": "Republic of the Congo", "de": "Republik Kongo"},
}
"""Names where CLDR's are too long for reporting."""


def state_names() -> dict[str, dict[str, str]]:
    """The names of all states by ISO 3166-1 alpha-3 code and language."""
    aliases = get_global("territory_aliases")
    alpha3 = {
        str(to[0]): str(code)
        for code, to in aliases.items()
        if re.fullmatch("[A-Z]{3}", str(code)) and len(to) == 1 and code not in UNNAMED.split()
    }
    alpha3["XK"] = "XKX"
    territories = {language: Locale(language).territories for language in LANGUAGES}
    found: dict[str, dict[str, str]] = {}
    for alpha2, code in alpha3.items():
        if alpha2 not in territories["fr"]:
            continue
        names = {language: str(territories[language][alpha2]) for language in LANGUAGES}
        found[code] = {**names, **COMMON.get(code, {})}
    return found


def main() -> None:
    """Write the file beside this module."""
    lines = [
        "# Made by generate_states.py from babel; do not edit. Other names: states_<language>.yaml"
    ]
    lines.append("states:")
    for code, names in sorted(state_names().items()):
        pairs = ", ".join(f'{language}: "{name}"' for language, name in names.items())
        lines.append(f"  {code}: {{{pairs}}}")
    Path(__file__).with_name("states.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
