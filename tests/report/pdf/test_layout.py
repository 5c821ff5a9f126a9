"""The bytes of a PDF depend on what is printed and nothing else."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

from tests.report.pdf.documents import chapter, document, made

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
