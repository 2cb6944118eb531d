"""Whether the tense around a time speaks of the past or of the future."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from timeline.languages import Pack
from timeline.times.items import Scan
from timeline.times.plan import Direction

REACH = 14
"""Tokens to each side that are looked at."""
_RIGHT = 1.5
_COMMA = 4.0
_BARE = 4
"""Letters beside the time in a sentence that is nothing but a time: a preposition, a full stop."""
_CLAUSE_MARKS = frozenset(',;:()"')
_SHORTEST_AFFIXED = 5
_TENSES: Mapping[str, Direction] = {"past": "past", "future": "future"}


def direction_at(scan: Scan, start: int, end: int, pack: Pack) -> Direction:
    """The tense of the nearest verb cue in the sentence; cues before the time count for more.

    A sentence that is nothing but the time is a plan, whatever other sentences say.
    A preposition that looks ahead («postponed to …») or back («since …») decides alone where it stands right
    before the time, «until» where something is said to be extended or put off. A past form after a word that leaves
    the tense open («will be opened») says nothing.
    """
    table = _table(pack)
    for name, tense in _TENSES.items():
        if start and scan.forms[start - 1] in table.get(f"{name}_before", ()):
            return tense
    openers = pack.syntax.get("complementizers", ())
    if start and scan.forms[start - 1] in table.get("until", ()) and _sets_an_end(scan, start - 1, pack):
        return "future"
    if scan.ends[-1] - scan.starts[0] <= scan.ends[end - 1] - scan.starts[start] + _BARE:
        return "future"
    best: tuple[float, Direction] = (REACH + 1.0, None)
    for step, weight in ((-1, 1.0), (1, _RIGHT)):
        at = start - 1 if step < 0 else end
        distance = 1.0
        while 0 <= at < len(scan.forms) and distance * weight < best[0]:
            form = scan.forms[at]
            if form in _CLAUSE_MARKS or (step > 0 and form in openers):
                distance += _COMMA
            elif found := _cue_at(scan, at, pack):
                best = (distance * weight, found)
                break
            distance += 1
            at += step
    return best[1]


def _sets_an_end(scan: Scan, until: int, pack: Pack) -> bool:
    """Whether what goes on until then goes on from now: it was extended, put off, given until then."""
    ends = _table(pack).get("sets_an_end", ())
    return any(form in ends for form in scan.forms[max(until - REACH, 0) : until])


def _cue_at(scan: Scan, at: int, pack: Pack) -> Direction:
    """What a token says of the tense, with those beside it; the month «May» says nothing.

    «Is to» and «were planning» look ahead, «be opened» says nothing, «could not» and «had been due» look back.
    """
    form, table = scan.forms[at], _table(pack)
    before = scan.forms[at - 1] if at else ""
    if form in _in_pairs(pack):
        for pair in _pairs_at(scan, at):
            if pair in _paired(pack):
                return _paired(pack)[pair]
    found = _cue(form, pack)
    if found == "future" and " ".join(scan.forms[max(at - 2, 0) : at]) in table.get("closed_before", ()):
        return "past"
    if found == "past" and before in table.get("open_before", ()):
        return None
    if found and scan.meaning(at, "month") and scan.text.raw[scan.text.map.raw_start(scan.starts[at])].isupper():
        return None
    return found


@lru_cache(50_000)
def _cue(form: str, pack: Pack) -> Direction:
    if found := _bare_cue(form, pack):
        return found
    for clitic in pack.proclitics:
        if form.startswith(clitic) and (found := _bare_cue(form[len(clitic) :], pack)):
            return found
    return None


def _bare_cue(form: str, pack: Pack) -> Direction:
    table, verbs = _table(pack), _verb_forms(pack)
    if form in table.get("neither", ()):
        return None
    for tense in ("future", "past"):
        if form in table.get(tense, ()) or verbs.get(form) == tense or _has_affix(form, tense, pack):
            return _TENSES[tense]
    return None


def _has_affix(form: str, tense: str, pack: Pack) -> bool:
    if len(form) < _SHORTEST_AFFIXED or form.startswith(pack.direction.get("no_affix", ()) or ("\0",)):
        return False
    prefixes = pack.direction.get(f"{tense}_prefixes", ())
    return form.startswith(prefixes) or form.endswith(pack.direction.get(f"{tense}_suffixes", ()))


def _pairs_at(scan: Scan, at: int) -> tuple[str, str]:
    """A token with the one before it, and with the one behind it."""
    return " ".join(scan.forms[max(at - 1, 0) : at + 1]), " ".join(scan.forms[at : at + 2])


@cache
def _paired(pack: Pack) -> Mapping[str, Direction]:
    """Pairs of words that look ahead («is to») or back («could not»)."""
    return {pair: tense for name, tense in _TENSES.items() for pair in _table(pack).get(f"{name}_pairs", ())}


@cache
def _in_pairs(pack: Pack) -> frozenset[str]:
    return frozenset(word for pair in _paired(pack) for word in pair.split())


@cache
def _table(pack: Pack) -> Mapping[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in pack.direction.items()}


@cache
def _verb_forms(pack: Pack) -> Mapping[str, str]:
    """Inflected trigger verbs whose form shows past or future; forms that are also nouns say nothing."""
    nouns = {noun for concept in pack.concepts.values() for noun in concept.nouns}
    verbs = {verb for concept in pack.concepts.values() for verb in concept.verbs}
    return {
        form: tense for verb in sorted(verbs) for form, tense in _inflected(verb, pack) if form not in nouns
    }


def _inflected(verb: str, pack: Pack) -> Iterator[tuple[str, str]]:
    parts = verb.split("/")
    for rule in pack.inflections:
        if rule.of != "verb" or rule.tense not in _TENSES or rule.part > len(parts):
            continue
        if match := re.fullmatch(rule.match, parts[rule.part - 1]):
            for form in rule.forms:
                yield form.format("", *match.groups()), rule.tense
