"""The scripts of benchmarks/ import each other as their folder is that of the script which runs."""

from __future__ import annotations

import sys

from tests.modules import ROOT

sys.path.append(str(ROOT / "benchmarks"))
