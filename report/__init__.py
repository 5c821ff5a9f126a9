"""The report generator: chapters, analysis and data in, editions out; it may not know what these are about."""

from pathlib import Path

__version__ = "0.10.0.dev0"

# How a person starts the command: a checkout has its own door; installed, the generator is a module.
_CHECKOUT = Path(__file__).resolve().parent.parent / "build.py"
PROGRAM = "./build.py" if _CHECKOUT.is_file() else "python -m report"
