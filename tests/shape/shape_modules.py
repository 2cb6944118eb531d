"""What the tests of the shape read of the library: its modules, and what each imports."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import timeline

PACKAGE = Path(timeline.__file__).parent
PATHS = {
    ".".join(("timeline", *path.relative_to(PACKAGE).with_suffix("").parts)).removesuffix(".__init__"): path
    for path in sorted(PACKAGE.rglob("*.py"))
}
TREES = {name: ast.parse(path.read_text("utf-8")) for name, path in PATHS.items()}


def imports(name: str, nodes: Iterator[ast.AST]) -> Iterator[str]:
    """The modules of the library that some statements of a module import, or their packages."""
    package = name if PATHS[name].name == "__init__.py" else name.rpartition(".")[0]
    for node in nodes:
        if isinstance(node, ast.Import):
            found = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            up = package.split(".")[: package.count(".") + 2 - node.level] if node.level else []
            base = ".".join([*up, *filter(None, [node.module])])
            found = [f"{base}.{a.name}" if f"{base}.{a.name}" in PATHS else base for a in node.names]
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith("import_module"):
            found = [a.value for a in node.args if isinstance(a, ast.Constant)]
        else:
            continue
        yield from (f for f in found if f.split(".")[0] == "timeline")


def all_imports(name: str) -> set[str]:
    """Every import of a module: in functions and for type checking too."""
    return set(imports(name, ast.walk(TREES[name])))


def load_imports(name: str) -> set[str]:
    """What a module imports when it is loaded."""
    return set(imports(name, _when_loaded(TREES[name])))


def _when_loaded(node: ast.AST) -> Iterator[ast.AST]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            continue
        if isinstance(child, ast.If) and getattr(child.test, "id", "") == "TYPE_CHECKING":
            continue
        yield child
        yield from _when_loaded(child)
