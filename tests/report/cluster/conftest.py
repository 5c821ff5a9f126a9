"""Clusters of this machine, started by what benchmarks/ starts them with; without Dask their tests are left out."""

from __future__ import annotations

import sys
from importlib.util import find_spec

from tests.modules import ROOT

sys.path.append(str(ROOT / "benchmarks"))
collect_ignore_glob = [] if find_spec("distributed") else ["test_*.py"]
