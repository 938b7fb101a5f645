"""What a user may set once for all: read by the faces from three places, and handed down.

An option on the command line prevails over the environment, the environment over the file
`garant.toml` in the working directory (or the one that `GARANT_SETTINGS` names), the file over the
default.
"""

import getpass
import os
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from garant.errors import GarantError

FILE = "garant.toml"
"""The file of settings that is looked for in the working directory."""

FILE_VARIABLE = "GARANT_SETTINGS"
"""The variable that names another file of settings, which must be there then."""


@dataclass(frozen=True, slots=True)
class Setting:
    """A setting: its name in the environment, its default, and what it does.

    In a file of settings it is called by its `key`.
    """

    name: str
    default: str
    meaning: str

    @property
    def key(self) -> str:
        """The name in a file of settings: that in the environment, without prefix, in small."""
        return self.name.removeprefix("GARANT_").lower()


SETTINGS = (
    Setting(
        "GARANT_LEDGER",
        "sqlite:///garant.db",
        "Record in this ledger and ask this one: a file, sqlite:///FILE or postgresql://HOST/NAME.",
    ),
    Setting(
        "GARANT_REVIEWER",
        "",
        "Put this name to reviews and links; by default the name of the system's user.",
    ),
    Setting("GARANT_PUBLISHERS", "", "Rate and flag publishers as this YAML file says."),
    Setting("GARANT_LANGUAGE", "", "Read every document as this language (ISO 639-1)."),
    Setting("GARANT_PIPELINE", "", "Use this installed spaCy pipeline, or a folder holding one."),
    Setting("GARANT_PARTIES", "", "Know the parties of this YAML file too."),
    Setting(
        "GARANT_PACTS",
        "",
        "Keep pacts of one's own in this folder; by default 'pacts' beside the ledger's file.",
    ),
    Setting("GARANT_WORKERS", "1", "Read in this many processes."),
)

_BY_KEY = {setting.key: setting for setting in SETTINGS}
_PATHS = ("publishers", "parties", "pacts")
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
_SQLITE = "sqlite:///"


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings in force.

    `language` None means that each document's own is recognised, `pipeline` None the embedded one.
    `ledger` is an address, also where the user gave a path. `reviewer` is empty where nobody said
    who reviews and the system does not know its user.
    """

    language: str | None = None
    pipeline: str | None = None
    parties: Path | None = None
    workers: int = 1
    ledger: str = "sqlite:///garant.db"
    reviewer: str = ""
    publishers: Path | None = None
    pacts: Path | None = None

    @property
    def pacts_folder(self) -> Path | None:
        """Where pacts of one's own are kept; None where nobody said and the ledger is no file."""
        file = self.ledger.removeprefix(_SQLITE)
        if self.pacts or file == self.ledger or not file or file == ":memory:":
            return self.pacts
        return Path(file).parent / "pacts"


def read_settings(
    environment: Mapping[str, str],
    *,
    folder: Path | None = None,
    login: Callable[[], str] | None = None,
    **options: str | int | Path | None,
) -> Settings:
    """Read the settings in force.

    Args:
        environment: The variables, by name; an empty one counts as unset.
        folder: Where `garant.toml` is looked for; by default the working directory.
        login: Tells the name of the system's user; by default asks the system.
        **options: What the command line gave, by key (`ledger`, `workers`, ...); None and nothing
            count as not given.

    Raises:
        GarantError: A setting is unknown or not of its kind, or the file cannot be read; one line
            for each mistake.
    """
    faults: list[str] = []
    found = _from_file(environment.get(FILE_VARIABLE), folder or Path(), faults)
    for setting in SETTINGS:
        if environment.get(setting.name):
            found[setting.key] = (setting.name, environment[setting.name])
    for key, value in options.items():
        if value:
            found[key] = (f"--{key}", str(value))
    values = {key: _checked(place, key, value, faults) for key, (place, value) in found.items()}
    if faults:
        raise GarantError("\n".join(faults))
    given = {key: value for key, value in values.items() if value}
    return Settings(
        language=given.get("language"),
        pipeline=given.get("pipeline"),
        parties=Path(given["parties"]) if "parties" in given else None,
        workers=int(given.get("workers", 1)),
        ledger=ledger_address(given.get("ledger", _BY_KEY["ledger"].default)),
        reviewer=given["reviewer"].strip() if "reviewer" in given else (login or _login)(),
        publishers=Path(given["publishers"]) if "publishers" in given else None,
        pacts=Path(given["pacts"]) if "pacts" in given else None,
    )


_Found = dict[str, tuple[str, str]]
"""What was set, by key: where, and to what."""


def _from_file(named: str | None, folder: Path, faults: list[str]) -> _Found:
    path = Path(named) if named else folder / FILE
    try:
        text = path.read_text("utf-8")
    except FileNotFoundError:
        if named:
            faults.append(f"{path}: there is no such file; {FILE_VARIABLE} names it")
        return {}
    except UnicodeDecodeError:
        faults.append(f"{path}: not UTF-8; save it as UTF-8")
        return {}
    except OSError as error:
        faults.append(f"{path}: {error.strerror}; make it a readable file of settings")
        return {}
    try:
        held = tomllib.loads(text.removeprefix("\ufeff"))
    except tomllib.TOMLDecodeError as error:
        faults.append(f"{path}: no valid TOML: {error}; correct it")
        return {}
    faults.extend(f"{path}: {fault}" for fault in _faults_of(held))
    return {
        key: (f"{path}: {key}", _placed(key, str(value), path.parent))
        for key, value in held.items()
        if key in _BY_KEY
    }


def _faults_of(held: Mapping[str, Any]) -> Iterator[str]:
    for key, value in held.items():
        if key not in _BY_KEY:
            near = get_close_matches(key.lower(), _BY_KEY, n=1)
            advice = f"did you mean {near[0]}?" if near else f"there are {', '.join(_BY_KEY)}"
            yield f"unknown setting {key!r}; {advice}"
        elif key == "workers" and not isinstance(value, str) and type(value) is not int:
            yield f"workers is {_written(value)}, not a number of processes; set it to 1 or more"
        elif key != "workers" and not isinstance(value, str):
            yield f"{key} is {_written(value)}, not a text; put it in quotes"


def _written(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        return "a table"
    if isinstance(value, list):
        return "a list"
    return str(value)


def _placed(key: str, value: str, folder: Path) -> str:
    """A path as seen from the working directory: one in a file of settings starts at the file."""
    if key in _PATHS and value:
        return str(folder / Path(value).expanduser())
    if key == "ledger":
        address = ledger_address(value)
        if address.startswith(_SQLITE):
            return _SQLITE + str(folder / address.removeprefix(_SQLITE))
    return value


def _checked(place: str, key: str, value: str, faults: list[str]) -> str:
    is_told = any(fault.startswith(f"{place} is") for fault in faults)
    is_count = value.isascii() and value.isdigit() and int(value) > 0
    if key == "workers" and not is_count and not is_told:
        faults.append(f"{place} is {value!r}, not a number of processes; set it to 1 or more")
    if key == "ledger" and "?" in value and not _ADDRESS.match(value):
        faults.append(f"{place} is {value!r}; a ledger's file has no '?' in its name: rename it")
    return value


def ledger_address(ledger: str) -> str:
    """The address of a ledger that may be given as the path of a file."""
    if _ADDRESS.match(ledger):
        return ledger
    return _SQLITE + os.path.expanduser(ledger)  # noqa: PTH111 - a Path would drop a leading "./"


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
