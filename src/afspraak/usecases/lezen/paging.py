"""One page of a list. Every filter is in the query before it comes here: a page is cut from the rows that qualify."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.db.models import Model, QuerySet

T = TypeVar("T")
M = TypeVar("M", bound=Model)


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """The rows of a page, which page it became, and whether another one follows."""

    rows: list[T]
    number: int
    more: bool


def cut(read: Callable[[int, int], Iterable[T]], count: Callable[[], int], wanted: int, size: int) -> Page[T]:
    """Return the page that was asked; where it lies beyond the last, the last one.

    So a list that shrank meanwhile never reads as empty. Only who asks for a page that is not there pays for the count.
    """
    number = wanted
    rows = list(read((number - 1) * size, number * size + 1))
    if not rows and number > 1:
        number = max(-(-count() // size), 1)
        rows = list(read((number - 1) * size, number * size + 1))
    return Page(rows[:size], number, len(rows) > size)


def page_of(rows: QuerySet[M], wanted: int, size: int) -> Page[M]:
    """Return a page of rows that are in an order without ties."""
    return cut(lambda begin, end: rows[begin:end], rows.count, wanted, size)
