"""Models that have not learnt from a document, so that a head can learn from what another decides of new texts."""

from __future__ import annotations

from collections.abc import Mapping
from functools import reduce
from hashlib import blake2b
from operator import add

from attrs import evolve

from timeline.model import Model, Weights
from timeline.training.corpora import Sources
from timeline.training.datasets import Dataset, mention_dataset
from timeline.training.examples import TASKS, make_examples
from timeline.training.fit import Examples, fit_head
from timeline.training.recipes import RECIPES

FOLDS = 4
FOLDED = "salience"
"""The head that is trained anew for each fold."""


def fold_models(sources: Sources, model: Model) -> Mapping[str, Model]:
    """By document id of the training part, a model whose salience head was trained without its fold."""
    corpora = {name: mention_dataset(name, sources) for name in RECIPES[FOLDED].shipped}
    found: dict[str, Model] = {}
    for fold in range(FOLDS):
        held = {name: _without(dataset, fold) for name, dataset in corpora.items()}
        rows = [make_examples(FOLDED, dataset, model, RECIPES[FOLDED].shipped[n]) for n, dataset in sorted(held.items())]
        head = fit_head(
            TASKS[FOLDED], reduce(add, (r["train"] for r in rows), Examples()), reduce(add, (r["dev"] for r in rows), Examples())
        )
        weights = model.weights
        changed = Weights({**weights.heads, FOLDED: head}, weights.reports, weights.projection)
        without = Model(changed, model.encoder)
        found |= {
            doc: without
            for dataset in corpora.values()
            for doc, part in dataset.parts.items()
            if part == "train" and fold_of(doc) == fold
        }
    return found


def _without(dataset: Dataset, fold: int) -> Dataset:
    """The data set with the training documents of a fold left out."""
    kept = {doc for doc, part in dataset.parts.items() if part == "dev" or (part == "train" and fold_of(doc) != fold)}
    return evolve(dataset, documents={doc: one for doc, one in dataset.documents.items() if doc in kept})


def fold_of(doc: str) -> int:
    """The fold of a document, by a digest of its id."""
    return blake2b(doc.encode(), digest_size=2).digest()[0] % FOLDS
