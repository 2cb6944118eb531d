"""A component for spaCy 3: ``nlp.add_pipe("timeline")``, then `doc._.timeline`.

It reads the text of a document and leaves its tokens alone. Importing this module, or the entry point of the installed
library, makes the component known to spaCy.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from operator import attrgetter
from typing import Any

from attrs import frozen

from timeline.pipeline import Keep, extract
from timeline.values import Document, EventMention, Timeline, TimeMention

try:
    from spacy.language import Language
    from spacy.tokens import Doc
except ImportError as fault:
    raise ImportError("timeline.spacy needs spaCy: pip install 'timeline-extraction[spacy]'") from fault

FACTORY = "timeline"
EVENTS, TIMES = "timeline_events", "timeline_times"
"""Groups of `Doc.spans`: triggers labelled with their status, and time expressions with their TIMEX3 type."""
_ANY_LANGUAGE = "xx"


@frozen
class TimelineReader:
    """The component: sets `doc._.timeline` and two span groups.

    The publication day is `doc._.published` if that is set, else that of the configuration. The timeline is kept as
    JSON in the user data, so that a document can be stored and sent between processes.
    """

    lang: str | None
    published: str | None = None
    keep: Keep = "timeline"

    def __call__(self, doc: Any) -> Any:
        """Read one document."""
        day = doc._.published or self.published
        found = extract(Document(doc.text, published=day, lang=self.lang), keep=self.keep)
        doc.user_data[FACTORY] = found.to_json()
        triggers = [mention for event in found.events for mention in event.mentions]
        doc.spans[EVENTS] = list(_spans(doc, triggers))
        doc.spans[TIMES] = list(_spans(doc, found.times))
        return doc


def _spans(doc: Any, mentions: Iterable[EventMention | TimeMention]) -> Iterator[Any]:
    """The tokens of each mention, in the order of the text; a mention within a token takes all of it."""
    for mention in sorted(mentions, key=attrgetter("start", "end")):
        label = mention.type if isinstance(mention, TimeMention) else mention.status
        span = doc.char_span(mention.start, mention.end, label=label, span_id=mention.id, alignment_mode="expand")
        if span is not None:
            yield span


def make_reader(nlp: Any, name: str, lang: str | None, published: str | None, keep: Keep) -> TimelineReader:  # noqa: ARG001
    """The factory, with the arguments that spaCy gives.

    `lang` is that of the pipeline if not given, and found out in a pipeline of any language.
    """
    known = lang or (None if nlp.lang == _ANY_LANGUAGE else nlp.lang)
    return TimelineReader(known, published, keep)


def _timeline_of(doc: Any) -> Timeline | None:
    text = doc.user_data.get(FACTORY)
    return Timeline.from_json(text) if text else None


def _register() -> None:
    config = {"lang": None, "published": None, "keep": "timeline"}
    Language.factory(FACTORY, default_config=config, assigns=["doc._.timeline", "doc.spans"], func=make_reader)
    for name, options in (("timeline", {"getter": _timeline_of}), ("published", {"default": None})):
        if not Doc.has_extension(name):
            Doc.set_extension(name, **options)


_register()
