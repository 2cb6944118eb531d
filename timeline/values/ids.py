"""Ids that are a function of content alone: the same on every machine, in any order."""

from hashlib import blake2b


def stable_id(prefix: str, *parts: object) -> str:
    """A short id from a prefix and the parts it stands for.

    >>> stable_id("d", "a text") == stable_id("d", "a text")
    True
    """
    text = "\x1f".join(str(part) for part in parts)
    digest = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()
    return f"{prefix}{digest}"
