"""Single numbers that the sources state in running text.  Knows nothing of what they are used for."""

from __future__ import annotations

from report.author import Value, data


def stated(prefix: str) -> dict[str, Value]:
    """The stated numbers whose names begin with `prefix` and a point, by the rest of their names."""
    start = f"{prefix}."
    return {row["id"].removeprefix(start): row.value("number") for row in data("statements")
            if row["id"].startswith(start)}


def statement(name: str) -> Value:
    """The stated number `name`.  Raises LookupError when there is none."""
    return data("statements").one(id=name).value("number")
