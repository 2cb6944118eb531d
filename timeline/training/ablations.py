"""What the relation head owes to its inputs and its data: the head trained without some of them, and measured."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np
from attrs import evolve, frozen

from timeline.bench.answers import label_chooser
from timeline.bench.relations import RelationCounts, relation_name
from timeline.model import Head, Model
from timeline.training.corpora import OWN, Part, Sources
from timeline.training.datasets import Dataset, all_for_test, relation_dataset
from timeline.training.examples import TASKS, make_examples
from timeline.training.fit import Examples, fit_head
from timeline.training.recipes import RECIPES
from timeline.training.scores import begin_accuracy
from timeline.training.train import join_examples

RELATION = "relation"
ENGLISH, ARABIC = "en", "ar"
MEASURED = {
    "MATRES AQUAINT": "matres_aquaint",
    "MATRES TimeBank": "matres_timebank",
    "TimeBank-Dense, development": "tbdense_dev",
}
"""Columns of F1 without vague, and the corpora; none is learnt from."""
OWN_TEST = {"own test, Arabic": ARABIC, "own test, English": ENGLISH}
"""Columns of begin accuracy."""
Parts = Mapping[Part, Examples]


@frozen
class Ablation:
    """What a head is trained without."""

    encoder: bool = True
    tense: bool = True
    english_only: bool = False

    def seen(self, examples: Examples) -> Examples:
        """The examples with only the inputs that are left."""
        if not self.tense:
            rows = [{k: v for k, v in row.items() if "tense" not in k} for row in examples.rows]
            examples = evolve(examples, rows=rows)
        return examples if self.encoder else evolve(examples, vectors=np.zeros((len(examples), 0)))


ABLATIONS = {
    "everything": Ablation(),
    "no encoder vectors": Ablation(encoder=False),
    "no tense": Ablation(tense=False),
    "English only": Ablation(english_only=True),
}


def ablation_table(sources: Sources, model: Model) -> Iterator[str]:
    """The lines of a table, a row for each of `ABLATIONS`, in percent: F1 on `MEASURED`, begin accuracy on `OWN_TEST`.

    Each row trains the head anew with the recipe of the shipped one. `model` has the heads that it builds on;
    those stay as they are, whatever language they learnt from.
    """
    learnt, tests = _learnt(sources, model), _tests(sources, model)
    yield f"| trained with | {' | '.join(tests)} |"
    yield "|---" * (len(tests) + 1) + "|"
    for name, ablation in ABLATIONS.items():
        head = _fit(ablation, learnt)
        cells = [f"{_score(head, column, ablation.seen(some)):.1f}" for column, some in tests.items()]
        yield f"| {name} | {' | '.join(cells)} |"


def _learnt(sources: Sources, model: Model) -> dict[str, Parts]:
    """The examples of each corpus of the recipe, and under `ENGLISH` those of our own articles in English."""
    corpora = RECIPES[RELATION].corpora("shipped")
    made = {name: make_examples(RELATION, relation_dataset(name, sources), model, w) for name, w in corpora.items()}
    english = _in_language(relation_dataset(OWN, sources), ENGLISH)
    return {**made, ENGLISH: make_examples(RELATION, english, model, corpora[OWN])}


def _tests(sources: Sources, model: Model) -> dict[str, Examples]:
    """The examples that each column is measured on."""
    own = relation_dataset(OWN, sources)
    datasets = {column: all_for_test(relation_dataset(name, sources)) for column, name in MEASURED.items()}
    datasets |= {column: _in_language(own, lang) for column, lang in OWN_TEST.items()}
    return {column: make_examples(RELATION, some, model, 1.0)["test"] for column, some in datasets.items()}


def _in_language(dataset: Dataset, lang: str) -> Dataset:
    pairs = tuple(pair for pair in dataset.pairs if dataset.documents[pair.a.doc].lang == lang)
    return evolve(dataset, pairs=pairs)


def _fit(ablation: Ablation, learnt: Mapping[str, Parts]) -> Head:
    left_out = OWN if ablation.english_only else ENGLISH
    made = {name: parts for name, parts in learnt.items() if name != left_out}
    train, dev = (ablation.seen(join_examples(made, part)) for part in ("train", "dev"))
    return fit_head(TASKS[RELATION], train, dev)


def _score(head: Head, column: str, examples: Examples) -> float:
    """Percent: F1 without vague as `timeline bench relations` counts it, or begin accuracy for our own articles."""
    probabilities = head.probabilities(examples.rows, examples.vectors)
    if column in OWN_TEST:
        return 100 * begin_accuracy(probabilities, examples.labels, head.labels)
    gold = [relation_name(label) for label in examples.labels]
    choose, counts = label_chooser(gold), RelationCounts()
    for wanted, row in zip(gold, probabilities.tolist(), strict=True):
        counts.add(wanted, *choose(dict(zip(head.labels, row, strict=True))))
    return counts.scores()["f1"] or 0.0
