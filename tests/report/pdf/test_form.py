"""The form for a case of one's own as a PDF: fields with names, what is seen in them, and the file that they follow."""

from __future__ import annotations

import io
import json
from types import SimpleNamespace

import pikepdf
import pytest

from report.pdf.form import ROWS, FormJob, form_html, make_form
from report.pdf.ways import template_of
from report.printed.exhibit import PrintedCaseForm, PrintedExhibit
from report.style.theme import Theme
from tests.report.pdf.documents import HERE, page_texts

COLUMNS = ("spring", "street", "owner", "planted", "felled", "note", "rate", "level")
FILE = ",".join(COLUMNS) + "\n2030,oak,,4,1,,,\n"
ROW = ("spring", "street", "owner", "planted", "felled", "note")


def exhibit() -> PrintedExhibit:
    entry = {name: {"name": name, "label": f"The {name}"} for name in COLUMNS}
    layout = {"row": entry["spring"], "area": entry["street"], "payer": entry["owner"], "note": entry["note"]}
    layout |= {"amounts": [entry["planted"], entry["felled"]], "rate": entry["rate"], "level": entry["level"]}
    words = {"legend": "Your trees", "subject": "The tree", "rows": "A row for each spring", "more": "Take another."}
    data = {"layout": {**layout, "most_rows": 40}, "unit": ["{} kroner", "{} krone"], "words": words}
    return PrintedExhibit("tbl-own", "table", "Table 2.3", form=PrintedCaseForm("Without.", json.dumps(data)))


def job() -> FormJob:
    edition = SimpleNamespace(language="en", interface="en", title="Trees", subtitle="A count")
    document = SimpleNamespace(edition=edition, publication=SimpleNamespace(theme=Theme()))
    html = form_html(exhibit(), document, "own.csv")
    return FormJob(html, "own.csv", FILE, Theme(str(HERE)), {})


@pytest.fixture(scope="module")
def form() -> bytes:
    return make_form(job())


def test_every_field_has_a_name_a_wording_and_what_is_seen_in_it(form: bytes) -> None:
    with pikepdf.open(io.BytesIO(form)) as pdf:
        fields = {str(field.T): field for field in pdf.Root.AcroForm.Fields}
        assert list(fields) == [
            "subject",
            "rate",
            "level",
            *(f"{name}_{n}" for n in range(1, ROWS + 1) for name in ROW),
        ]
        assert str(fields["planted_3"].TU) == "The planted, row 3"
        assert str(fields["rate"].TU) == "The rate" and str(fields["subject"].TU) == "The tree"
        assert all(field.AP.N.BBox[2] > 20 for field in fields.values())
        assert pdf.Root.AcroForm.NeedAppearances is False


def test_the_form_is_one_tagged_page_with_the_file_inside(form: bytes) -> None:
    (text,) = page_texts(form)
    assert "Your trees" in text and "own.csv" in text and "The felled (kroner)" in text and "The note (" not in text
    assert "A row for each spring" in text and "Take another." in text
    with pikepdf.open(io.BytesIO(form)) as pdf:
        assert pdf.attachments["own.csv"].get_file().read_bytes() == FILE.encode()
        elements = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/S") == "/Form"]
        assert len(elements) == 3 + ROWS * len(ROW)
        assert pdf.Root.Lang == "en"


def test_the_same_form_gives_the_same_bytes(form: bytes) -> None:
    assert make_form(job()) == form
    assert job().name == job().name


def test_the_file_that_a_form_follows_has_its_columns() -> None:
    files = {"trees.csv": "street,trees\n", "own.csv": FILE}
    assert template_of(exhibit(), files) == "own.csv"
    assert template_of(exhibit(), {"trees.csv": "street,trees\n"}) == ""
