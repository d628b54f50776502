"""Measurements: how well Tregua reads and links, how fast, against what was asked."""
