"""Targets for a fuzzer that is guided by coverage; `make deep` runs them where atheris can be installed."""
