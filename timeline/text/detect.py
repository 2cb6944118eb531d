"""Which language a text is in, by py3langid; only the start of its letters is looked at."""

from __future__ import annotations

import re

LOOKED_AT = 4_000
"""Characters that are enough to tell."""
_LETTER = re.compile(r"[^\W\d_]")


def detect_language(raw: str) -> str:
    """The ISO 639-1 code of a text, ``und`` without letters.

    >>> detect_language("وقعت الحكومة الاتفاق في يناير"), detect_language("12 / 7")
    ('ar', 'und')
    """
    letter = _LETTER.search(raw)
    if letter is None:
        return "und"
    clean = raw[letter.start() : letter.start() + LOOKED_AT].encode("utf-8", "replace").decode("utf-8")
    from py3langid import classify

    return str(classify(clean)[0])
