"""The articles that come with the library: one story, told by two invented papers in two languages."""

from __future__ import annotations

from importlib.resources import files

from timeline.values import Document

DEMO_LANGS = ("ar", "en")


def demo_documents(lang: str = "both") -> list[Document]:
    """The demo articles in one language or both.

    >>> [document.lang for document in demo_documents()]
    ['ar', 'en']
    """
    wanted = DEMO_LANGS if lang == "both" else (lang,)
    folder = files("timeline") / "demo"
    return [read_article((folder / f"treaty.{code}.txt").read_text(encoding="utf-8")) for code in wanted]


def read_article(text: str) -> Document:
    """An article with a header of ``key: value`` lines, an empty line, and the text.

    >>> read_article("id: d1\\nlang: en\\n\\nA headline").text
    'A headline'
    """
    header, _, body = text.partition("\n\n")
    pairs = (line.partition(": ") for line in header.splitlines())
    return Document(body, **{key: value.strip() for key, _, value in pairs})
