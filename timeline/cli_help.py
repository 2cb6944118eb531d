"""What the help of a command says below its options: examples, and the exit codes."""

from __future__ import annotations

_EXITS = """\b
Exit codes:
  0    done
  1    the input cannot be used: a file, a date, an annotation
  2    the command was not understood
  3    done, but documents had problems (only with --strict)
  130  interrupted
"""
_EXAMPLES = {
    "": ("timeline demo", "timeline extract post.txt --published 2025-03-12"),
    "extract": (
        "timeline extract post.txt --published 2025-03-12",
        "timeline extract news --format html --output news.html",
        "echo 'She resigned on 3 May 2024.' | timeline extract -",
    ),
    "extract-many": (
        "timeline extract-many news.jsonl --format csv -o all.csv",
        "timeline extract-many news --processes 4 --quiet",
    ),
    "archive": (
        "timeline archive add news.db articles --processes 4",
        "timeline archive query news.db --begin 2025-03 --end 2025-04",
    ),
    "archive-add": (
        "timeline archive add news.db news.jsonl",
        "timeline archive add news.db articles --processes 4",
    ),
    "archive-query": (
        "timeline archive query news.db --begin 2025-03 --end 2025-04 --participant Haddad",
        "timeline archive query news.db --text 'treaty sign*' --format csv",
    ),
    "archive-export": (
        "timeline archive export news.db march.html --begin 2025-03 --end 2025-03",
        "timeline archive export news.db planned.ics --status planned",
    ),
    "archive-stats": ("timeline archive stats news.db",),
    "archive-remove": ("timeline archive remove news.db d3d77cc3145ad",),
    "archive-refresh": ("timeline archive refresh news.db --processes 4",),
    "demo": (
        "timeline demo --format html --output timeline.html",
        "timeline demo --lang ar",
    ),
    "bench": ("timeline bench times articles", "timeline bench speed", "timeline bench archive 20000 articles"),
    "schema": ("timeline schema > timeline.schema.json",),
    "completion": (
        'eval "$(timeline completion bash)"       in ~/.bashrc',
        'eval "$(timeline completion zsh)"        in ~/.zshrc',
        "timeline completion fish | source        in config.fish",
    ),
}


def below(name: str = "", *, exits: bool = True) -> str:
    """The end of the help of a command, in the words of click: a line with a backspace keeps its paragraph as it is.

    >>> print(below("schema", exits=False).replace("\\b", "."))
    .
    Examples:
      timeline schema > timeline.schema.json
    """
    examples = "\n".join(("\b\nExamples:", *(f"  {line}" for line in _EXAMPLES[name])))
    return f"{examples}\n\n{_EXITS}" if exits else examples
