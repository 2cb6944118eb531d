"""The cues of a sentence: words that say something of what stands beside them, such as negations and signals."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from timeline.languages import Pack, load_pack
from timeline.text import Sentence, Text
from timeline.text.read import TOKEN


class Cue(NamedTuple):
    """Tokens first … last - 1 are a cue of a name (``negation``, ``future``, …) or a manner."""

    first: int
    last: int
    name: str


CueTable = Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
"""Cue and manner phrases by their first token, longest first."""


@cache
def cue_table(code: str) -> CueTable:
    """The cues of the pack of a language; manners are named ``manner:…``."""
    pack = load_pack(code)
    named = [(name, words) for name, words in pack.cues.items()]
    named += [(f"manner:{name}", words) for name, words in pack.manner.items()]
    table: dict[str, set[tuple[tuple[str, ...], str]]] = {}
    for name, words in named:
        for phrase in words:
            tokens = tuple(TOKEN.findall(phrase))
            table.setdefault(tokens[0], set()).add((tokens[1:], name))
    return {k: tuple(sorted(v, key=lambda e: (-len(e[0]), e))) for k, v in table.items()}


def bare(form: str, pack: Pack, known: object) -> str:
    """A form without the conjunction written onto it, if only so it is known."""
    for clitic in pack.verb_proclitics:
        if form.startswith(clitic) and form[len(clitic) :] in known:  # type: ignore[operator]
            return form[len(clitic) :]
    return form


def cues_in(text: Text, sentence: Sentence, pack: Pack) -> list[Cue]:
    """The cues of a sentence; of those that start at one token the longest ones."""
    table = cue_table(pack.code)
    found = []
    for i in range(sentence.first, sentence.last):
        form = text.forms[i]
        entries = table.get(form) or table.get(bare(form, pack, table), ())
        longest = -1
        for rest, name in entries:
            end = i + 1 + len(rest)
            if len(rest) < longest or (rest and tuple(text.forms[i + 1 : end]) != rest) or end > sentence.last:
                continue
            longest = len(rest)
            found.append(Cue(i, end, name))
    return found
