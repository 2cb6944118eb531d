"""Which mentions of the evidence overrides name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import frozen

from timeline.text import fold
from timeline.values.mentions import EventMention
from timeline.values.overrides import Override, Selector
from timeline.values.timeline import Evidence


@frozen
class Named:
    """An override, and the ids of the mentions that it names."""

    override: Override
    ids: tuple[str, ...]


def find_named(evidence: Evidence) -> tuple[list[Named], list[Override]]:
    """The overrides whose mentions are all there, and the others."""
    by_id = {m.id: m for m in evidence.mentions}
    by_doc: dict[str, list[EventMention]] = {}
    for m in sorted(evidence.mentions, key=lambda m: (m.doc, m.start, m.end)):
        by_doc.setdefault(m.doc, []).append(m)
    named, unused = [], []
    for override in evidence.overrides:
        found = [select(selector, by_id, by_doc) for selector in override.mentions]
        ids = tuple(m.id for m in found if m is not None)
        if len(ids) == len(found):
            named.append(Named(override, ids))
        else:
            unused.append(override)
    return named, unused


def select(
    selector: Selector, by_id: Mapping[str, EventMention], by_doc: Mapping[str, Sequence[EventMention]]
) -> EventMention | None:
    """The mention that a selector names, if there is one; the mentions of a document come in the order of its text."""
    if selector.id:
        return by_id.get(selector.id)
    fitting = [m for m in by_doc.get(selector.doc, ()) if holds_trigger(selector.words, m)]
    return fitting[selector.nth - 1] if selector.nth <= len(fitting) else None


def holds_trigger(words: str, mention: EventMention) -> bool:
    """Whether the trigger lies in words of its sentence; spelling variants are alike."""
    sentence, wanted = fold(mention.quote), fold(words)
    start, end = (len(fold(mention.quote[: at - mention.sentence[0]])) for at in (mention.start, mention.end))
    return 0 <= sentence.find(wanted, max(0, end - len(wanted))) <= start
