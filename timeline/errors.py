"""The errors of the library: one root, and every error carries the value and the place."""

from reprlib import Repr


class _Short(Repr):
    """Values cut short; Python refuses to write out whole numbers of thousands of digits."""

    def repr_int(self, x: int, level: int) -> str:
        """A whole number."""
        return super().repr_int(x, level) if abs(x) < _LARGE else "a very large number"


_LARGE = 10**40
_SHORT = _Short()
_SHORT.maxstring = _SHORT.maxother = 80


def shown(value: object) -> str:
    """A value as messages show it: short, however long or deep it is.

    >>> shown([1, [2, [3, [4]]]]), shown(9**99)
    ('[1, [2, [3, [...]]]]', 'a very large number')
    """
    return _SHORT.repr(value)


class TimelineError(Exception):
    """Root of all errors that the library raises on purpose.

    `place` says where: a file and line, a path such as ``$.month.10[1]``, or a field name.
    """

    def __init__(self, message: str, *, place: str | None = None, value: object = None) -> None:
        self.message = message
        self.place = place
        self.value = value
        super().__init__(f"{message} @ {place}" if place else message)


class InputError(TimelineError, ValueError):
    """A document, date, option or file of the user that cannot be used."""


class FormatError(TimelineError, ValueError):
    """JSON that is not a timeline of the schema this version reads."""


class PackError(TimelineError):
    """A language pack with faults; all of them are listed, each with its path."""


class ModelError(TimelineError):
    """Model weights that are missing, damaged or made for other features."""


class ArchiveError(TimelineError):
    """An archive that cannot be opened, read or written: not an archive, of a newer version, locked, damaged."""
