"""Texts: any, and of words of the language packs."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from hypothesis import strategies as st

from timeline.events.forms import trigger_forms
from timeline.languages import load_pack

_BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_CONTROLS = "\x00\x1b\x85\u200c\u2028\ufeff\ud800\udfff" + _BIDI
_HARD = "ab 17.،؟«»\"'()\n\r\t-/:—" + "وقّعَةأإىـ٣ﷺﻻ" + "é½ßİ東🙂" + _CONTROLS
_MARKS = "\u064b\u064e\u064f\u0650\u0651\u0652\u0640\u200d"
_DIGITS = {str(i): f"{i}{chr(0x660 + i)}{chr(0x6F0 + i)}" for i in range(10)}
_SPELLINGS = {"ا": "اأإآٱ", "ي": "يىی", "ه": "هة", "ك": "كک"} | _DIGITS


def texts(max_size: int | None = 300) -> st.SearchStrategy[str]:
    """Any Unicode text: also lone surrogates, NUL, bidi controls, marks without a letter, several scripts."""
    hard = st.sampled_from(_HARD)
    word = st.sampled_from(["2025", " يناير", "Tuesday", " وقع ", "signed "]) | hard
    rows = st.lists(word, max_size=60).map(lambda parts: "".join(parts)[:max_size])
    return st.one_of(st.text(st.characters(), max_size=max_size), st.text(hard, max_size=max_size), rows)


def spans(text: str) -> st.SearchStrategy[tuple[int, int]]:
    """The offsets of a part of a text that is not empty, nor the text."""
    return st.integers(0, len(text) - 1).flatmap(
        lambda start: st.integers(start + 1, min(len(text), start + 30)).map(lambda end: (start, end))
    )


@st.composite
def respellings(draw: st.DrawFn, text: str) -> str:
    """The same text in other spelling: diacritics, tatweel, hamza seats, digits of other scripts."""
    out = []
    for char in text:
        out.append(draw(st.sampled_from(_SPELLINGS[char])) if char in _SPELLINGS else char)
        if "\u0621" <= char <= "\u064a" and draw(st.integers(0, 3)) == 0:
            out.append(draw(st.sampled_from(_MARKS)))
    return "".join(out)


@cache
def _words(code: str) -> dict[str, tuple[str, ...]]:
    """Words of a pack by what they are good for in a sentence."""
    pack, single = load_pack(code), trigger_forms(code).single
    cues = ("place_preposition", "future", "negation", "before", "after")
    return {
        "verb": tuple(sorted(form for form, senses in single.items() if senses[0].pos == "verb")),
        "noun": tuple(sorted(form for form, senses in single.items() if senses[0].pos == "noun")),
        "function": tuple(word for kind in cues for word in pack.cues[kind]),
    }


def _time_words(code: str) -> st.SearchStrategy[str]:
    words = load_pack(code).words
    kinds = ("month", "units", "weekday", "day_offset", "part", "season", "reference")
    one = {kind: st.sampled_from([w for forms in words[kind].values() for w in forms]) for kind in kinds}
    number, year = st.integers(1, 31).map(str), st.integers(1900, 2035).map(str)
    return st.one_of(
        st.builds("{} {} {}".format, number, one["month"], year),
        st.builds("{} {}".format, one["month"], year),
        st.builds("{} {}".format, number, one["units"]),
        *(one[kind] for kind in kinds[2:]),
    )


def _pack_texts(code: str, stops: Sequence[str], commas: Sequence[str]) -> st.SearchStrategy[str]:
    words = _words(code)
    word = st.one_of(
        st.sampled_from(words["verb"]),
        st.sampled_from(words["noun"]),
        st.sampled_from(words["function"]),
        _time_words(code),
        st.sampled_from(commas),
    )
    sentence = st.lists(word, min_size=3, max_size=14).map(" ".join)
    ended = st.builds("{} {}{}".format, sentence, _time_words(code), st.sampled_from(stops))
    return st.lists(ended, min_size=1, max_size=4).map(" ".join)


def arabic_texts() -> st.SearchStrategy[str]:
    """Sentences of words of the Arabic pack: triggers, cues, dates, in many spellings."""
    plain = _pack_texts("ar", [".", "؟", "…", ".\n", "!"], ["،", "؛", "«و»", ":"])
    return st.one_of(plain, plain.flatmap(respellings))


def english_texts() -> st.SearchStrategy[str]:
    """Sentences of words of the English pack: triggers, cues, dates."""
    plain = _pack_texts("en", [".", "?", "!", ".\n", ".”"], [",", ";", "“", "-", "("])
    return st.one_of(plain, plain.map(str.title))
