"""House rules that no tool checks."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator

import pytest
from shape_modules import PATHS, TREES

from timeline.languages import pack_codes

LINES, FUNCTION, ARGUMENTS = 300, 30, 5
BANNED_CALLS = {"eval", "exec", "compile", "__import__", "hash", "now", "utcnow", "today", "urandom", "getlocale"}
BANNED_CALLS |= {"system", "popen", "fromstring", "parseString"}
BANNED_MODULES = {"pickle", "random", "secrets", "uuid", "shelve", "marshal", "locale", "socket", "urllib"}
BANNED_MODULES |= {"yaml", "dill", "joblib", "ctypes", "http", "requests", "ftplib", "smtplib", "xmlrpc", "webbrowser"}
MACHINE = re.compile(r"(?<![\w.])/(?:work|home|root|Users|tmp|var|opt)/|[A-Z]:\\\\")
LIBRARY = [name for name in PATHS if not name.startswith("timeline.training")]


def calls(tree: ast.AST) -> Iterator[str]:
    """Names of what is called; `re.compile`, `console.print` and `hash` within `__hash__` are not meant."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.FunctionDef) and node.name == "__hash__":
            continue
        if isinstance(node, ast.Call) and ast.unparse(node.func) not in ("re.compile", "console.print"):
            yield getattr(node.func, "id", getattr(node.func, "attr", ""))
        yield from calls(node)


def functions(name: str) -> Iterator[ast.FunctionDef]:
    return (node for node in ast.walk(TREES[name]) if isinstance(node, ast.FunctionDef))


def codes_compared(tree: ast.AST) -> list[str]:
    """Language codes that something is compared with."""
    found = []
    for node in ast.walk(tree):
        parts = [node.left, *node.comparators] if isinstance(node, ast.Compare) else []
        parts += [node.pattern] if isinstance(node, ast.match_case) else []
        constants = (c for part in parts for c in ast.walk(part) if isinstance(c, ast.Constant))
        found += [f"line {c.lineno}: {c.value!r}" for c in constants if c.value in pack_codes()]
    return found


def test_files_are_short(root):
    long = {
        str(path.relative_to(root)): count
        for folder in ("timeline", "tests")
        for path in sorted((root / folder).rglob("*.py"))
        if (count := len(path.read_text("utf-8").splitlines())) > LINES
    }
    assert long == {}


@pytest.mark.parametrize("name", PATHS)
def test_functions_are_short(name):
    for node in functions(name):
        body = [n for n in node.body if not (isinstance(n, ast.Expr) and isinstance(n.value, ast.Constant))]
        lines = body[-1].end_lineno - body[0].lineno + 1 if body else 0
        assert lines <= FUNCTION, f"{node.name}: {lines} lines"


@pytest.mark.parametrize("name", PATHS)
def test_functions_have_few_plain_arguments(name):
    for node in functions(name):
        plain = [a for a in node.args.args if a.arg not in ("self", "cls", "draw")]
        assert len(plain) <= ARGUMENTS, f"{node.name}: {len(plain)} arguments"


@pytest.mark.parametrize("name", LIBRARY)
def test_nothing_ambient_and_nothing_unsafe(name):
    tree = ast.parse(PATHS[name].read_text("utf-8"))
    assert not BANNED_CALLS.intersection(calls(tree))
    modules = {a.name for n in ast.walk(tree) if isinstance(n, ast.Import) for a in n.names}
    modules |= {n.module or "" for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)}
    assert not BANNED_MODULES.intersection(m.split(".")[0] for m in modules)


@pytest.mark.parametrize("name", LIBRARY)
def test_only_the_command_line_prints(name):
    assert name == "timeline.cli" or "print" not in set(calls(ast.parse(PATHS[name].read_text("utf-8"))))


@pytest.mark.parametrize("name", [n for n in PATHS if not n.startswith("timeline.languages")])
def test_no_language_is_treated_apart(name):
    assert codes_compared(TREES[name]) == []


def test_nothing_names_paths_of_a_machine(root):
    kinds = {".py", ".toml", ".md", ".json", ".txt", ".yml", ""}
    folders = [root / "timeline", root / "tests", root / "docs", root / ".ci"]
    paths = [p for f in folders for p in f.rglob("*") if p.is_file() and p.suffix in kinds] + [
        root / "README.md",
        root / "pyproject.toml",
    ]
    named = {p.relative_to(root) for p in paths if MACHINE.search(p.read_text("utf-8"))}
    assert named == set()


def test_names_of_test_files_are_unique(root):
    names = Counter(p.name for p in (root / "tests").rglob("*.py") if p.name != "conftest.py")
    assert [name for name, count in names.items() if count > 1] == []


def test_the_top_level_holds_no_more(root):
    allowed = {"pyproject.toml", "README.md", "LICENSE", "timeline", "tests", "docs"}
    built = {"build", "dist"}
    assert {p.name for p in root.iterdir() if not p.name.startswith(".")} - built == allowed
