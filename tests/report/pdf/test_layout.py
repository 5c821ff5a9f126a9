"""The bytes of a PDF depend on what is printed and nothing else."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

from tests.report.pdf.documents import chapter, document, made, page_texts, space

ROOT = Path(__file__).resolve().parents[3]


def test_another_folder_process_and_seed_give_the_same_bytes(tmp_path: Path) -> None:
    picture = bytes.fromhex(
        "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
        "0000000c49444154789c63f8cfc0000003010100c9fe92ef0000000049454e44ae426082"
    )
    image = '<img src="report:pictures/dot.png" alt="En prik." width="20" height="20">'
    html = document(chapter(f"<p>Et billede:</p>{image}"))
    digests = set()
    for seed, folder in ("1", tmp_path / "here"), ("2", tmp_path / "there" / "deeper"):
        (folder / "pictures").mkdir(parents=True)
        (folder / "pictures" / "dot.png").write_bytes(picture)
        (folder / "book.html").write_text(html, encoding="utf-8")
        code = (
            "import hashlib; from pathlib import Path; from report.pdf.layout import PdfJob, make_pdf\n"
            "from report.pdf.print_html import PrintHtml\n"
            "html = Path('book.html').read_text(encoding='utf-8')\n"
            "from report.style.theme import Theme\n"
            "made = make_pdf(PdfJob(PrintHtml(html), 'x', Theme(str(Path.cwd()))))\n"
            "assert not made.problems, made.problems\n"
            "assert b'CreationDate' not in made.content and b'ModDate' not in made.content\n"
            "print(hashlib.sha256(made.content).hexdigest())"
        )
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": seed, "TZ": f"UTC-{seed}"}
        done = subprocess.run(
            [sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, check=True, env=environment
        )
        digests.add(done.stdout)
    assert digests == {hashlib.sha256(made(html, root=tmp_path / "here").content).hexdigest() + "\n"}


def test_a_box_stays_whole_where_only_the_heading_after_it_has_no_room() -> None:
    steps = "".join(f"<li>{word}</li>" for word in ("Plant", "Water", "Count"))
    box = f'<aside class="box box-note"><h3 class="box-title">Steps</h3><ol>{steps}</ol></aside>'
    ends = set()
    for height in range(185, 215, 5):
        pages = page_texts(
            made(document(chapter(f"{space(height)}{box}<h2>After</h2><p>{'Many trees. ' * 40}</p>"))).content
        )
        ends.add(tuple(word for word in ("Plant", "Count", "After") if word in pages[0]))
    assert ("Plant", "Count") in ends
    assert ("Plant",) not in ends
