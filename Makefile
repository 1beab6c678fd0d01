# Everything from a bare checkout: python3 (3.11 or later) and make are all that must be there.
#
# The environment is .venv; stamp files in it tell what is installed, so that a second run starts at once.

.DEFAULT_GOAL := help
.PHONY: help demo test lint format types contract wheel-test schema golden docs bench deep check lock clean

VENV := .venv
BIN := $(VENV)/bin
RUN := $(BIN)/python -X utf8
PIP_OF := python -m pip --disable-pip-version-check --quiet --no-input
PIP := $(BIN)/$(PIP_OF)
# The tests run in the workers of pytest-xdist; the process that leads them has nothing to measure and need not say so.
QUIET_MASTER := $(RUN) -W "ignore:Module talentrules was never imported" -W "ignore:No data was collected"
BASE := $(VENV)/.base-installed
DEV := $(VENV)/.dev-installed
BENCH_VENV := .venv-bench
BENCH := $(BENCH_VENV)/.installed
CODE := talentrules tests bench docs

FUZZ_SECONDS := 120

DEMO_PACK := wuzhishan
DEMO_PROFILE := examples/profiles/wuzhishan_migratory_doctor.yaml
DEMO_DAY := 2024-06-01

help: ## 列出可用的命令 · list the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' Makefile

demo: $(BASE) ## 准备环境，打印一份真实城市的测算结果 · set up, print the decision of a real city
	@$(RUN) -m talentrules decide $(DEMO_PACK) $(DEMO_PROFILE) --on $(DEMO_DAY)

test: $(DEV) ## 准备环境，运行全部测试并检查覆盖率 · set up, run all tests, hold coverage at 95 %
	@rm -f .coverage .coverage.*
	@COVERAGE_PROCESS_START="$(CURDIR)/pyproject.toml" $(QUIET_MASTER) -m pytest -n auto
	@$(RUN) -m coverage combine --quiet
	@$(RUN) -m coverage report

lint: $(DEV) ## 代码检查 · ruff
	@$(BIN)/ruff check $(CODE)
	@$(BIN)/ruff format --check $(CODE)

format: $(DEV) ## 统一代码格式 · format the code
	@$(BIN)/ruff check --fix-only --quiet $(CODE)
	@$(BIN)/ruff format $(CODE)

types: $(DEV) ## 类型检查 · mypy, strict
	@$(BIN)/mypy talentrules tests

contract: $(DEV) ## 检查各层之间的引用 · the floors of the house
	@$(BIN)/lint-imports --no-logo

wheel-test: $(DEV) ## 打包并在全新环境里试用 · build the wheel and use it from its own environment
	@$(RUN) tests/wheel/try_wheel.py

schema: $(DEV) ## 重新生成 schema/ · write the JSON Schemas anew
	@$(RUN) -m talentrules schema --write schema

golden: $(DEV) ## 重新生成 examples/golden（提交前请通读） · write the golden printouts anew, to be read before a commit
	@$(RUN) -m tests.repository.regenerate_golden

docs: $(DEV) ## 重新生成由代码得出的文档 · write the generated pages of docs/ anew
	@$(RUN) docs/generate.py

bench: $(BENCH) ## 测量速度 · measure, as ratios in one run
	@$(BENCH_VENV)/bin/python -X utf8 bench/run.py

deep: $(DEV) ## 用更多随机样例检验各条定律 · the laws with many more examples
	@TALENTRULES_DEEP=20 $(RUN) -m pytest -n auto tests/laws tests/spec tests/robustness
	@$(PIP) install --require-hashes -r requirements/fuzz.lock 2>/dev/null || true
	@for target in both_readers pack profile receipt; do $(RUN) -m tests.fuzz.run $$target $(FUZZ_SECONDS) || exit 1; done

check: test lint types contract wheel-test ## 提交前的全部检查 · all that CI checks

lock: $(BASE) ## 更新 requirements/*.lock · resolve the dependencies anew
	@$(PIP) install "uv>=0.5"
	@$(BIN)/uv pip compile pyproject.toml requirements/build.in --group dev $(LOCKING) -o requirements/dev.lock
	@$(BIN)/uv pip compile pyproject.toml -c requirements/dev.lock $(LOCKING) -o requirements/base.lock
	@$(BIN)/uv pip compile requirements/build.in -c requirements/dev.lock $(LOCKING) -o requirements/build.lock
	@$(BIN)/uv pip compile pyproject.toml --extra crosscheck -c requirements/dev.lock $(LOCKING) -o requirements/crosscheck.lock
	@$(BIN)/uv pip compile pyproject.toml --group fuzz -c requirements/dev.lock $(LOCKING) -o requirements/fuzz.lock
	@$(BIN)/uv pip compile pyproject.toml requirements/build.in --group bench $(LOCKING) -o requirements/bench.lock

LOCKING := --quiet --universal --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --python-version 3.11

clean: ## 删除环境和一切生成物 · remove the environment and everything built
	rm -rf $(VENV) $(BENCH_VENV) dist build htmlcov .coverage .coverage.* .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis

$(BASE): requirements/base.lock requirements/build.lock requirements/create_venv.sh pyproject.toml
	@requirements/create_venv.sh $(VENV)
	@$(PIP) install --require-hashes -r requirements/base.lock -r requirements/build.lock
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

# The second engine comes as source and wants a C compiler and Python's headers; without them its tests skip.
$(DEV): requirements/dev.lock requirements/crosscheck.lock requirements/create_venv.sh pyproject.toml
	@requirements/create_venv.sh $(VENV)
	@$(PIP) install --require-hashes -r requirements/dev.lock
	@$(PIP) install --require-hashes -r requirements/crosscheck.lock 2>/dev/null || \
		echo '没有装上 durable-rules（需要 C 编译器与 Python 头文件）：跳过第二引擎的测试 · tests of the second engine skip'
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@ $(BASE)

# The engines that stand beside this one in the measurements: an environment of its own, as they want older packages.
$(BENCH): requirements/bench.lock requirements/create_venv.sh pyproject.toml
	@requirements/create_venv.sh $(BENCH_VENV)
	@$(BENCH_VENV)/bin/$(PIP_OF) install --require-hashes -r requirements/bench.lock
	@$(BENCH_VENV)/bin/$(PIP_OF) install --no-deps --no-build-isolation -e .
	@touch $@
