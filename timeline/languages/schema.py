"""The complete list of what a language may say: word classes, cues, and the shape of a pack."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

UNITS = ("second", "minute", "hour", "day", "week", "weekend", "month", "quarter", "year", "decade", "century")
EDGES = ("START", "MID", "END")
PARTS = ("MO", "MI", "AF", "EV", "NI")
SEASONS = ("SP", "SU", "FA", "WI")
REFERENCES = ("PAST_REF", "PRESENT_REF", "FUTURE_REF")
MODS = ("APPROX", "MORE_THAN", "LESS_THAN", "EQUAL_OR_MORE", "EQUAL_OR_LESS")
HOLIDAYS = (
    "new_year", "epiphany", "valentine", "womens_day", "labour_day", "independence_us", "halloween", "armistice",
    "thanksgiving", "christmas_eve", "christmas", "new_years_eve", "good_friday", "easter", "easter_monday",
    "palm_sunday", "ascension", "pentecost", "nowruz", "ramadan", "eid_fitr", "eid_adha", "islamic_new_year",
    "ashura", "mawlid", "arafat_day", "laylat_qadr", "isra_miraj", "tasua", "mid_shaban", "tarwiyah",
    "mlk_day", "presidents_day", "mothers_day", "mothers_day_spring", "memorial_day", "fathers_day", "labor_day_us",
    "columbus_day", "st_patrick", "april_fools", "health_day", "earth_day", "press_freedom_day", "nakba_day",
    "environment_day", "juneteenth", "bastille_day", "teachers_day", "bonfire_night", "childrens_day", "aids_day",
    "human_rights_day", "boxing_day", "founding_day_sa", "national_day_sa", "national_day_om", "national_day_ae",
    "national_day_qa", "throne_day_ma",
)  # fmt: skip

Meanings = tuple[str, ...] | range | None

WORD_CLASSES: Mapping[str, Meanings] = {
    "month": range(1, 13),
    "hijri_month": range(1, 13),
    "weekday": range(1, 8),
    "weekday_bare": range(1, 8),
    "unit": UNITS,
    "units": UNITS,
    "two_units": UNITS,
    "number": range(1_000_000_001),
    "ordinal": range(1, 101),
    "fraction": ("half", "quarter", "third", "three_quarters"),
    "day_offset": range(-3, 4),
    "part": PARTS,
    "part_today": PARTS,
    "part_last": PARTS,
    "season": SEASONS,
    "edge": EDGES,
    "past": None,
    "next": None,
    "this": None,
    "span_past": None,
    "span_next": None,
    "same": None,
    "other_past": None,
    "other_next": None,
    "reference": REFERENCES,
    "reference_told": REFERENCES,
    "narrative": ("day", "time", "month", "year"),
    "mod": MODS,
    "vague": ("few", "several", "many"),
    "frequency": UNITS,
    "times_per": range(1, 8),
    "decade_name": range(0, 100, 10),
    "holiday": HOLIDAYS,
    "meridiem": ("am", "pm"),
    "zone": None,
    "era": ("AD", "BC", "AH"),
    "ordinal_suffix": None,
    "decade_suffix": None,
    "number_join": None,
    "clock_word": None,
    "year_part": ("H", "Q"),
    "noun": None,
}
"""Class -> what its words may mean: names, whole numbers, or anything."""

CUES = (
    "negation", "future", "possible", "denied", "ongoing", "perfect", "again", "before", "after", "during", "since",
    "until", "start", "deadline", "within", "conditional", "purpose", "person_title", "group_noun", "place_preposition",
    "source_preposition", "article_like",
)  # fmt: skip

SHAPES = (
    "past", "progressive", "imperfect", "future", "deverbal", "agent", "quality", "adverb", "adjective", "participle",
    "plural", "verbal", "auxiliary", "definite",
)  # fmt: skip
"""What the look of a form says of it; a pack has patterns for those that its language shows."""

CURRENCIES = (
    "dollar", "euro", "pound", "yen", "yuan", "rouble", "rupee", "franc", "dinar", "riyal", "dirham", "lira", "crown",
)  # fmt: skip
QUANTITIES = ("killed", "injured", "missing", "arrested", "rescued", "displaced", *CURRENCIES)
"""What a number may count; sources often differ there. An amount of money is counted by its currency."""

TENSES = ("past", "perfect", "present", "future", "infinitive", "participle", "none")
"""Tense and aspect of a trigger as its form and the words before it tell; nouns have none."""
TRIGGER_CLASSES = ("occurrence", "reporting", "aspectual", "state", "intention")


@frozen
class Guard:
    """What must or must not stand beside a match; words are folded."""

    behind: frozenset[str] = frozenset()
    not_behind: frozenset[str] = frozenset()
    ahead: frozenset[str] = frozenset()
    not_ahead: frozenset[str] = frozenset()
    capital: bool = False


@frozen
class Concept:
    """A meaning of trigger words, named alike in every pack."""

    name: str
    kind: str
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()
    """Concepts that are its usual objects; they decide between homographs («وقع» an agreement, or a thing «وقع»)."""


NAME_WORDS = ("particles", "joins", "nationality_endings", "institutions", "between")

SYNTAX = (
    "determiners", "demonstratives", "prepositions", "complementizers", "relatives", "breaks", "infinitive", "pronouns",
    "anaphors",
)  # fmt: skip

CLAUSE = (
    "accusative_endings", "articles", "auxiliaries", "common_verbs", "conjunctions", "event_limits", "feminine_endings",
    "feminine_past", "like_conjunctions", "loose_ends", "masculine_present", "name_endings", "no_accusatives",
    "no_imperfects", "object_endings", "object_endings_of_events", "openers", "participle_endings", "person_pronouns",
    "phrase_verbs", "plural_endings", "pointing", "possessive_ending", "possessives", "quantifiers", "referring",
    "resolved_pronouns", "stem_endings", "subordinators", "that_breaks", "that_pronouns", "time_words",
)  # fmt: skip


@frozen
class Inflection:
    """How forms are made of a base: `match` must fit the whole base, `forms` are templates over its groups."""

    of: str
    """``verb`` or ``noun``."""
    part: int
    """Which principal part of a verb («وقع/يوقع»): 1 or 2."""
    tense: str
    match: str
    forms: tuple[str, ...]


@frozen
class Pack:
    """One language as data; every word is folded."""

    code: str
    name: str
    date_order: str
    proclitics: tuple[str, ...]
    articles: tuple[str, ...]
    abbreviations: frozenset[str]
    direction: Mapping[str, tuple[str, ...]]
    """Words, prefixes and suffixes that say past or future."""
    words: Mapping[str, Mapping[str, tuple[str, ...]]] = field(repr=False)
    patterns: Mapping[str, tuple[str, ...]] = field(repr=False)
    guards: Mapping[str, Guard] = field(repr=False)
    cues: Mapping[str, tuple[str, ...]] = field(repr=False)
    manner: Mapping[str, tuple[str, ...]] = field(repr=False)
    manner_opposites: Mapping[str, tuple[str, ...]] = field(repr=False)
    few_days: Mapping[str, tuple[int, int]] = field(repr=False)
    quantities: Mapping[str, tuple[str, ...]] = field(repr=False)
    """Words beside a number that say what it counts."""
    multipliers: Mapping[str, tuple[str, ...]] = field(repr=False)
    """Words behind digits by what they multiply with («3 million»)."""
    number_mods: Mapping[str, tuple[str, ...]] = field(repr=False)
    """Words before a number, besides those of the class ``mod``, that make it a bound («over 40»), by TIMEX3 mod."""
    territories: Mapping[str, tuple[str, ...]] = field(repr=False)
    """Names of countries and unions by ISO 3166 code; the same codes in every pack."""
    cities: Mapping[str, tuple[str, ...]] = field(repr=False)
    """Names of cities by their English name."""
    nationalities: Mapping[str, tuple[str, ...]] = field(repr=False)
    """Base forms of what is said of somebody from a territory («Russian»), by its code."""
    name_words: Mapping[str, tuple[str, ...]] = field(repr=False)
    """Words that stand in names, by what they do there."""
    concepts: Mapping[str, Concept] = field(repr=False)
    irregular: Mapping[str, tuple[str, ...]] = field(repr=False)
    inflections: tuple[Inflection, ...] = field(repr=False)
    enclitics: tuple[str, ...] = field(repr=False)
    verb_proclitics: tuple[str, ...] = field(repr=False)
    syntax: Mapping[str, frozenset[str]] = field(repr=False)
    """Function words: determiners, complementizers, relatives, words that break a clause."""
    clause: Mapping[str, frozenset[str]] = field(repr=False)
    """What tells whether words that are cut out of a sentence read alone."""
    shapes: Mapping[str, tuple[str, ...]] = field(repr=False)
    """Patterns of whole forms, by what they look like («.+ing»): hints, not rules."""

    def __hash__(self) -> int:
        return hash(self.code)
