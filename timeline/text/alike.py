"""How alike two names are, in any spelling and across scripts: by their consonants."""

from __future__ import annotations

from functools import lru_cache

from timeline.text.fold import fold

_ARABIC = {
    "ب": "b", "پ": "p", "ت": "t", "ط": "t", "ث": "t", "ج": "j", "چ": "s", "ح": "h", "ه": "h", "خ": "k", "د": "d",
    "ض": "d", "ذ": "d", "ز": "s", "ظ": "s", "ژ": "s", "ر": "r", "س": "s", "ش": "s", "ص": "s", "غ": "j", "ف": "f",
    "ڤ": "f", "ق": "k", "ك": "k", "گ": "j", "ل": "l", "م": "m", "ن": "n", "و": "w", "ي": "y",
}  # fmt: skip
_LATIN = {
    "b": "b", "p": "p", "t": "t", "d": "d", "j": "j", "g": "j", "h": "h", "k": "k", "q": "k", "c": "k", "x": "ks",
    "s": "s", "z": "s", "r": "r", "f": "f", "v": "f", "l": "l", "m": "m", "n": "n", "w": "w", "y": "y",
}  # fmt: skip
_PAIRS = (
    ("sch", "s"), ("tch", "s"), ("ch", "s"), ("sh", "s"), ("kh", "k"), ("gh", "j"), ("th", "t"), ("dh", "d"),
    ("zh", "s"), ("ph", "f"), ("ck", "k"), ("dj", "j"), ("ou", "w"), ("oo", "w"), ("ee", "y"), ("ai", "y"), ("ei", "y"),
    ("ay", "y"), ("ce", "se"), ("ci", "si"),
)  # fmt: skip
_WEAK = frozenset("hwy")
"""Consonants that may be long vowels or not written: they weigh less."""
_WEIGHT = 0.3
_CONFUSED = {
    frozenset(pair): cost
    for pair, cost in {"bp": 0.1, "td": 0.6, "kj": 0.3, "js": 0.4, "ds": 0.5, "ts": 0.5, "wf": 0.3}.items()
}
"""Consonants that spellings change for one another, and what that costs; any others cost one."""
_SHORT_LIKE = 0.8
"""Likeness of words of hardly any consonant that have the same."""
_ARTICLES = ("al", "el", "ال")
SAME = 0.75
"""Least likeness of two names of one person."""
SHORT = 2
"""Consonants of a word too short to tell by."""


def names_alike(name: str, other: str) -> float:
    """How alike two names are, from 0 to 1: 1 for equal ones, symmetric, the same for any spelling of a name.

    Words are compared by a weighted edit distance of their consonants, in one alphabet for Arabic and Latin letters;
    sounds that are often confused are one. Every word of the shorter name must find its own in the longer one, so
    «Putin» is like «Vladimir Putin», and the family names, which stand last, must be alike.

    >>> names_alike("Vladimir Putin", "فلاديمير بوتين") >= SAME, names_alike("Mohammed", "محمّد") >= SAME
    (True, True)
    >>> names_alike("Putin", "بايدن") >= SAME
    False
    """
    ours, theirs = sorted((_words(fold(name)), _words(fold(other))), key=lambda words: (len(words), words))
    if not ours or ours == theirs:
        return float(ours == theirs and (bool(ours) or fold(name) == fold(other)))
    joined = _word_likeness("".join(ours), "".join(theirs))
    last = _word_likeness(ours[-1], theirs[-1])
    if len(ours) == 1:
        return joined if len(_strong(ours[0])) < SHORT else max(last, joined)
    rest = (max(_word_likeness(word, other) for other in theirs[:-1]) for word in ours[:-1])
    return max(joined, min(last, *rest))


def one_name(name: str, other: str) -> bool:
    """Whether two names may be of one person, in any two scripts."""
    return names_alike(name, other) >= SAME


def _words(folded: str) -> tuple[str, ...]:
    """The words of a folded name, without articles."""
    parts = "".join(c if c.isalnum() else " " for c in folded.replace("'", "")).split()
    bare = [p.removeprefix("ال") if len(p) > len("ال") + SHORT else p for p in parts if p not in _ARTICLES]
    return tuple(bare)


@lru_cache(16_384)
def _word_likeness(word: str, other: str) -> float:
    if word == other:
        return 1.0
    ours, theirs = skeleton(word), skeleton(other)
    if min(len(_strong(word)), len(_strong(other))) < SHORT:
        return _SHORT_LIKE if _without_vowels(ours) == _without_vowels(theirs) != "" else 0.0
    whole = max(_weight(ours), _weight(theirs))
    return max(0.0, 1 - _distance(ours, theirs) / whole) * 0.99 if whole else 0.0


@lru_cache(16_384)
def skeleton(word: str) -> str:
    """The consonants of a folded word in one alphabet, doubled ones once, foreign letters left out.

    >>> skeleton("putin"), skeleton("بوتين"), skeleton("poutine")
    ('ptn', 'bwtyn', 'pwtn')
    """
    for pair, letters in _PAIRS:
        word = word.replace(pair, letters)
    word = f"s{word[1:]}" if word.startswith("x") else word
    single = (c for c, before in zip(word, f" {word}", strict=False) if c != before)
    return "".join(_ARABIC.get(c) or _LATIN.get(c, "") for c in single)


def consonants(word: str) -> str:
    """The consonants of a folded word that no spelling leaves out or takes for a vowel, «b» and «p» as one.

    >>> consonants("biden"), consonants("بايدن")
    ('pdn', 'pdn')
    """
    return _strong(word).replace("b", "p")


def _strong(word: str) -> str:
    return "".join(c for c in skeleton(word) if c not in _WEAK)


def _without_vowels(letters: str) -> str:
    """A skeleton without the letters that may stand for vowels."""
    return letters.replace("w", "").replace("y", "")


def _weight(letters: str) -> float:
    return sum(_WEIGHT if c in _WEAK else 1.0 for c in letters)


def _distance(a: str, b: str) -> float:
    """The weighted edit distance (Levenshtein) of two skeletons; another consonant costs one."""
    row = [_weight(b[:j]) for j in range(len(b) + 1)]
    for i, x in enumerate(a):
        above, row = row, [_weight(a[: i + 1])]
        for j, y in enumerate(b):
            swap = 0.0 if x == y else _CONFUSED.get(frozenset((x, y)), max(_weight(x), _weight(y)))
            row.append(min(above[j] + swap, above[j + 1] + _weight(x), row[j] + _weight(y)))
    return row[-1]
