"""What lies in the folder of a release, by path: the site, editions in every form, data, and what describes them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from posixpath import relpath
from typing import TYPE_CHECKING

from report.data.descriptor import PACKAGE_FILE
from report.forms.markdown import write_markdown
from report.release.bill import BILL
from report.release.citing import CITATION, citation_file, code_metadata
from report.release.crate import CRATE, crate
from report.release.facts import Facts
from report.release.folder import SITE, SUMS, sums
from report.site.assets import ASSETS
from report.system.archive import zipped

if TYPE_CHECKING:
    from report.edition.compose import EditionDocument

EDITIONS = "editions"
DATA = "data.zip"
CHANGES = "changes"
_FORMS = (".pdf", ".epub", ".html")


def contents(facts: Facts, site: Mapping[str, bytes], bill: bytes, said: Mapping[str, bytes]) -> dict[str, bytes]:
    """Everything by path, for a `site` by path, the `bill` of materials, and what is `said` of changes by path.

    The same bytes for the same.  Raises :class:`report.forms.docx.PandocRefused`.
    """
    files = {f"{SITE}/{path}": content for path, content in site.items()} | dict(said)
    for document in facts.editions:
        files |= dict(_editions(document, site))
    if facts.data:
        files[DATA] = _package(facts, site)
    files[CITATION] = citation_file(facts).encode()
    files["codemeta.json"] = code_metadata(facts).encode()
    files[BILL] = bill
    files[CRATE] = crate(facts, files, [SUMS]).encode()
    return files | {SUMS: sums(files).encode()}


def _editions(document: EditionDocument, site: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """Each form of an edition that is one file, beside each other: those of the site, and Markdown."""
    folder = document.edition.folder
    for path in (*(f"{folder}{ending}" for ending in _FORMS), document.brief_file):
        if path in site:
            yield f"{EDITIONS}/{path}", site[path]
    path = f"{EDITIONS}/{folder}.md"
    yield path, write_markdown(document, _pictures(document, site, path))


def _pictures(document: EditionDocument, site: Mapping[str, bytes], page: str) -> dict[str, str]:
    """Where the pictures of figures lie in the site, as addresses on `page`; of what the site has not there is none."""
    every = (exhibit for chapter in document.chapters for exhibit in chapter.exhibits.values())
    folder = document.edition.folder
    lying = {one.label: f"{ASSETS}/{one.picture}" if one.picture else f"{folder}/{one.label}.svg" for one in every}
    here = page.rpartition("/")[0]
    return {label: relpath(f"{SITE}/{path}", here) for label, path in lying.items() if path in site}


def _package(facts: Facts, site: Mapping[str, bytes]) -> bytes:
    """The data package as one file, whose description stands first."""
    tables = [resource["path"] for resource in facts.data.get("resources", ())]
    return zipped({path: site[f"data/{path}"] for path in (PACKAGE_FILE, *tables)})
