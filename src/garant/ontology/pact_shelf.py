"""The pacts that go by a name: those that come with Garant, and a person's own in one folder.

Unless it is made to take paths too, a name is a word and never a path, so that nothing outside the
folder is read or written, whatever is asked for. What comes with Garant is never written over, and
never hidden by a file of its name.
"""

import os
import re
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from secrets import token_hex
from threading import Lock

from garant.errors import PactError
from garant.model import Pact
from garant.ontology.nearest import advice
from garant.ontology.pact_loading import Mistake, load_pact, pact_names, pact_of, pact_text
from garant.ontology.party import Ontology
from garant.ontology.placed_yaml import LONGEST

_NAME = re.compile(r"[a-z][a-z0-9_-]{0,63}")
_SUFFIX = ".yaml"
# Names that some systems keep for devices.
_KEPT = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]")


class PactShelf:
    """The pacts that go by a name.

    Args:
        folder: Holds a person's own, a YAML file each; it is made with the first. None for none.
        paths: Whether the path of a YAML file will do for a name: for whoever may read every file.
    """

    def __init__(self, folder: Path | None = None, *, paths: bool = False) -> None:
        self.folder = folder
        self.paths = paths
        self._saving = Lock()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all, those that come with Garant first."""
        return (*pact_names(), *self.own)

    @property
    def own(self) -> tuple[str, ...]:
        """The names of a person's own."""
        if self.folder is None:
            return ()
        try:
            files = sorted(self.folder.iterdir())
        except (FileNotFoundError, NotADirectoryError):
            return ()
        except OSError as error:
            raise PactError(_folder_fault(error)) from error
        shipped = pact_names()
        return tuple(
            file.stem
            for file in files
            if file.suffix == _SUFFIX
            and _NAME.fullmatch(file.stem)
            and file.stem not in shipped
            and self._is_inside(file)
        )

    def load(self, name: str, ontology: Ontology) -> Pact:
        """A pact by its name.

        Raises:
            PactError: There is none, or it has mistakes, all told with their lines.
        """
        if self.paths:
            return load_pact(name, ontology, folder=self.folder)
        pact, mistakes = self.read(name, self.text(name), ontology)
        grave = [mistake for mistake in mistakes if not mistake.is_remark]
        if pact is None or grave:
            raise PactError("\n".join(map(str, grave)))
        return pact

    @staticmethod
    def read(name: str, text: str, ontology: Ontology) -> tuple[Pact | None, tuple[Mistake, ...]]:
        """The pact that a text holds, None where it has mistakes, and those, under a name."""
        return pact_of(Path(f"{name}{_SUFFIX}"), ontology, text.encode("utf-8", "replace"))

    def text(self, name: str) -> str:
        """The file of a pact as it was written.

        Raises:
            PactError: There is none, or it cannot be read.
        """
        if self.paths or name in pact_names():
            return pact_text(name, folder=self.folder)
        if name not in self.own:
            told = advice(name, self.names, "there are")
            raise PactError(f"there is no pact '{name[:60]}'; {told}")
        file = self._file(name)
        try:
            with file.open("rb") as opened:
                data = opened.read(LONGEST + 1)
        except OSError as error:
            raise PactError(f"{file.name}: {error.strerror}; make it readable") from error
        try:
            return data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise PactError(f"{file.name}: not UTF-8; save it as UTF-8") from error

    def save(self, name: str, text: str, *, seen: str) -> None:
        """Keep a pact of a person's own, whole or not at all.

        Args:
            name: What it goes by.
            text: The file.
            seen: The `version_of` the text that it takes the place of; empty for a new one.

        Raises:
            PactError: The name cannot be used, there is no folder, or somebody else has written
                one of the name meanwhile.
        """
        if self.folder is None:
            raise PactError("there is no folder for pacts; set GARANT_PACTS to one")
        if not _NAME.fullmatch(name) or _KEPT.fullmatch(name):
            raise PactError(
                f"{name[:60]!r} is no name for a pact; write small letters, digits, _ and -, "
                "a letter first, 64 signs at most"
            )
        if name in pact_names():
            raise PactError(f"'{name}' comes with Garant and stays as it is; choose another name")
        if len(text.encode("utf-8", "replace")) > LONGEST:
            raise PactError(f"larger than {LONGEST:,} bytes; a pact takes some ten thousand")
        with self._saving:
            self._replace(name, text, seen)

    def _replace(self, name: str, text: str, seen: str) -> None:
        held = version_of(self.text(name)) if name in self.own else ""
        if held != seen:
            raise PactError(
                f"'{name}' was written by somebody else meanwhile; open it anew, or save under "
                "another name"
                if seen
                else f"there is a pact '{name}' already; open it, or choose another name"
            )
        try:
            self._write(name, text)
        except OSError as error:
            raise PactError(_folder_fault(error)) from error

    def _write(self, name: str, text: str) -> None:
        assert self.folder is not None  # whoever saves has looked
        self.folder.mkdir(parents=True, exist_ok=True)
        part = self.folder / f".{token_hex(8)}.part"
        try:
            with part.open("x", encoding="utf-8", newline="\n") as out:
                out.write(text.replace("\r\n", "\n"))
                out.flush()
                os.fsync(out.fileno())
            part.replace(self._file(name))
        except BaseException:
            with suppress(OSError):
                part.unlink()
            raise

    def _file(self, name: str) -> Path:
        assert self.folder is not None  # nothing of one's own without a folder
        return self.folder / f"{name}{_SUFFIX}"

    def _is_inside(self, file: Path) -> bool:
        """Whether it is a file of the folder itself: a link might lead anywhere."""
        return file.is_file() and not file.is_symlink()


def version_of(text: str) -> str:
    """A sign of a text by which it can be told whether it is still the same."""
    return sha256(text.replace("\r\n", "\n").encode("utf-8", "replace")).hexdigest()[:16]


def _folder_fault(error: OSError) -> str:
    return f"the folder for pacts: {error.strerror}; set GARANT_PACTS to one that can be written"
