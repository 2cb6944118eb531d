"""Runs the fenced blocks of a Markdown page, and can put what they print today back into the page.

- ``python``: run in order, in one namespace a page; with ``>>>`` what is printed must be as shown.
- ``console``: every line after ``$ `` is run by bash; what follows is what it prints. If nothing follows,
  only the exit code counts.
- any language with a title (``toml title="de/words.toml"``): written to that file before the next block.
- ``json``: must be JSON.

Output is compared by words (white space counts as one space), and ``...`` stands for anything. The folder
``tests`` is there. A block after a line ``<!-- not run: reason -->`` is left alone.

``python tests/docs/doc_blocks.py README.md docs/*.md docs/cookbook/*.md`` writes today's output into the pages.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import chdir, redirect_stdout
from doctest import ELLIPSIS, NORMALIZE_WHITESPACE, DocTestParser, OutputChecker
from io import StringIO
from pathlib import Path

from attrs import field, frozen

import timeline

PACKAGE = Path(timeline.__file__).parent
TESTS = Path(__file__).parents[1]
_BLOCK = re.compile(
    r"(?:^<!-- not run: (?P<skip>[^>]+) -->\n)?"
    r"^```(?P<lang>[a-z]*)(?: title=\"(?P<path>\S+)\")?\n(?P<body>.*?)^```$",
    re.M | re.S,
)
_FLAGS = NORMALIZE_WHITESPACE | ELLIPSIS


@frozen
class Block:
    """A fenced block, its place in the page, and why it is not run, if it is not."""

    lang: str
    path: str | None
    body: str
    start: int
    end: int
    skip: str | None


@frozen
class Result:
    """What a block prints now, in the form of the page, and the differences to the page."""

    body: str
    faults: tuple[str, ...] = ()


@frozen
class Workplace:
    """A folder in which the blocks of one page run."""

    folder: Path
    names: dict[str, object] = field(factory=lambda: {"__name__": "__page__"})

    def run(self, block: Block) -> Result:
        """Run one block."""
        if not (self.folder / "tests").exists():
            (self.folder / "tests").symlink_to(TESTS, target_is_directory=True)
        if block.path:
            self._write(block)
        elif block.lang == "json":
            json.loads(block.body)
        elif block.lang == "python":
            with chdir(self.folder):
                return self._run_python(block.body)
        elif block.lang == "console":
            return self._run_console(block.body)
        return Result(block.body)

    def _write(self, block: Block) -> None:
        assert block.path
        if block.path.startswith("timeline/") and not (self.folder / "timeline").exists():
            # a page that changes the library changes a copy of it
            shutil.copytree(PACKAGE, self.folder / "timeline", ignore=shutil.ignore_patterns("__pycache__"))
        file = self.folder / block.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(block.body, "utf-8")

    def _run_python(self, body: str) -> Result:
        shown: list[str] = []
        faults: list[str] = []
        examples = DocTestParser().get_examples(body)
        if not examples:
            self._execute(body, "exec", faults)
            return Result(body, tuple(faults))
        for example in examples:
            before = len(faults)
            said = self._execute(example.source, "single", faults)
            said = example.want if len(faults) > before else said
            lines = example.source.rstrip("\n").split("\n")
            shown += [f">>> {lines[0]}", *(f"... {line}" for line in lines[1:])]
            shown += _compare(example.want, said, example.source, faults)
        return Result("\n".join(shown) + "\n", tuple(faults))

    def _execute(self, source: str, mode: str, faults: list[str]) -> str:
        said = StringIO()
        try:
            with redirect_stdout(said):
                exec(compile(source, "page", mode), self.names)
        except Exception as fault:  # noqa: BLE001  # whatever a page raises is a fault of the page
            faults.append(f"{source.strip()}\n{fault!r}")
        return said.getvalue()

    def _run_console(self, body: str) -> Result:
        shown: list[str] = []
        faults: list[str] = []
        for command, want in _commands(body):
            done = subprocess.run(
                ["bash", "-euo", "pipefail", "-c", command],
                cwd=self.folder,
                env=self._environment(),
                capture_output=True,
                text=True,
                encoding="utf-8",
            )
            if done.returncode:
                faults.append(f"$ {command}\nexit {done.returncode}: {done.stderr}")
            said = want if done.returncode else done.stdout
            shown += [f"$ {line}" if not n else line for n, line in enumerate(command.split("\n"))]
            shown += _compare(want, said, command, faults) if want else []
        return Result("\n".join(shown) + "\n", tuple(faults))

    def _environment(self) -> dict[str, str]:
        tools = self.folder / ".tools"
        if not tools.exists():
            tools.mkdir()
            script = tools / "timeline"
            script.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m timeline "$@"\n')
            script.chmod(0o755)
        own = (self.folder / "timeline").exists()
        path = os.pathsep.join([str(tools), str(Path(sys.executable).parent), os.environ["PATH"]])
        return {**os.environ, "PATH": path, "PYTHONPATH": str(self.folder if own else PACKAGE.parent)}


def _commands(body: str) -> Iterator[tuple[str, str]]:
    for part in re.split(r"^\$ ", body, flags=re.M)[1:]:
        lines = part.split("\n")
        last = next(n for n, line in enumerate(lines) if not line.endswith("\\"))
        yield "\n".join(lines[: last + 1]), "\n".join(lines[last + 1 :]).strip("\n")


def _compare(want: str, got: str, source: str, faults: list[str]) -> list[str]:
    """The lines to show: those of the page if they fit what was printed."""
    got = "\n".join(line.rstrip() for line in got.rstrip().split("\n"))
    if OutputChecker().check_output(want.strip(), got.strip(), _FLAGS):
        return want.rstrip("\n").split("\n") if want.strip() else []
    faults.append(f"{source.strip()}\nexpected:\n{want}\ngot:\n{got}")
    return got.split("\n")


def read_blocks(page: str) -> list[Block]:
    """The fenced blocks of a page, in order."""
    return [
        Block(m["lang"], m["path"], m["body"], m.start("body"), m.end("body"), m["skip"])
        for m in _BLOCK.finditer(page)
    ]


def run_page(page: str, folder: Path) -> tuple[str, list[str]]:
    """The page with today's output, and where it differs."""
    workplace, faults, parts, at = Workplace(folder), [], [], 0
    for block in read_blocks(page):
        result = Result(block.body) if block.skip else workplace.run(block)
        faults += result.faults
        parts += [page[at : block.start], result.body]
        at = block.end
    return "".join([*parts, page[at:]]), faults


def main(pages: list[str]) -> None:
    """Write today's output into the pages."""
    for name in pages:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(name)
            text, faults = run_page(path.read_text("utf-8"), Path(folder))
            path.write_text(text, "utf-8")
            print("\n\n".join([f"{name}: {len(faults)} changed", *faults]))  # noqa: T201


if __name__ == "__main__":
    main(sys.argv[1:])
