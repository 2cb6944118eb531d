"""Scores of temporal relations between given events."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import Factory, define

from timeline.bench.calibration import calibration_error
from timeline.bench.read import Record, event_id
from timeline.bench.spans import Misses, f1, percent

VAGUE = "VAGUE"
_NAMES = {
    "EQUAL": "SIMULTANEOUS",
    "IDENTITY": "SIMULTANEOUS",
    "DURING": "IS_INCLUDED",
    "INCLUDED": "IS_INCLUDED",
    "CONTAINS": "INCLUDES",
    "IBEFORE": "BEFORE",
    "IAFTER": "AFTER",
    "NONE": VAGUE,
}
KNOWN = frozenset({"BEFORE", "AFTER", "INCLUDES", "IS_INCLUDED", "SIMULTANEOUS", "OVERLAP", VAGUE})
_MISSING: Record = {"tlinks": []}


def relation_name(label: str | None) -> str:
    """A corpus's label under the one name that all corpora share.

    >>> relation_name("EQUAL"), relation_name("before"), relation_name(None)
    ('SIMULTANEOUS', 'BEFORE', 'VAGUE')
    """
    name = (label or VAGUE).upper()
    return _NAMES.get(name, name)


def event_links(record: Record) -> list[Record]:
    """The annotated links between two events of the document, with a label that can be judged."""
    ids = {event_id(event) for event in record["events"]}
    return [
        link
        for link in record["tlinks"]
        if link["a"] in ids and link["b"] in ids and relation_name(link.get("rel", VAGUE)) in KNOWN
    ]


@define
class RelationCounts:
    """Hits so far: of all pairs, and of those that are not vague."""

    pairs: int = 0
    right: int = 0
    gold_clear: int = 0
    system_clear: int = 0
    right_clear: int = 0
    judged: list[tuple[float, bool]] = Factory(list)
    """The probability of each answer that has one, and whether it is right."""

    def add(self, gold: str, system: str, probability: float | None = None) -> None:
        """Count one pair; `probability` is that of the answer of the system."""
        self.pairs += 1
        self.right += gold == system
        self.gold_clear += gold != VAGUE
        self.system_clear += system != VAGUE
        self.right_clear += gold == system != VAGUE
        if probability is not None:
            self.judged.append((probability, gold == system))

    def scores(self) -> dict[str, float | None]:
        """The table row, in percent; precision, recall and F1 leave the vague pairs out.

        `ece` is the expected calibration error of the answers that have a probability (`calibration_error`): that of
        the label answered, which for start points is the sum over the relations that it stands for.
        """
        error = calibration_error(self.judged)
        return {
            "pairs": self.pairs,
            "accuracy": percent(self.right, self.pairs),
            "precision": percent(self.right_clear, self.system_clear),
            "recall": percent(self.right_clear, self.gold_clear),
            "f1": f1(self.right_clear, self.gold_clear, self.system_clear),
            "ece": None if error is None else percent(error, 1),
        }


def score_relations(
    gold: Sequence[Record], system: Mapping[str, Record], misses: Misses | None = None
) -> RelationCounts:
    """Each annotated pair of events once; a pair without an answer counts as vague."""
    counts = RelationCounts()
    for record in gold:
        answers = system.get(record["id"], _MISSING)["tlinks"]
        judged = {(link["a"], link["b"]): (relation_name(link.get("rel")), link.get("probability")) for link in answers}
        texts = {event_id(event): event.get("text") for event in record["events"]}
        for link in event_links(record):
            pair = link["a"], link["b"]
            wanted, (got, probability) = relation_name(link["rel"]), judged.get(pair, (VAGUE, None))
            counts.add(wanted, got, probability)
            if misses is not None and wanted != got:
                line = f"{record['id']} «{texts.get(pair[0])}» … «{texts.get(pair[1])}»"
                misses.append((f"{wanted} taken for {got}", line))
    return counts
