"""The Danish words beside what authors mark: boxes, formulas, code and tasks."""

from __future__ import annotations

MARKS = {
    "annex_equation": "Bilagsligning",
    "annex_listing": "Bilagskode",
    "box_note": "Bemærk",
    "box_tip": "Råd",
    "box_warning": "Advarsel",
    "box_caution": "Pas på",
    "box_important": "Vigtigt",
    "equation": "Ligning",
    "formula": "Formel",
    "listing": "Kode",
    "task_done": "Gjort",
    "task_open": "Ikke gjort",
}
