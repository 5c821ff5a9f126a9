"""What the legible numbers say of a claim of Herning's slides: one rule, applied to what is recorded of the claim.

A claim is recorded with three facts and no verdict: whether the numbers it rests on can be read, whether they agree
with it, and whose word it is.  Knows nothing of tables and chapters.
"""

from __future__ import annotations

from report.author import Record, Text, Value, check, data

SUPPORTED, PARTLY, UNSETTLED, CONTRADICTED = "supported", "partly", "not_checkable", "contradicted"
VERDICTS = (SUPPORTED, PARTLY, UNSETTLED, CONTRADICTED)
_NAMES = {
    SUPPORTED: Text(da="Udsagn, som tallene støtter", en="Claims that the numbers support"),
    PARTLY: Text(da="Udsagn, som tallene delvis støtter", en="Claims that the numbers support in part"),
    UNSETTLED: Text(da="Udsagn, som ikke kan efterprøves", en="Claims that cannot be checked"),
    CONTRADICTED: Text(da="Udsagn, som tallene modsiger", en="Claims that the numbers contradict"),
}

Facts = tuple[str, str, str]


def verdict(legible: str, agrees: str, word: str) -> str:
    """The one of :data:`VERDICTS` that follows from what is recorded of a claim.

    `legible` is all, some or none of its numbers, `agrees` whether they fit it (yes, partly, no), and `word` whose it
    is: kora for the evaluation itself, else an estimate of the municipality or the experience of those interviewed.
    Only the evaluation's own claims with a number that can be read are held against it; they are contradicted when it
    says something else, supported when all is there and fits, and supported in part otherwise.
    """
    if word != "kora" or legible == "none":
        return UNSETTLED
    if agrees == "no":
        return CONTRADICTED
    return SUPPORTED if (legible, agrees) == ("all", "yes") else PARTLY


def facts(claim: Record) -> Facts:
    """What is recorded of `claim`, in the order that :func:`verdict` takes it."""
    return claim.string("legible"), claim.string("agrees"), claim.string("word")


def claims(wanted: str) -> list[Record]:
    """The claims with the verdict `wanted`, by slide."""
    found = [claim for claim in data("herning_claims") if verdict(*facts(claim)) == wanted]
    return sorted(found, key=lambda claim: claim.whole("slide"))


def number_of(wanted: str) -> Value:
    """How many claims have the verdict `wanted`."""
    return data("herning_claims").counted(claims(wanted)).called(_NAMES[wanted])


@check("what is recorded of Herning's claims is what their numbers are")
def recorded() -> str | None:
    """A claim of KORA's has all its numbers just when each of them can be read under a name of its own."""
    wrong = [
        claim.string("id")
        for claim in data("herning_claims").where(word="kora")
        if (claim["legible"] == "all") != _readable(claim.string("numbers").split())
    ]
    mute = [
        claim.string("id")
        for claim in data("herning_claims")
        if (claim["legible"] == "none") != (claim["agrees"] is None)
    ]
    return f"not as recorded: {', '.join(wrong + mute)}" if wrong + mute else None


def _readable(references: list[str]) -> bool:
    return bool(references) and all(map(_read, references))


def _read(reference: str) -> bool:
    """Whether the row of `reference` (table/key) holds its number, and the scan has kept what the number is of."""
    table, _, key = reference.partition("/")
    cells = next(row for row in data(table) if row.key == key).cells
    there = all(cells.get(column, "") is not None for column in ("number", "cases"))
    return there and not cells.get("lost") and cells.get("assignment") != "inferred" and cells.get("legible") != "none"
