# make         sets up what is missing and builds every edition into _site/
# make test    sets up the test tools too and runs the tests
# make clean   removes all that was built or installed here
# make lock    pins the packages of pyproject.toml; UPGRADE=1 moves every pin to its newest version

PYTHON = python3
# -P: pip-tools has a module named build too
PIN = CUSTOM_COMPILE_COMMAND="make lock" .venv/bin/python -P -m piptools compile pyproject.toml \
	--quiet --strip-extras --allow-unsafe --generate-hashes \
	--no-emit-index-url --no-emit-trusted-host --no-emit-find-links

.PHONY: site test clean lock

site:
	@$(PYTHON) setup/ready.py build
	@.venv/bin/python build.py

test:
	@$(PYTHON) setup/ready.py test
	@.venv/bin/python -m pytest

clean:
	rm -rf _site .venv .cache .builds .preview .pytest_cache .hypothesis
	find . -name __pycache__ -prune -exec rm -rf {} +

lock:
	@$(PYTHON) setup/ready.py test
	$(PIN) $(if $(UPGRADE),--upgrade) --output-file requirements.lock
	$(PIN) $(if $(UPGRADE),--upgrade) --output-file requirements-test.lock --extra test --constraint requirements.lock
