"""``python -m timeline.training``: train the heads and write what the wheel ships."""

from __future__ import annotations

from pathlib import Path

import click
from attrs import evolve

from timeline.model import Model, Weights, read_weights
from timeline.model.weights import FOLDER
from timeline.training.ablations import ablation_table
from timeline.training.corpora import Sources
from timeline.training.priors import NAME as PRIORS
from timeline.training.priors import train_priors
from timeline.training.project import fit_projection
from timeline.training.recipes import RECIPES, Data
from timeline.training.tagging import NAME as TAGGER
from timeline.training.tagging import train_tagger
from timeline.training.train import train_head
from timeline.training.write import fill_card, write_weights

TASKS = (PRIORS, *RECIPES, TAGGER)
ABLATIONS = "ablations"
CARD = Path("docs/model-card.md")


@click.command()
@click.argument("task", type=click.Choice(["all", *TASKS, ABLATIONS]), default="all")
@click.option(
    "--shared", type=click.Path(path_type=Path), required=True, help="Folder with data/NAME.jsonl.gz."
)
@click.option("--corpus", type=click.Path(path_type=Path), required=True, help="Folder of our own articles.")
@click.option("--out", type=click.Path(path_type=Path), default=FOLDER, help="Where the weights go.")
@click.option("--data", type=click.Choice(["shipped", "research"]), default="shipped")
def main(*, task: str, shared: Path, corpus: Path, out: Path, data: Data) -> None:
    """Train one head, the tagger, or all; what is not trained stays as it is.

    `ablations` writes nothing: it prints what the relation head is worth without some of its inputs and data.
    """
    sources = Sources(shared, corpus)
    if task == ABLATIONS:
        for line in ablation_table(sources, Model(read_weights(out))):
            click.echo(line)
        return
    known = Weights({}, {}, fit_projection(sources)) if task == "all" else read_weights(out)
    for name in TASKS if task == "all" else (task,):
        known = _trained(name, known, sources, data)
        for test, row in known.reports[name].scores.items() if name in known.reports else ():
            click.echo(f"{name}, {test}: " + ", ".join(f"{k} {v:.3f}" for k, v in row.items()))
    write_weights(known, out)
    if data == "shipped" and CARD.exists() and out == FOLDER:
        fill_card(CARD, known.reports)


def _trained(name: str, known: Weights, sources: Sources, data: Data) -> Weights:
    """The weights with one part trained anew on what the others say."""
    if name == PRIORS:
        return evolve(known, priors=train_priors(sources))
    if name == TAGGER:
        tagger, report = train_tagger(sources)
        return evolve(known, tagger=tagger, reports={**known.reports, name: report})
    head, report = train_head(name, sources, Model(known), data)
    return evolve(known, heads={**known.heads, name: head}, reports={**known.reports, name: report})


if __name__ == "__main__":
    main()
