"""A timeline as a Mermaid diagram."""

from __future__ import annotations

import re
from itertools import groupby

from timeline.export.safe import printable
from timeline.export.wording import plain_title, say_when
from timeline.values import Timeline

_SPECIAL = re.compile(r"[#;:%<>&\"{}\\`]")


def to_mermaid(timeline: Timeline) -> str:
    """A Mermaid ``timeline`` diagram (Mermaid 10 and later): every event in order, below its date.

    Whatever Mermaid could read as syntax stands as an entity code (``#58;`` for a colon).

    >>> print(to_mermaid(Timeline("t1")), end="")
    timeline
    """
    lines = ["timeline"]
    for when, events in groupby(timeline.events, say_when):
        titles = [mermaid_text(plain_title(event)) for event in events]
        lines += [f"    {when if number == 0 else ' ' * len(when)} : {title}" for number, title in enumerate(titles)]
    return "\n".join(lines) + "\n"


def mermaid_text(text: str) -> str:
    """The text with entity codes for the signs of Mermaid and HTML, set apart if it runs from right to left.

    >>> mermaid_text("a: b; 50%")
    'a#58; b#59; 50#37;'
    """
    return _SPECIAL.sub(lambda sign: f"#{ord(sign[0])};", printable(text))
