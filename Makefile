# make         sets up what is missing and builds every edition into _site/
# make test    sets up the test tools too, then lints and runs the tests
# make fast    runs the tests that are quick: no browser, no validator, no build of every edition
# make faults  damages and stops builds as often as it takes to be sure: cache, kills, two commands at once, full
#              disks, inputs spoiled by chance, and hostile ones in a browser; takes hours
# make offline runs make test where the network is cut off (Linux)
# make accessibility  looks at every page with the tools, in every view, and writes what the statement tells; a quarter of an hour
# make mutants changes functions of six folders by chance and tells which changes no test notices, in docs/mutations.md;
#              NUMBER=100 of each folder, SEED=2; ROOMS="check html"; AGAIN=1 tries those that have survived so far
# make lint    rules, format and types of the code, and what nothing uses
# make coverage  runs the tests and writes which lines of report/ they run into docs/coverage.md; takes twice as long
# make clean   removes what was built or installed here, but no release and nothing that Quarto wrote
# make licences  checks the licences of all packages, and writes into NOTICE.md what obliges
# make vulnerabilities  asks whether vulnerabilities of the packages are known; needs the network
# make lock    pins the packages of pyproject.toml, and keeps the pins only if licences, vulnerabilities and test pass with
#              them; UPGRADE=1 moves every pin to its newest version

PYTHON = python3
# Where Python may keep nothing compiled, each command that a test starts takes half a second longer.
unexport PYTHONDONTWRITEBYTECODE
# As many processes of tests as tests/conftest.py says, which has the order of the files too; the tests of a file, which
# share what they make, stay in one of them.
PYTEST = .venv/bin/python -m pytest --numprocesses auto --dist loadfile --no-loadscope-reorder
# Files of which the suite tries a part.
SAMPLED = tests/figures/investment/own/test_case_workbook.py \
	tests/figures/investment/own/test_case_in_browser.py tests/figures/investment/test_model_workbooks.py \
	tests/publication/test_paper_in_parts.py tests/publication/test_whole_site.py \
	tests/report/cache/test_damaged_entries.py tests/report/execute

.PHONY: site test fast offline faults mutants accessibility style lint licences vulnerabilities coverage clean lock

site:
	@$(PYTHON) setup/ready.py build
	@PYTHONHASHSEED=0 .venv/bin/python build.py

# The types are proved by one process, beside the tests.
test: style
	@.venv/bin/mypy & types=$$!; $(PYTEST); tests=$$?; wait $$types || { echo "mypy has failed, see above"; exit 1; }; exit $$tests

fast:
	@$(PYTHON) setup/ready.py test
	@$(PYTEST) -m "not slow"

offline:
	@.venv/bin/python -m tests.offline $(MAKE) test

faults:
	@$(PYTHON) setup/ready.py test
	@.venv/bin/python -m tests.faults.races 210
	@.venv/bin/python -m tests.faults.kills 500
	@.venv/bin/python -m tests.faults.kills 20 pdf
	@.venv/bin/python -m tests.faults.previews 50
	@.venv/bin/python -m tests.faults.edits 300
	@.venv/bin/python -m tests.faults.full_disk 50
	@.venv/bin/python -m tests.faults.fuzz 2000
	@.venv/bin/python -m tests.faults.hostile
	@$(PYTEST) --faults $(SAMPLED)
	@$(PYTEST) --faults -m faults
	@.venv/bin/python -m tests.faults.kills 20 real pdf

# What makes the mutants is no package of the tests, and so in no lock.
mutants:
	@$(PYTHON) setup/ready.py test
	@.venv/bin/python -c "import mutmut" 2>/dev/null || .venv/bin/python -m pip install --quiet "mutmut>=3.8,<4"
	@.venv/bin/python -m tests.mutants $(if $(AGAIN),again,$(or $(NUMBER),30) $(or $(SEED),1)) $(ROOMS)

accessibility:
	@$(PYTHON) setup/ready.py test
	@.venv/bin/python -m pytest --rewrite tests/publication/test_accessibility.py

style:
	@$(PYTHON) setup/ready.py test
	@.venv/bin/ruff check --quiet .
	@.venv/bin/ruff format --check --quiet .

lint: style
	@.venv/bin/mypy
	@.venv/bin/python -m setup.unused

# What fails without being measured fails in make test; here it would only keep the figures away.
coverage:
	@$(PYTHON) setup/ready.py test
	@rm -rf .coverage && mkdir .coverage
	-@.venv/bin/python -m coverage run -m pytest -p tests.measured --numprocesses auto --dist loadfile --no-loadscope-reorder
	@.venv/bin/python -m coverage combine --quiet
	@.venv/bin/python -m coverage json --quiet -o .coverage/report.json
	@.venv/bin/python -m setup.covered .coverage/report.json "the whole suite, as make test runs it"

clean:
	rm -rf _site .venv .cache .builds .preview .pytest_cache .hypothesis .mypy_cache .ruff_cache .coverage
	find . -name __pycache__ -prune -exec rm -rf {} +

licences:
	@$(PYTHON) setup/ready.py test
	@.venv/bin/python -m setup.licences --rewrite

vulnerabilities:
	@$(PYTHON) setup/ready.py test
	@.venv/bin/python -m setup.vulnerabilities

lock:
	@$(PYTHON) setup/ready.py test
	@.venv/bin/python -m setup.lock $(if $(UPGRADE),--upgrade)
