"""Tregua reads news reports of armed conflicts and keeps the ledger of their ceasefires."""

__version__ = "0.1.0"
