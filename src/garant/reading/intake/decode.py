"""From bytes to text: the declared encoding, UTF-8, or the best guess with a doubt."""

import codecs
import re

from garant.errors import InputError
from garant.model import Doubt

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([a-zA-Z0-9_.:-]{3,40})""")

# What Windows-1252 puts on the bytes above 127 in western European prose. Elsewhere the same bytes
# are mostly other things, so their share tells whether the guess holds.
_WESTERN = frozenset("àâäáãçéèêëíîïñóôöúùûüÿœæßÀÂÄÁÇÉÈÊËÍÎÏÑÓÔÖÙÛÜŒÆ«»‘’“”–—…€°·£§²³•\u00a0\u00ad")

_ESCAPED = re.compile("[\udc80-\udcff]")
_MULTIBYTE = re.compile("[\u0080-\ud7ff\ue000-\U0010ffff]")
_MOJIBAKE = re.compile("Ã[\u0080-\u00bf©¨ª§´¢®¹»€‰ˆ‡]|â€[™œ\u009d“”\u0080-\u00bf˜¦]|Â[«»\u00a0°]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


def _cp1252(byte: int) -> str:
    return bytes([byte]).decode("cp1252", "replace")


_FROM_CP1252 = {0xDC00 + byte: _cp1252(byte) for byte in range(0x80, 0x100)}


def decode(data: bytes, name: str, *, declared: bool = False) -> tuple[str, tuple[Doubt, ...]]:
    """Turn bytes into text, keeping every character's place.

    Text that is not UTF-8 is read by the best guess and gets the doubt `encoding_guessed`; text
    that mixes UTF-8 with a western single-byte encoding is read piece by piece (`encoding_mixed`).

    Args:
        data: The bytes of one text.
        name: The file's name for the message of an error.
        declared: Whether a charset written in the first bytes (HTML, XML) is to be believed.

    Raises:
        InputError: If the bytes are no text.
    """
    text, doubts = _decode(data, name, declared=declared)
    if len(_CONTROL.findall(text)) > 0.02 * len(text) + 2:
        raise InputError(name, "is binary, not text", "give a text, HTML, JSONL, feed or PDF file")
    if len(_MOJIBAKE.findall(text)) > 2:
        doubts = (
            *doubts,
            Doubt("encoding_garbled", "accents were garbled before the text was saved"),
        )
    return text, doubts


def _decode(data: bytes, name: str, *, declared: bool) -> tuple[str, tuple[Doubt, ...]]:
    encoding = next((known for mark, known in _MARKS if data.startswith(mark)), None)
    if encoding is None and b"\x00" in data[:4096]:
        encoding = _silent_utf16(data[:4096])
        if encoding is None:
            raise InputError(
                name, "is binary, not text", "give a text, HTML, JSONL, feed or PDF file"
            )
    if encoding is not None:
        return _strictly(data, encoding) or (
            data.decode(encoding, "replace"),
            (_guessed(encoding),),
        )
    if declared and (found := _DECLARED.search(data[:4096])):
        said = found.group(1).decode("ascii").lower()
        if _is_single_byte_or_cjk(said) and (read := _strictly(data, said)):
            return read
    return _strictly(data, "utf-8") or _guess(data, name)


def _strictly(data: bytes, encoding: str) -> tuple[str, tuple[Doubt, ...]] | None:
    try:
        return data.decode(encoding), ()
    except (UnicodeDecodeError, LookupError):
        return None


def _is_single_byte_or_cjk(encoding: str) -> bool:
    """Whether a declared name is a text encoding worth trying before UTF-8.

    A page that says UTF-16 in ASCII letters is wrong about itself; Python's own codecs such as
    `rot13` or `zip` are none.
    """
    try:
        found = codecs.lookup(encoding)
    except (LookupError, ValueError):
        return False
    return found.name.startswith(
        ("iso8859", "cp", "koi8", "mac-", "gb", "big5", "euc", "shift", "tis")
    )


def _silent_utf16(head: bytes) -> str | None:
    """UTF-16 without a mark, told by where its zero bytes stand."""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    half = max(len(head) // 2, 1)
    if odd > 0.4 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.4 * half and odd < 0.05 * half:
        return "utf-16-be"
    return None


def _guess(data: bytes, name: str) -> tuple[str, tuple[Doubt, ...]]:
    escaped = data.decode("utf-8", "surrogateescape")
    strange = _ESCAPED.findall(escaped)
    if len(_MULTIBYTE.findall(escaped)) > 0 and len(strange) < 0.2 * len(escaped):
        mixed = escaped.translate(_FROM_CP1252)
        return mixed, (
            Doubt("encoding_mixed", "UTF-8 mixed with another encoding, read as Windows-1252"),
        )
    western = sum(_FROM_CP1252[ord(byte)] in _WESTERN for byte in strange)
    if western >= 0.9 * len(strange) and len(strange) < 0.25 * len(data):
        return escaped.translate(_FROM_CP1252), (_guessed("Windows-1252"),)
    return _by_statistics(data, name)


def _by_statistics(data: bytes, name: str) -> tuple[str, tuple[Doubt, ...]]:
    import charset_normalizer

    best = charset_normalizer.from_bytes(data[:100_000]).best()
    if best is None:
        raise InputError(
            name, "is binary or in an encoding that cannot be told", "save it again as UTF-8"
        )
    return data.decode(best.encoding, "replace"), (_guessed(best.encoding),)


def _guessed(encoding: str) -> Doubt:
    return Doubt("encoding_guessed", f"not UTF-8; read as {encoding}")
