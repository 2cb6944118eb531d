"""Models that have not learnt from a document, so that a head can learn from what another decides of new texts."""

from __future__ import annotations

from collections.abc import Mapping
from functools import reduce
from hashlib import blake2b
from operator import add

from attrs import evolve

from timeline.model import Model
from timeline.training.corpora import Part, Sources
from timeline.training.datasets import Dataset
from timeline.training.examples import TASKS, make_examples
from timeline.training.fit import Examples, fit_head
from timeline.training.priors import fit_priors, models_without_story, salience_datasets
from timeline.training.recipes import RECIPES

FOLDS = 4
PARTS: tuple[Part, Part] = ("train", "dev")
FOLDED = "salience"
"""The head that is trained anew for each fold."""


def fold_models(sources: Sources, model: Model) -> Mapping[str, Model]:
    """By document id of the training part, a model whose salience head and priors were trained without its fold."""
    corpora = salience_datasets(sources)
    found: dict[str, Model] = {}
    for fold in range(FOLDS):
        held = {name: _without(dataset, fold) for name, dataset in corpora.items()}
        without = _trained_on(held, model)
        found |= {
            doc: without
            for dataset in corpora.values()
            for doc, part in dataset.parts.items()
            if part == "train" and fold_of(doc) == fold
        }
    return found


def _trained_on(corpora: Mapping[str, Dataset], model: Model) -> Model:
    """The model with the head and the priors trained on these data sets alone."""
    model = model.with_priors(fit_priors(corpora.values()))
    unseen = models_without_story(corpora.values(), model)
    rows = [
        make_examples(FOLDED, evolve(dataset, models=unseen), model, RECIPES[FOLDED].shipped[name])
        for name, dataset in sorted(corpora.items())
    ]
    train, dev = (reduce(add, (row[part] for row in rows), Examples()) for part in PARTS)
    return model.with_head(FOLDED, fit_head(TASKS[FOLDED], train, dev))


def _without(dataset: Dataset, fold: int) -> Dataset:
    """The data set with the training documents of a fold left out."""
    kept = {doc for doc, part in dataset.parts.items() if part == "dev" or (part == "train" and fold_of(doc) != fold)}
    return evolve(dataset, documents={doc: one for doc, one in dataset.documents.items() if doc in kept})


def fold_of(doc: str) -> int:
    """The fold of a document, by a digest of its id."""
    return blake2b(doc.encode(), digest_size=2).digest()[0] % FOLDS
