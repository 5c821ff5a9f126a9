"""Reconciliations of the elements: counts, breadth notes and classes must agree.  Each returns None or a sentence."""

from __future__ import annotations

from figures.elements.tried import examples
from report.author import check, data


@check("there are 25 elements in five themes, as many in each as stated")
def themes_hold_their_elements() -> str | None:
    """Figure 3.2: five, four, six, six and four elements."""
    wrong = [
        t.string("id")
        for t in data("themes")
        if len(data("elements").where(theme=t.string("id"))) != t.whole("elements")
    ]
    return f"the number of elements differs in {', '.join(wrong)}" if wrong else None


@check("breadth notes count the same as the elements")
def breadth_fits() -> str | None:
    """Figures 5.1 to 9.1: elements times municipalities in the note equals the sum over the elements."""
    wrong = [
        t.string("id")
        for t in data("themes")
        if _by_breadth(t.string("id")) != _by_element(t.string("id"), "municipalities")
    ]
    return f"the breadth note does not fit the elements of {', '.join(wrong)}" if wrong else None


@check("the label of the intervention ladder does not fit its breadth note")
def ladder_label_is_one_short() -> str | None:
    """Figure 6.1 prints 13, section 6.4 prints 14: only 14 fits, so the editions print 14."""
    labelled, noted = _by_element("collaboration", "municipalities_label"), _by_breadth("collaboration")
    return None if noted - labelled == 1 else f"label and note now differ by {noted - labelled}, not by one"


@check("each breadth note covers every interviewed municipality")
def breadth_covers_all() -> str | None:
    """Box 1.1: 18 municipalities, each counted once in every note."""
    interviewed = len(data("municipalities").where(interviewed=True))
    wrong = [
        t.string("id")
        for t in data("themes")
        if sum(r.whole("municipalities") for r in data("breadth").where(theme=t.string("id"))) != interviewed
    ]
    return f"the breadth note leaves municipalities out in {', '.join(wrong)}" if wrong else None


@check("the classes of figure 10.1 follow from the counts")
def classes_follow() -> str | None:
    """Every element falls into one class, and the bounds are the stated thirds of the municipalities interviewed."""
    interviewed = len(data("municipalities").where(interviewed=True))
    lost = [
        e.string("id")
        for e in data("elements")
        if sum(c.whole("lower") <= e.whole("municipalities") <= c.whole("upper") for c in data("figure_10_1_classes"))
        != 1
    ]
    if lost:
        return f"no single class holds {', '.join(lost)}"
    medium = data("figure_10_1_classes").one(id="medium")
    fits = 3 * medium.whole("lower") == interviewed and 3 * medium.whole("upper") == 2 * interviewed
    return None if fits else "the bounds are not a third and two thirds of the municipalities"


@check("what municipalities tried is told in the section of its element, with a place for all that is said")
def tried_in_place() -> str | None:
    """The id of an example begins with the section that tells of it; the element names the section and the theme."""
    for row in examples():
        element = data("elements").one(id=row.string("element"))
        section = row.string("id").partition("-")[0]
        if (section, row.string("theme")) != (element.string("section"), element.string("theme")):
            return f"{row.string('id')} is not told where {row.string('element')} is"
        if bool(row.string("reservation_da")) != bool(row.string("reservation_locator")):
            return f"{row.string('id')} has a reservation without a place, or a place without one"
    return None


def _by_breadth(theme: str) -> int:
    return sum(r.whole("elements") * r.whole("municipalities") for r in data("breadth").where(theme=theme))


def _by_element(theme: str, column: str) -> int:
    return sum(e.whole(column) for e in data("elements").where(theme=theme))
