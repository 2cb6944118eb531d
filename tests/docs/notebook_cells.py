"""Runs the cells of a notebook, as far as a notebook that shows values and prints needs it: without Jupyter.

``python tests/docs/notebook_cells.py docs/notebook.ipynb`` writes today's output into the notebook.
"""

from __future__ import annotations

import ast
import json
import sys
from collections.abc import Mapping
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any


def run_notebook(notebook: dict[str, Any]) -> dict[str, Any]:
    """The notebook (nbformat 4) with the outputs that its cells have now."""
    names: dict[str, object] = {"__name__": "__main__"}
    cells, number = [], 0
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            number += 1
            cell = {**cell, "execution_count": number, "outputs": _outputs("".join(cell["source"]), names, number)}
        cells.append(cell)
    return {**notebook, "cells": cells}


def _outputs(source: str, names: dict[str, object], number: int) -> list[dict[str, Any]]:
    tree = ast.parse(source)
    last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
    value, printed = None, StringIO()
    with redirect_stdout(printed):
        exec(compile(tree, "cell", "exec"), names)
        if isinstance(last, ast.Expr):
            value = eval(compile(ast.Expression(last.value), "cell", "eval"), names)
    outputs: list[dict[str, Any]] = []
    if text := printed.getvalue():
        outputs.append({"name": "stdout", "output_type": "stream", "text": text.splitlines(keepends=True)})
    if value is not None:
        data = {name: text.splitlines(keepends=True) for name, text in sorted(_shown(value).items())}
        result = {"data": data, "execution_count": number, "metadata": {}, "output_type": "execute_result"}
        outputs.append(result)
    return outputs


def _shown(value: Any) -> Mapping[str, str]:
    """What Jupyter asks a value for."""
    bundle = getattr(value, "_repr_mimebundle_", None)
    shown: Mapping[str, str] = bundle() if bundle else {"text/plain": repr(value)}
    return shown


def read(path: Path) -> dict[str, Any]:
    """A notebook."""
    notebook: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return notebook


if __name__ == "__main__":
    for name in sys.argv[1:]:
        text = json.dumps(run_notebook(read(Path(name))), ensure_ascii=False, indent=1)
        Path(name).write_text(text + "\n", "utf-8")
