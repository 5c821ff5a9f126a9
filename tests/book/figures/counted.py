from report.author import Value, check, data, difference, total, values


@values("trees")
def trees() -> dict[str, Value]:
    first, last = of_year(2010), of_year(2020)
    return {"first": first, "last": last, "more": difference(last, first)}


@values("streets")
def streets() -> dict[str, Value]:
    return {"count": data("streets").count()}


@check("no street lost trees")
def no_loss() -> str | None:
    lost = [s["code"] for s in data("streets") if trees_in(s["code"], 2020).number < trees_in(s["code"], 2010).number]
    return f"fewer trees in {', '.join(lost)}" if lost else None


def of_year(year: int) -> Value:
    return total(row.value("trees") for row in data("trees").where(year=year))


def trees_in(street: str, year: int) -> Value:
    return data("trees").one(street=street, year=year).value("trees")
