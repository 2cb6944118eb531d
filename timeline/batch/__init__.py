"""Layer 11: many documents, from files and streams, to one timeline."""
