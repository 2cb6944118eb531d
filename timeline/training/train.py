"""One head from its corpora: rows, fit, scores."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from attrs import evolve

from timeline.model import Head, Model, Report
from timeline.training.corpora import LICENCES, OWN, SHIPPABLE, Part, Sources
from timeline.training.datasets import READERS, all_for_test
from timeline.training.examples import TASKS, make_examples
from timeline.training.fit import Examples, fit_head
from timeline.training.folds import fold_models
from timeline.training.priors import models_without_story, salience_datasets
from timeline.training.recipes import RECIPES, Data
from timeline.training.scores import begin_accuracy, score_rows

UNSEEN: Mapping[str, Callable[[Sources, Model], Mapping[str, Model]]] = {
    "salience": lambda sources, model: models_without_story(salience_datasets(sources).values(), model),
    "event": fold_models,
}
"""For heads that read what was learnt from the same documents: models that have not learnt from each."""


def train_head(name: str, sources: Sources, model: Model, data: Data = "shipped") -> tuple[Head, Report]:
    """Train a head and measure it; `model` has the heads that it builds on, and the encoder."""
    recipe = RECIPES[name]
    corpora = recipe.corpora(data)
    if data == "shipped" and not set(corpora) <= SHIPPABLE:
        raise ValueError(f"not to be shipped: {sorted(set(corpora) - SHIPPABLE)}")
    unseen = UNSEEN[name](sources, model) if name in UNSEEN else {}
    made = {
        corpus: make_examples(name, evolve(READERS[name](corpus, sources), models=unseen), model, weight)
        for corpus, weight in corpora.items()
    }
    head = fit_head(TASKS[name], join_examples(made, "train"), join_examples(made, "dev"))
    scores = {
        "dev": score_head(head, join_examples(made, "dev")),
        f"{OWN}, test": score_head(head, made[OWN]["test"]),
    }
    for corpus in recipe.tests:
        measured = all_for_test(READERS[name](corpus, sources))
        scores[corpus] = score_head(head, make_examples(name, measured, model, 1.0)["test"])
    training = {corpus: LICENCES[corpus] for corpus in corpora}
    return head, Report(training, scores, scores["dev"]["calibration_error"])


def join_examples(made: Mapping[str, Mapping[Part, Examples]], part: Part) -> Examples:
    """The examples of one part from all corpora, in the order of their names."""
    joined = Examples()
    for corpus in sorted(made):
        joined += made[corpus][part]
    return joined


def score_head(head: Head, examples: Examples) -> dict[str, float]:
    """The figures of a head on labelled rows; for relations also how often the begins are in order."""
    probabilities = head.probabilities(examples.rows, examples.vectors)
    scores = score_rows(probabilities, examples.labels, head.labels)
    if head.name == "relation":
        scores["begin_accuracy"] = begin_accuracy(probabilities, examples.labels, head.labels)
    return scores
