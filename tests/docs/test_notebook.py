"""The notebook shows what its cells give."""

from __future__ import annotations

from pathlib import Path

from notebook_cells import read, run_notebook

NOTEBOOK = Path(__file__).parents[2] / "docs" / "notebook.ipynb"


def test_cells_show_what_they_give():
    stored = read(NOTEBOOK)
    mended = "python tests/docs/notebook_cells.py docs/notebook.ipynb mends"
    assert run_notebook(stored) == stored, mended


def test_a_timeline_is_a_table_and_a_text():
    (shown,) = read(NOTEBOOK)["cells"][1]["outputs"]
    assert set(shown["data"]) == {"text/html", "text/plain"}
    assert "".join(shown["data"]["text/html"]).startswith("<table>")
