"""Plugins: found by entry point without being imported, read one by one, and isolated when broken."""
