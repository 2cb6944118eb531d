"""What dates a mention, as days with a reason."""

from __future__ import annotations

from datetime import date

from attrs import frozen

from timeline.events.options import Option
from timeline.events.signals import signalled_period
from timeline.events.view import SentenceView, TimeSpan
from timeline.values.mentions import DateSource, Status, TimeMention


@frozen
class Dating:
    """The days that a mention falls into, and one line on how they are known."""

    time: TimeMention | None
    earliest: date | None
    latest: date | None
    reason: str
    source: DateSource


def date_candidate(view: SentenceView, option: Option | None, status: Status, published: date | None) -> Dating:
    """The days of a mention: by what dates it, else what its status says about the publication day."""
    if option is not None and _contradicts(option, status, published):
        option = None
    if option is not None and option.source == "published":
        return Dating(None, published, published, "news of the publication day", "published")
    if option is not None and option.span is not None and option.earliest is not None:
        return _by_time(view, option, option.span, status, published)
    return date_by_status(option.span.mention if option and option.span else None, status, published)


def date_by_status(time: TimeMention | None, status: Status, published: date | None) -> Dating:
    """What a status says by itself: what is planned is still to come, what happened was reported by the publication."""
    if published is None or status == "possible":
        return Dating(time, None, None, "", "status")
    if status == "planned":
        return Dating(time, published, None, "still to come on the publication day", "status")
    reason = "under way on the publication day" if status == "ongoing" else "reported by the publication day"
    return Dating(time, None, published, reason, "status")


def _contradicts(option: Option, status: Status, published: date | None) -> bool:
    """Whether what is still to come would be dated before the publication, or only by the news of that day."""
    if status != "planned" or published is None or option.latest is None:
        return False
    return option.latest < published or (option.source != "sentence" and option.latest == published)


def _by_time(
    view: SentenceView, option: Option, span: TimeSpan, status: Status, published: date | None
) -> Dating:
    time = span.mention
    source: DateSource = "time" if option.source == "sentence" else "context"
    reason = f"«{time.text}» is {time.value}" + (f" ({time.mod})" if time.mod else "") + f" [{time.rule}]"
    if source == "context":
        return Dating(time, option.earliest, option.latest, f"the text goes on from {reason}", source)
    signalled = signalled_period(view, span, (option.earliest, option.latest), status, published)
    if signalled is None:
        return Dating(time, option.earliest, option.latest, reason, source)
    return Dating(time, signalled.earliest, signalled.latest, f"{signalled.signal} {reason}", source)
