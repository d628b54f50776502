"""The monitoring room: is it within the terms, does it hold, as of when?

Takes a picture (``tregua.linking``) with its reports and statements; gives findings, and the
ceasefires with their status and the state of their conditions. ``monitor`` is the whole of it.
"""

from tregua.monitor.logic import conjunction, verdict
from tregua.monitor.watching import WINDOW_DAYS, Monitored, monitor

__all__ = ["WINDOW_DAYS", "Monitored", "conjunction", "monitor", "verdict"]
