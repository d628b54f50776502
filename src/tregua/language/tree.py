"""From scores to a tree: the best single-rooted dependency tree, exactly.

Greedy choice (every word takes its best head) gives a tree for most sentences; where it does not,
Chu-Liu and Edmonds' maximum arborescence is found over dense scores, contracting all cycles of a
round at once. One root is enforced by charging every edge from the root more than all other edges
together could differ by: the best tree then has as few root edges as possible, which is one.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float64]
Indices = NDArray[np.int64]


def heads(scores: NDArray[np.floating]) -> list[int]:
    """The heads of the best tree, by word; -1 marks the root.

    ``scores`` is (n, 1 + n): the score of each word (row) under each head (column), column 0 being
    the root of the tree and column 1 + i word i. A word under itself is never chosen, and scores
    that are not finite count as very low. No words give no heads.
    """
    n = scores.shape[0]
    if scores.shape != (n, n + 1):
        raise ValueError(f"scores must be (n, 1 + n), not {scores.shape}")
    if n == 0:
        return []
    edges = np.zeros((n + 1, n + 1), dtype=np.float64)
    edges[1:] = _finite(scores)
    np.fill_diagonal(edges, -np.inf)
    best = _greedy(edges)
    if _cycles(best):
        inner = edges[1:][np.isfinite(edges[1:])]
        edges[1:, 0] -= (float(inner.max()) - float(inner.min()) + 1.0) * (n + 1)
        best = _arborescence(edges)
    return [int(head) - 1 for head in best[1:]]


def _greedy(edges: Scores) -> Indices:
    """Every word's best head, and as root the word that gains most, or loses least, by being it.

    No tree scores higher: it needs a root, and every other word a head. So if this is one, it is
    the best.
    """
    inner = edges[1:, 1:]
    best = np.append(0, 1 + inner.argmax(axis=1))
    best[1 + (edges[1:, 0] - inner.max(axis=1)).argmax()] = 0
    return best


def _finite(scores: NDArray[np.floating]) -> Scores:
    """Scores as float64, whatever is not finite far below (or above) all that is."""
    result = scores.astype(np.float64)
    fine = np.isfinite(result)
    if fine.all():
        return result
    low = float(result[fine].min()) if fine.any() else 0.0
    high = float(result[fine].max()) if fine.any() else 0.0
    wide = (high - low + 1.0) * (scores.shape[0] + 1)
    return np.nan_to_num(result, nan=low - wide, neginf=low - wide, posinf=high + wide)


def _cycles(best: Indices) -> list[list[int]]:
    """The cycles of the graph in which node i points at ``best[i]``; node 0 is the root."""
    state = [0] * len(best)
    state[0] = -1
    found = []
    for start in range(1, len(best)):
        node = start
        while state[node] == 0:
            state[node] = start
            node = int(best[node])
        if state[node] == start:
            cycle = [node]
            follow = int(best[node])
            while follow != node:
                cycle.append(follow)
                follow = int(best[follow])
            found.append(cycle)
    return found


@dataclass(frozen=True, slots=True)
class _Round:
    """One contraction: the greedy heads, and for each edge between groups the edge it stands for.

    ``head[d, g]`` is the node of group g that is the best head of node d; ``dependent[f, g]`` the
    node of group f that an edge from group g enters.
    """

    best: Indices
    head: Indices
    dependent: Indices


def _arborescence(edges: Scores) -> Indices:
    """Heads of the maximum arborescence out of node 0; ``edges[d, h]`` scores h as head of d."""
    rounds: list[_Round] = []
    best: Indices
    while True:
        best = edges.argmax(axis=1)
        best[0] = 0
        cycles = _cycles(best)
        if not cycles:
            break
        edges, contracted = _contract(edges, best, cycles)
        rounds.append(contracted)
    chosen = best
    for round_ in reversed(rounds):
        expanded = round_.best.copy()
        for group in range(1, len(chosen)):
            above = int(chosen[group])
            entered = int(round_.dependent[group, above])
            expanded[entered] = round_.head[entered, above]
        chosen = expanded
    return chosen


def _contract(edges: Scores, best: Indices, cycles: list[list[int]]) -> tuple[Scores, _Round]:
    """Each cycle becomes one node; entering it costs what the broken edge scored."""
    size = len(best)
    in_cycle = {node for cycle in cycles for node in cycle}
    alone = np.asarray([node for node in range(size) if node not in in_cycle])
    entering = edges.copy()
    for cycle in cycles:
        entering[cycle] -= edges[cycle, best[cycle]][:, None]
    single, count = len(alone), len(alone) + len(cycles)
    by_head = np.empty((size, count))
    head = np.empty((size, count), dtype=np.int64)
    by_head[:, :single] = entering[:, alone]
    head[:, :single] = alone
    for g, cycle in enumerate(cycles, single):
        part = entering[:, cycle]
        at = part.argmax(axis=1)
        by_head[:, g] = part[np.arange(size), at]
        head[:, g] = np.asarray(cycle)[at]
    smaller = np.empty((count, count))
    dependent = np.empty((count, count), dtype=np.int64)
    smaller[:single] = by_head[alone]
    dependent[:single] = alone[:, None]
    for g, cycle in enumerate(cycles, single):
        part = by_head[cycle]
        at = part.argmax(axis=0)
        smaller[g] = part[at, np.arange(count)]
        dependent[g] = np.asarray(cycle)[at]
    np.fill_diagonal(smaller, -np.inf)
    return smaller, _Round(best, head, dependent)
