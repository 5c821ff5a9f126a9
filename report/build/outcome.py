"""What a build did, for its closing lines.  Knows no words."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Outcome:
    """What a build did: the editions with their pages, how much it computed, and how much it took from the cache.

    `readability` is by language and file.
    """

    pages: dict[str, int] = field(default_factory=dict)
    editions: list[str] = field(default_factory=list)
    tables: int = 0
    values: int = 0
    checks: int = 0
    reused: list[str] = field(default_factory=list)
    readability: dict[str, dict[str, float]] = field(default_factory=dict)
    seconds: float = 0.0
