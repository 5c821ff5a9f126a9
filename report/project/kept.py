"""The project that _quarto.yml describes: from the cache where the file, and the files it lists, are the same."""

from __future__ import annotations

from pathlib import Path

from report.cache.kept import ENVIRONMENT, Kept
from report.cache.store import digest, file_digest
from report.cache.up_to_date import FOLDERS
from report.project.records import CONFIG, Project


def kept_project(root: Path, kept: Kept) -> Project:
    """The project in `root`, kept when nothing was wrong with it.  Raises Stop when the file is not YAML at all."""
    name = digest(str(root))
    entry = kept.cache.get("project", name, kept.inputs)
    if entry:
        return entry.result
    from report.project.configuration import read_project

    before = kept.inputs(CONFIG)
    project = read_project(root, kept.found)
    if not kept.found and before == file_digest(root / CONFIG):
        kept.cache.put("project", name, project, kept.inputs.of(*_read(project), *ENVIRONMENT))
    return project


def _read(project: Project) -> list[str]:
    """All that reading looked at: the file, where the paths in it lead, and which chapters lie there.

    It read the files of the theme and the citation style as well.
    """
    folders = {p.folder for p in project.publications.values()}
    return [
        CONFIG,
        *project.theme.own_files,
        *filter(None, (project.csl,)),
        *(f"place:{path}" for path in (*FOLDERS, project.bibliography, project.csl, *project.theme.own_files)),
        *(f"folder:{folder}" for folder in sorted(folders)),
    ]
