"""The errors of the library: one root, and every error carries the value and the place."""


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
