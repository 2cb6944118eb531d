"""Writes the weights, what is known of them, and the numbers of the model card."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from timeline.errors import ModelError
from timeline.model import Report, Weights, dump_weights

START, END = "<!-- numbers -->", "<!-- end of numbers -->"
COLUMNS = ("rows", "accuracy", "macro_f1", "rarest_f1", "begin_accuracy", "calibration_error")


def write_weights(weights: Weights, folder: Path) -> None:
    """Write ``weights.npz`` and ``weights.json``; equal weights give equal bytes."""
    arrays, card = dump_weights(weights)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "weights.npz").write_bytes(arrays)
    (folder / "weights.json").write_text(card, "utf-8", newline="\n")


def fill_card(path: Path, reports: Mapping[str, Report]) -> None:
    """Put the tables between the markers of the model card; ModelError if it has no markers."""
    text = path.read_text("utf-8")
    before, start, rest = text.partition(START)
    _, end, after = rest.partition(END)
    if not (start and end):
        raise ModelError(f"no markers {START} and {END}", place=str(path))
    lines = "\n".join(_card_lines(reports))
    path.write_text(f"{before}{START}\n{lines}\n{END}{after}", "utf-8", newline="\n")


def _card_lines(reports: Mapping[str, Report]) -> Iterator[str]:
    for name, report in sorted(reports.items()):
        yield f"\n### {name}\n"
        yield "Trained on: " + "; ".join(f"{k} ({v})" for k, v in sorted(report.training.items())) + ".\n"
        yield "| measured on | " + " | ".join(column.replace("_", " ") for column in COLUMNS) + " |"
        yield "|---" * (len(COLUMNS) + 1) + "|"
        for test, row in sorted(report.scores.items()):
            yield f"| {test} | " + " | ".join(_cell(row, column) for column in COLUMNS) + " |"
    yield ""


def _cell(row: Mapping[str, float], column: str) -> str:
    if column not in row:
        return ""
    return str(int(row[column])) if column == "rows" else f"{row[column]:.3f}"
