"""What an archive says of itself and of what was added to it."""

from __future__ import annotations

from attrs import asdict, frozen

from timeline.values.events import Problem


@frozen
class Added:
    """How many documents were new, were there already with the same content, or took the place of another content.

    `problems` are the documents that could not be read; they are not in the archive.
    """

    added: int = 0
    unchanged: int = 0
    replaced: int = 0
    problems: tuple[Problem, ...] = ()

    def __or__(self, other: Added) -> Added:
        return Added(
            self.added + other.added,
            self.unchanged + other.unchanged,
            self.replaced + other.replaced,
            (*self.problems, *other.problems),
        )


@frozen
class Stats:
    """The size of an archive; `outdated` documents were read by another version of the library or its model."""

    documents: int
    events: int
    stories: int
    largest_story: int
    """Documents of the largest story."""
    chapters: int
    """Stories that are only a part, in time, of what hangs together."""
    conflicts: int
    problems: int
    outdated: int
    bytes: int
    version: int
    """Of the tables."""
    langs: tuple[tuple[str, int], ...] = ()
    """Documents of each language."""

    def counts(self) -> list[tuple[str, int]]:
        """The numbers by their names, without those of languages."""
        return [(name, number) for name, number in asdict(self).items() if name != "langs"]
