"""Layer 11: many documents, from files and streams, to one timeline."""

from timeline.batch.reading import join_evidence, read_many

__all__ = ["join_evidence", "read_many"]
