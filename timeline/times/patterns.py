"""Pattern templates of a pack, compiled to one trie.

A template is a row of elements: `{class}`, `{class.name}` to name the slot, `{class=a|b}` to limit
its meanings, `word`, `(word|word)`; a `?` behind an element makes it optional.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import product
from math import prod
from typing import NamedTuple

from attrs import field, frozen

from timeline.errors import PackError
from timeline.text import fold
from timeline.text.read import TOKEN

_ELEMENT = re.compile(
    r"(?:\{(?P<kind>[a-z_0-9]+)(?:\.(?P<name>[a-z_]+))?(?:=(?P<meanings>[^}]+))?\}"
    r"|\((?P<choice>[^()\s]+)\)|(?P<word>[^\s{}()?]+|[?()]))(?P<optional>\?)?"
)
PATHS = 5_000
"""Wordings that one template may stand for."""


class Key(NamedTuple):
    """What one step of a pattern accepts, and under which name it is handed to the builder."""

    kind: str
    name: str
    meanings: frozenset[str] | None


@frozen(eq=False)
class Node:
    """A place in the trie: which keys go on from here, and which patterns end here."""

    edges: dict[str, dict[Key, Node]] = field(factory=dict)
    ends: list[str] = field(factory=list)


def _literal(word: str, place: str) -> Key:
    form = fold(word)
    if TOKEN.fullmatch(form) is None:
        raise PackError(
            f"a literal is one token, not {word!r}; put spaces between tokens", place=place, value=word
        )
    return Key("=" + form, "", None)


def parse_template(template: str, place: str = "template") -> list[tuple[tuple[Key, ...], bool]]:
    """The elements of a template: for each its alternatives, and whether it may be left out.

    Raises PackError at the place of what cannot be read.
    """
    elements = []
    for part in template.split():
        match = _ELEMENT.fullmatch(part)
        if match is None:
            raise PackError(f"cannot read element {part!r} of template {template!r}", place=place, value=part)
        if match["kind"]:
            meanings = frozenset(match["meanings"].split("|")) if match["meanings"] else None
            keys: tuple[Key, ...] = (Key(match["kind"], match["name"] or match["kind"], meanings),)
        elif match["choice"]:
            keys = tuple(_literal(word, place) for word in match["choice"].split("|"))
        else:
            keys = (_literal(match["word"], place),)
        elements.append((keys, match["optional"] is not None))
    return elements


def literals(patterns: Mapping[str, Iterable[str]]) -> set[str]:
    """Every word that the templates name literally, folded."""
    keys = (
        key
        for name, templates in patterns.items()
        for template in templates
        for alternatives, _ in parse_template(template, name)
        for key in alternatives
    )
    return {key.kind[1:] for key in keys if key.kind.startswith("=")}


def compile_patterns(patterns: Mapping[str, Iterable[str]]) -> Node:
    """One trie of all templates; each optional element is a path with it and one without.

    Raises PackError for a template with too many paths.
    """
    root = Node()
    for name, templates in patterns.items():
        for template in templates:
            elements = parse_template(template, name)
            choices = [(*keys, None) if optional else keys for keys, optional in elements]
            if prod(map(len, choices)) > PATHS:
                raise PackError(f"more than {PATHS} wordings in one template", place=name, value=template)
            for path in product(*choices):
                _insert(root, [key for key in path if key is not None], name)
    return root


def _insert(root: Node, path: list[Key], name: str) -> None:
    node = root
    for key in path:
        node = node.edges.setdefault(key.kind, {}).setdefault(key, Node())
    if path and name not in node.ends:
        node.ends.append(name)
