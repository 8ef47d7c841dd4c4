"""What a company's admins chose for a noun, and our defaults for the rest."""

from collections.abc import Mapping
from dataclasses import asdict, fields
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from baton.domain.people import Workspace

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

T = TypeVar("T", bound="DataclassInstance")


def chosen(kind: type[T], workspace: Workspace, noun: str) -> T:
    """The settings of a noun as its frozen dataclass `kind`, every field of which has a default.

    Lists come back as tuples. What an older Baton kept and this one no longer knows is passed over.
    """
    kept = workspace.settings.get(noun, {})
    return kind(**{name: _frozen(value) for name, value in kept.items() if name in _names(kind)})


def differing(kind: type[T], before: T, after: T) -> dict[str, tuple[Any, Any]]:
    """The fields that changed, each with its value before and after."""
    old, new = asdict(before), asdict(after)
    return {each.name: (old[each.name], new[each.name]) for each in fields(kind) if old[each.name] != new[each.name]}


@cache
def _names(kind: type["DataclassInstance"]) -> frozenset[str]:
    return frozenset(each.name for each in fields(kind))


def _frozen(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_frozen(each) for each in value)
    if isinstance(value, Mapping):
        return {name: _frozen(each) for name, each in value.items()}
    return value
