"""``python -m timeline.training``: train the heads and write what the wheel ships."""

from __future__ import annotations

from pathlib import Path

import click

from timeline.model import Model, Weights, read_weights
from timeline.model.weights import FOLDER
from timeline.training.ablations import ablation_table
from timeline.training.corpora import Sources
from timeline.training.project import fit_projection
from timeline.training.recipes import RECIPES, Data
from timeline.training.tagging import NAME as TAGGER
from timeline.training.tagging import train_tagger
from timeline.training.train import train_head
from timeline.training.write import fill_card, write_weights

TASKS = (*RECIPES, TAGGER)
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
    heads, reports, tagger = dict(known.heads), dict(known.reports), known.tagger
    for name in TASKS if task == "all" else (task,):
        if name == TAGGER:
            tagger, reports[name] = train_tagger(sources)
        else:
            model = Model(Weights(heads, reports, known.projection))
            heads[name], reports[name] = train_head(name, sources, model, data)
        for test, row in reports[name].scores.items():
            click.echo(f"{name}, {test}: " + ", ".join(f"{k} {v:.3f}" for k, v in row.items()))
    write_weights(Weights(heads, reports, known.projection, tagger), out)
    if data == "shipped" and CARD.exists() and out == FOLDER:
        fill_card(CARD, reports)


if __name__ == "__main__":
    main()
