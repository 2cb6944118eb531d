"""News texts in, one timeline out."""
