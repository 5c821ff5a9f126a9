"""The motif of the covers: the ladder of support, whose lowest step is the earliest."""

from report.author import Rectangle, motif

# From the earliest support to placement outside the home; millimetres of the page.
STEPS = ("accent", "grid", "secondary", "muted", "primary")
WIDTH, LOWEST, RISE = 42, 24, 21


@motif("ladder")
def ladder() -> tuple[Rectangle, ...]:
    """Steps side by side over the width of the page, each higher than the one before."""
    return tuple(
        Rectangle(left=WIDTH * at, bottom=0, width=WIDTH, height=LOWEST + RISE * at, role=role)
        for at, role in enumerate(STEPS)
    )
