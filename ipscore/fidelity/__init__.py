"""Fidelity: from evidence to a suggestion, from ratings to a total, a band and what is still possible."""
