"""Where a text breaks into lines and where labels stand that would meet; it knows sizes, but no drawing library.

Both are solved exactly, not tried out: the answer is the best there is, and the time grows with the length of the text
or the number of labels, never with the number of ways to divide it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import pairwise

# A line that ends in a word of so few letters, such as "og" and "of", is as bad as one longer by a share of the width:
# the word belongs to what follows.
_SHORT, _LOOSE = 3, 0.3


def broken(printed: str, width: float, measure: Callable[[str], float]) -> list[str]:
    """`printed` in as few lines of at most `width` mm as it takes, as even as they can be.

    `measure` is how wide a line is, in millimetres; it is asked once for each line that is considered.  Lines end at
    spaces only, never at a no-break space.  Of all divisions into the fewest lines it is the one with the least sum of
    squared widths, where a short word at the end of a line counts against it, and of equal ones that with the shortest
    first line.  Raises ValueError for a word wider than `width`.
    """
    words = printed.split(" ")
    # From the end: the number of lines, their cost and where the second begins, for the words from each place on.
    best: list[tuple[int, float, int]] = [(0, 0.0, 0)] * (len(words) + 1)
    for start in reversed(range(len(words))):
        found = []
        for end in range(start + 1, len(words) + 1):
            wide = measure(" ".join(words[start:end]))
            if wide > width:
                break
            loose = end < len(words) and len(words[end - 1]) <= _SHORT
            count, cost, _ = best[end]
            found.append((count + 1, cost + wide**2 + loose * (_LOOSE * width) ** 2, end))
        if not found:
            raise ValueError(f"a word of {printed!r} is wider than {width} mm")
        best[start] = min(found)
    places = [0]
    while places[-1] < len(words):
        places.append(best[places[-1]][2])
    return [" ".join(words[start:end]) for start, end in pairwise(places)]


def spread(wanted: Mapping[str, float], gap: float, lowest: float, highest: float) -> dict[str, float]:
    """Heights from `lowest` to `highest`, each at least `gap` from the next, as near to those `wanted` as can be.

    The order of heights is kept, and of equal ones the first stands on top.  What stays far enough from its neighbours
    stays where it is; the sum of the squared moves is the least possible.  All are numbers of one unit; the answer is
    from the lowest on.  Raises ValueError when the heights do not fit between `lowest` and `highest`.
    """
    names = sorted(wanted, key=lambda name: -wanted[name])[::-1]
    room = highest - (len(names) - 1) * gap
    if room < lowest:
        raise ValueError(f"{len(names)} labels of {gap} do not fit between {lowest} and {highest}")
    # Labels that would meet stand in a group, `gap` apart: where the first stands, and how many there are.
    groups: list[tuple[float, int]] = []
    for name in names:
        first, count = wanted[name], 1
        while groups and first - groups[-1][0] < groups[-1][1] * gap:
            below, below_count = groups.pop()
            first = (below * below_count + (first - below_count * gap) * count) / (below_count + count)
            count += below_count
        groups.append((first, count))
    heights = [first + at * gap for first, count in groups for at in range(count)]
    return {
        name: min(max(height, lowest + at * gap), room + at * gap)
        for at, (name, height) in enumerate(zip(names, heights, strict=True))
    }
