"""``verify``: looks a site or a release over that somebody has fetched, with nothing else at hand."""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING

from report.command.excerpt import Sources
from report.command.machine import json_report
from report.command.running import DONE, FAILED, refuse
from report.command.telling import people_lines
from report.diagnostics import Diagnostics, UsageError
from report.language.vocabulary import restored
from report.system.streams import say, tell
from report.verify.verified import Verified, verify

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from report.diagnostics import Diagnostic

_MOST = 200  # problems that people are told


def verify_place(options: argparse.Namespace) -> int:
    """Check what the `options` name, tell what was found and return the exit code: 0 where all holds."""
    found = Diagnostics()
    try:
        with restored():
            done = verify(options.place, found)
    except UsageError as usage:
        return refuse(str(usage))
    problems, sources = tuple(found), Sources(options.place)
    summary = list(closing_lines(done, problems))
    if options.json:
        report = json_report(problems, sources, summary, options.place) | {"compared": done.counts}
        say(json.dumps(report, ensure_ascii=False, indent=2))
        return FAILED if found.failed else DONE
    for line in people_lines(problems[:_MOST], sources):
        tell(line)
    say("\n".join(summary))
    return FAILED if found.failed else DONE


def closing_lines(done: Verified, problems: Iterable[Diagnostic]) -> Iterator[str]:
    """What was compared, a line for each kind, and whether all of it holds."""
    for what, count in done.counts.items():
        yield f"{count:>9,}  {what}"
    problems = list(problems)
    if not problems:
        yield f"It is as it was published: {_made(done)}."
        return
    left = f" ({_MOST} of them are shown)" if len(problems) > _MOST else ""
    files = len({problem.file for problem in problems})
    many = f"{len(problems)} problem{'s' * (len(problems) > 1)} in {files} file{'s' * (files > 1)}{left}"
    yield f"Refused: {many}; it is not what was published, or was damaged since."


def _made(done: Verified) -> str:
    """What the site says that it was made of."""
    said = [f"{e['folder']} {e['version']}" for e in done.record.get("editions", ()) if e.get("version")]
    data, commit = done.record.get("data", {}), done.record.get("commit", {})
    said += [f"data {data['version']}"] if "version" in data else []
    said += [f"commit {str(commit['id'])[:12]}{' with changes' if commit.get('dirty') else ''}"] if commit else []
    return ", ".join([*said, f"generator {done.record['generator']}"])
