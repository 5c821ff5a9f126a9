"""The English words beside what authors mark: boxes, formulas, code and tasks."""

from __future__ import annotations

MARKS = {
    "annex_equation": "Annex equation",
    "annex_listing": "Annex listing",
    "box_note": "Note",
    "box_tip": "Tip",
    "box_warning": "Warning",
    "box_caution": "Caution",
    "box_important": "Important",
    "equation": "Equation",
    "formula": "Formula",
    "listing": "Listing",
    "task_done": "Done",
    "task_open": "Not done",
}
