"""TOML to a checked pack. All faults are reported at once, each with its file and path."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from timeline.errors import PackError, shown
from timeline.languages.schema import (
    CLAUSE,
    CUES,
    MODS,
    NAME_WORDS,
    QUANTITIES,
    SYNTAX,
    TRIGGER_CLASSES,
    WORD_CLASSES,
    Concept,
    Guard,
    Meanings,
    Pack,
)
from timeline.languages.wordforms import check_shapes, read_inflections
from timeline.text import fold

FILES = ("language", "words", "patterns", "cues", "triggers", "names")
CONCEPT_WORDS = ("verb", "noun", "phrase", "object")
DATE_ORDERS = ("dmy", "mdy", "ymd")
_CENTURY = 36_525
"""Days: no more are a few."""
_WHOLE = re.compile(r"-?\d{1,10}")


class _Faults:
    def __init__(self) -> None:
        self.found: list[str] = []

    def add(self, place: str, message: str) -> None:
        self.found.append(f"{message} @ {place}")


@cache
def pack_codes() -> tuple[str, ...]:
    """The languages that have a pack, sorted."""
    root = files("timeline.languages")
    return tuple(sorted(p.name for p in root.iterdir() if p.is_dir() and p.joinpath("language.toml").is_file()))


@cache
def load_pack(code: str) -> Pack:
    """The pack of a language. Raises PackError if there is none or if it has faults.

    >>> load_pack("ar").words["month"]["2"][0]
    'فبراير'
    """
    if code not in pack_codes():
        raise PackError(f"no language pack {code!r}; there are {', '.join(pack_codes())}", place=code, value=code)
    return read_pack(files("timeline.languages").joinpath(code))


@cache
def load_families() -> Mapping[str, frozenset[str]]:
    """The families of each concept; concepts of one family name the same things in the news.

    >>> sorted(load_families()["explode"])
    ['accident', 'attack']
    """
    table = tomllib.loads(files("timeline.languages").joinpath("families.toml").read_text(encoding="utf-8"))["family"]
    found: dict[str, set[str]] = {}
    for family, concepts in table.items():
        for concept in concepts:
            found.setdefault(concept, set()).add(family)
    return {concept: frozenset(families) for concept, families in found.items()}


def read_pack(folder: Traversable) -> Pack:
    """Read and check the TOML files of a folder; raises one PackError that lists every fault."""
    faults = _Faults()
    data = {name: _read_toml(folder.joinpath(f"{name}.toml"), f"{folder.name}/{name}.toml", faults) for name in FILES}
    pack = _build(folder.name, data, faults)
    if faults.found:
        lines = "\n  ".join(faults.found)
        raise PackError(f"language pack {folder.name!r} has {len(faults.found)} faults:\n  {lines}", place=folder.name)
    return pack


def _read_toml(path: Traversable, place: str, faults: _Faults) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        faults.add(place, "file is missing")
    except (OSError, ValueError, RecursionError) as fault:
        faults.add(place, f"not TOML: {fault}")
    return {}


def _build(code: str, data: Mapping[str, dict[str, Any]], faults: _Faults) -> Pack:
    at = {name: f"{code}/{name}.toml: $" for name in FILES}
    triggers, patterns = dict(data["triggers"]), dict(data["patterns"])
    irregular = triggers.pop("irregular", {})
    guards = patterns.pop("guard", {})
    templates = _patterns(patterns, at["patterns"], faults)
    return Pack(
        code=code,
        words=_words(data["words"], at["words"], faults),
        patterns=templates,
        guards=_guards(guards, templates, f"{at['patterns']}.guard", faults),
        concepts=_concepts(triggers, at["triggers"], faults),
        irregular=_word_table(irregular, f"{at['triggers']}.irregular", faults),
        **_language(data["language"], at["language"], faults),
        **_cues(data["cues"], at["cues"], faults),
        **_names(data["names"], at["names"], faults),
    )


def _language(table: Mapping[str, Any], place: str, faults: _Faults) -> dict[str, Any]:
    """The fields of a pack that ``language.toml`` fills."""
    order = table.get("date_order")
    if order not in DATE_ORDERS:
        faults.add(f"{place}.date_order", f"one of {DATE_ORDERS}, not {shown(order)}")
    lists = {
        name: tuple(_strings(table.get(name, []), f"{place}.{name}", faults))
        for name in ("proclitics", "articles", "abbreviations", "enclitics", "verb_proclitics")
    }
    syntax = _word_table(table.get("syntax", {}), f"{place}.syntax", faults)
    clause = _word_table(table.get("clause", {}), f"{place}.clause", faults)
    shapes = _word_table(table.get("shape", {}), f"{place}.shape", faults)
    check_shapes(shapes, f"{place}.shape", faults.add)
    return {
        **lists,
        "abbreviations": frozenset(lists["abbreviations"]),
        "name": str(table.get("name", "")),
        "date_order": str(order),
        "direction": _word_table(table.get("direction", {}), f"{place}.direction", faults),
        "inflections": read_inflections(table.get("inflection", []), f"{place}.inflection", faults.add),
        "shapes": shapes,
        "clause": {name: frozenset(clause.get(name, ())) for name in (*CLAUSE, *clause)},
        "syntax": {name: frozenset(syntax.get(name, ())) for name in (*SYNTAX, *syntax)},
    }


def _cues(table: Mapping[str, Any], place: str, faults: _Faults) -> dict[str, Any]:
    """The fields of a pack that ``cues.toml`` fills."""
    cues = _word_table(table.get("cue", {}), f"{place}.cue", faults)
    for name in sorted(set(CUES) ^ set(cues)):
        faults.add(f"{place}.cue.{name}", "missing" if name in CUES else "unknown cue")
    tables = {k: _word_table(table.get(k, {}), f"{place}.{k}", faults) for k in ("manner", "manner_opposites")}
    tables["quantities"] = _word_table(table.get("quantity", {}), f"{place}.quantity", faults)
    for name in sorted(set(tables["quantities"]) - set(QUANTITIES)):
        faults.add(f"{place}.quantity.{name}", "unknown quantity")
    tables["number_mods"] = _word_table(table.get("number_mod", {}), f"{place}.number_mod", faults)
    for name in sorted(set(tables["number_mods"]) - set(MODS)):
        faults.add(f"{place}.number_mod.{name}", "unknown mod")
    tables["multipliers"] = _word_table(table.get("multiplier", {}), f"{place}.multiplier", faults)
    return {"cues": cues, **tables, "few_days": _day_ranges(table.get("few_days", {}), f"{place}.few_days", faults)}


def _names(table: Mapping[str, Any], place: str, faults: _Faults) -> dict[str, Any]:
    """The fields of a pack that ``names.toml`` fills."""
    keys = {"territories": "territory", "cities": "city", "nationalities": "nationality", "name_words": "name"}
    tables = {name: _word_table(table.get(key, {}), f"{place}.{key}", faults) for name, key in keys.items()}
    return {**tables, "name_words": dict.fromkeys(NAME_WORDS, ()) | tables["name_words"]}


def _strings(value: object, place: str, faults: _Faults) -> Iterator[str]:
    if not isinstance(value, list):
        faults.add(place, f"expected a list of words, got {shown(value)}")
        return
    for i, item in enumerate(value):
        if isinstance(item, str) and item.strip():
            yield fold(item)
        else:
            faults.add(f"{place}[{i}]", f"expected a word, got {shown(item)}")


def _word_table(table: object, place: str, faults: _Faults) -> dict[str, tuple[str, ...]]:
    if not isinstance(table, dict):
        faults.add(place, f"expected a table, got {shown(table)}")
        return {}
    return {str(k): tuple(_strings(v, f"{place}.{k}", faults)) for k, v in table.items()}


def _words(table: Mapping[str, Any], place: str, faults: _Faults) -> dict[str, dict[str, tuple[str, ...]]]:
    words = {}
    for name, meanings in table.items():
        if name not in WORD_CLASSES:
            faults.add(f"{place}.{name}", f"unknown word class {name!r}")
            continue
        words[name] = _word_table(meanings, f"{place}.{name}", faults)
        for meaning, forms in words[name].items():
            if not forms:
                faults.add(f"{place}.{name}.{meaning}", "no words")
            if not _allowed(meaning, WORD_CLASSES[name]):
                faults.add(f"{place}.{name}.{meaning}", f"{name} has no meaning {meaning!r}")
    return words


def _allowed(meaning: str, meanings: Meanings) -> bool:
    if meanings is None:
        return True
    if isinstance(meanings, range):
        return _WHOLE.fullmatch(meaning) is not None and int(meaning) in meanings
    return meaning in meanings


def _patterns(table: Mapping[str, Any], place: str, faults: _Faults) -> dict[str, tuple[str, ...]]:
    patterns = {}
    for name, templates in table.items():
        if isinstance(templates, list) and templates and all(isinstance(t, str) and t.strip() for t in templates):
            patterns[name] = tuple(templates)
        else:
            faults.add(f"{place}.{name}", f"expected a list of templates, got {shown(templates)}")
    return patterns


def _guards(
    table: object, patterns: Mapping[str, object], place: str, faults: _Faults
) -> dict[str, Guard]:
    guards: dict[str, Guard] = {}
    if not isinstance(table, dict):
        faults.add(place, f"expected a table, got {shown(table)}")
        return guards
    for name, entry in table.items():
        if not isinstance(entry, dict):
            faults.add(f"{place}.{name}", f"expected a table, got {shown(entry)}")
            continue
        if name not in patterns:
            faults.add(f"{place}.{name}", f"no pattern {name!r}")
            continue
        sides = {k: frozenset(_strings(v, f"{place}.{name}.{k}", faults)) for k, v in entry.items() if k != "capital"}
        for side in sorted(set(sides) - {"behind", "not_behind", "ahead", "not_ahead"}):
            faults.add(f"{place}.{name}.{side}", f"unknown guard {side!r}")
            del sides[side]
        guards[name] = Guard(capital=bool(entry.get("capital", False)), **sides)
    return guards


def _day_ranges(table: object, place: str, faults: _Faults) -> dict[str, tuple[int, int]]:
    ranges: dict[str, tuple[int, int]] = {}
    if not isinstance(table, dict):
        faults.add(place, f"expected a table, got {shown(table)}")
        return ranges
    for words, limits in table.items():
        match limits:
            case [int(least), int(most)] if 0 <= least <= most <= _CENTURY:
                ranges[fold(words)] = (least, most)
            case _:
                faults.add(f"{place}.{words}", f"expected [least, most] days, got {shown(limits)}")
    return ranges


def _concepts(table: Mapping[str, Any], place: str, faults: _Faults) -> dict[str, Concept]:
    concepts = {}
    for name, entry in table.items():
        kind = entry.get("class") if isinstance(entry, dict) else None
        if kind not in TRIGGER_CLASSES:
            faults.add(f"{place}.{name}.class", f"one of {TRIGGER_CLASSES}, not {shown(kind)}")
            continue
        words = {k: tuple(_strings(entry.get(k, []), f"{place}.{name}.{k}", faults)) for k in CONCEPT_WORDS}
        for key in sorted(set(entry) - {"class", *CONCEPT_WORDS}):
            faults.add(f"{place}.{name}.{key}", f"unknown key {key!r}")
        concepts[name] = Concept(
            name, str(kind), words["verb"], words["noun"], words["phrase"], words["object"]
        )
    return concepts
