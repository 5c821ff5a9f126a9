"""The report generator: chapters, analysis and data in, editions out; it may not know what these are about."""

import os

__version__ = "0.10.0.dev0"

# The file that describes a project, and the formats of its editions.  They stand here, where nothing else is loaded,
# for a command that has nothing to do.
CONFIG = "_quarto.yml"
FORMATS = ("html", "pdf", "epub", "single")
# Formats that are no editions and are only made where they are asked for: the PDF as a printer wants it.
FURTHER = ("print",)

# How a person starts the command: a checkout has its own door; installed, the generator is a module.  (No Path here:
# what it loads takes so long that Ctrl-C would meet it, and nothing of ours is there yet to answer.)
IN_CHECKOUT = os.path.isfile(os.path.join(os.path.dirname(os.path.dirname(os.path.realpath(__file__))), "build.py"))
PROGRAM = "./build.py" if IN_CHECKOUT else "python -m report"
