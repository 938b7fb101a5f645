"""Taking in: what comes out, and what is told of the rest."""

import io

import pytest

from garant.reading.intake import sources


@pytest.fixture
def take(tmp_path):
    """Write files, take them in; return the sources and the lines told of errors."""

    def take_in(files=None, *, paths=None, stdin=None):
        for name, content in (files or {}).items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        chosen = paths if paths is not None else [str(tmp_path / name) for name in files]
        told = []
        stream = io.BytesIO(stdin) if stdin is not None else None
        found = list(sources(chosen, stdin=stream, on_error=lambda error: told.append(str(error))))
        return found, [line.replace(f"{tmp_path}/", "") for line in told]

    return take_in
