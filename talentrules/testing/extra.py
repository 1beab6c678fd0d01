"""What is said where Hypothesis, which strategies and laws need, is not installed."""

from __future__ import annotations

from talentrules.explain.labels import Words

__all__ = ["MISSING_HYPOTHESIS"]

MISSING_HYPOTHESIS = Words(
    "随机样例和性质检验要用 Hypothesis，还没有安装；请运行 pip install 'talentrules[testing]'",
    "strategies and laws need Hypothesis, which is not installed: pip install 'talentrules[testing]'",
)
