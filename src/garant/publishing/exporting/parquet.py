"""Parquet: the views with their types, days as days and lists as lists.

The columns are those of the views: they are made from their declarations, so that a field that is
added there is here, and no two can disagree.
"""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from types import NoneType, UnionType
from typing import IO, TYPE_CHECKING, Any, Union, get_args, get_origin, get_type_hints, is_typeddict

from garant.errors import GarantError
from garant.publishing.exporting.deletions import DeletionView
from garant.publishing.exporting.material import Exported, ExportMaterial, some_at_once
from garant.publishing.exporting.naming import well_formed
from garant.publishing.guarantee_views import NeedCoverView
from garant.publishing.position_views import PositionView
from garant.publishing.record_views import ActRecordView, DocumentRecordView, QuoteView

if TYPE_CHECKING:
    import pyarrow

_DAYS = frozenset({"day", "published", "as_of", "since", "said"})
_INSTANTS = frozenset({"recorded", "updated", "gone"})
_GROUP = 5_000
"""Rows of a row group: what is in memory at once."""


class _Act(ActRecordView):
    updated: str


class _Quote(QuoteView):
    updated: str


class _Document(DocumentRecordView):
    updated: str


class _Need(NeedCoverView):
    pact: str
    as_of: str | None


_ROWS: dict[str, Any] = {
    "acts": _Act,
    "statements": _Quote,
    "positions": PositionView,
    "cover": _Need,
    "documents": _Document,
    "deletions": DeletionView,
}


def write_parquet(material: ExportMaterial, out: IO[bytes]) -> Exported:
    """Write a row for each piece; of a cover, for each need.

    Raises:
        GarantError: pyarrow is not installed.
    """
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError as error:
        raise GarantError("Parquet needs pyarrow; install garant[frames]") from error
    row = _ROWS[material.thing]
    schema = pyarrow.schema(_fields(row, pyarrow))
    count = 0
    with parquet.ParquetWriter(out, schema) as writer:
        for some in some_at_once(material.pieces(False), _GROUP):
            count += len(some)
            rows = [each for piece in some for each in _rows_of(material.thing, piece)]
            made = [_value(each, row, "") for each in rows]
            writer.write_table(pyarrow.Table.from_pylist(made, schema=schema))
    return Exported(count)


def _rows_of(thing: str, piece: Any) -> Iterator[Mapping[str, Any]]:
    if thing == "cover":
        for need in piece.view["needs"]:
            yield {**need, "pact": piece.view["pact"], "as_of": piece.view["as_of"]}
    elif piece.updated:
        yield {**piece.view, "updated": piece.updated}
    else:
        yield piece.view


def _fields(record: Any, arrow: Any) -> "list[pyarrow.Field]":
    return [
        arrow.field(name, _type(hint, name, arrow)) for name, hint in get_type_hints(record).items()
    ]


def _type(hint: Any, name: str, arrow: Any) -> "pyarrow.DataType":
    hint = _known(hint)
    if is_typeddict(hint):
        return arrow.struct(_fields(hint, arrow))
    if get_origin(hint) is list:
        return arrow.list_(_type(get_args(hint)[0], name, arrow))
    if get_origin(hint) is dict:
        return arrow.map_(arrow.string(), _type(get_args(hint)[1], name, arrow))
    if hint is str and name in _DAYS:
        return arrow.date32()
    if hint is str and name in _INSTANTS:
        return arrow.timestamp("us", tz="UTC")
    return {
        str: arrow.string(),
        bool: arrow.bool_(),
        int: arrow.int64(),
        float: arrow.float64(),
    }[hint]


def _value(value: Any, hint: Any, name: str) -> Any:
    """A value of a view as Arrow takes it."""
    hint = _known(hint)
    if value is None:
        return None
    if is_typeddict(hint):
        return {
            field: _value(value.get(field), inner, field)
            for field, inner in get_type_hints(hint).items()
        }
    if get_origin(hint) is list:
        return [_value(each, get_args(hint)[0], name) for each in value]
    if get_origin(hint) is dict:
        return [(key, _value(each, get_args(hint)[1], name)) for key, each in value.items()]
    if hint is str and name in _DAYS:
        return date.fromisoformat(value)
    if hint is str and name in _INSTANTS:
        return datetime.fromisoformat(value)
    return well_formed(value) if hint is str else hint(value)


def _known(hint: Any) -> Any:
    """A type without the chance that the value is not known; whole or broken numbers are broken."""
    if get_origin(hint) in (Union, UnionType):
        rest = [each for each in get_args(hint) if each is not NoneType]
        return rest[0] if len(rest) == 1 else float
    return hint
