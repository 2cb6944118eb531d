"""Reads a page as a browser would, as far as the laws of the page need it."""

from __future__ import annotations

from html.parser import HTMLParser

VOID = {"meta", "link", "input", "br"}
RAW = {"script", "style"}


class Page(HTMLParser):
    """The elements of a page in order, each with its attributes, its text, and the elements it stands in."""

    def __init__(self, html):
        super().__init__()
        self.elements, self.open, self.faults = [], [], []
        self.feed(html)
        self.close()
        self.faults += [f"not closed: {element['tag']}" for element in self.open]

    def handle_starttag(self, tag, attrs):
        names = [name for name, _ in attrs]
        self.faults += [f"twice: {name}" for name in set(names) if names.count(name) > 1]
        parents = [element["tag"] for element in self.open]
        element = {"tag": tag, "attrs": dict(attrs), "text": "", "within": parents}
        self.elements.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag):
        if not self.open or self.open[-1]["tag"] != tag:
            self.faults.append(f"closed but not open: {tag}")
        else:
            self.open.pop()

    def handle_data(self, data):
        for element in self.open:
            element["text"] += data

    def find(self, tag, **attrs):
        """The elements of a tag with these attributes; `class_` is one of the classes."""
        wanted = {key.rstrip("_"): value for key, value in attrs.items()}
        return [e for e in self.elements if e["tag"] == tag and all(_has(e, *pair) for pair in wanted.items())]


def _has(element, key, value):
    found = element["attrs"].get(key, "")
    return value in (found or "").split() if key == "class" else found == value
