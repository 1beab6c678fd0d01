"""A page to its tree: the only place that runs PyYAML.

It delivers events to the builder; where it gives up, the mistakes are explained, and the part of the tree that stands
is kept for further complaints.
"""

from __future__ import annotations

import re
from typing import Any

import yaml

from talentrules.syntax.reading.build import Builder
from talentrules.syntax.reading.escapes import Pairs
from talentrules.syntax.reading.mistakes import explain
from talentrules.syntax.reading.page import Page, StopReadingError
from talentrules.syntax.tree import Mapping

_HUGE = re.compile(r"\\U(?!000|0010)[0-9a-fA-F]{8}")


def parsed(page: Page, *, pure: bool) -> Mapping | None:
    """Parse the page and return its tree, or None where it cannot be used."""
    pairs = Pairs.joined(page.text)
    builder = Builder(page, pairs)
    try:
        for event in yaml.parse(pairs.text, Loader=_loader(pure=pure)):
            builder.take(event)
        return builder.finish()
    except yaml.MarkedYAMLError as error:
        explain(page, builder, error)
    except (yaml.YAMLError, ValueError, OverflowError):  # pure Python on \U00110000
        _say_huge_escape(page, builder.cursor)
    except StopReadingError:
        pass
    return builder.root if isinstance(builder.root, Mapping) else None


def _loader(*, pure: bool) -> Any:
    """Return libyaml where PyYAML was built with it."""
    return yaml.SafeLoader if pure else getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def _say_huge_escape(page: Page, start: int) -> None:
    """Complain of an escape beyond the last character of Unicode."""
    match = _HUGE.search(page.text, start)
    if match is None:
        page.say("yaml-syntax", start, start + 1)
    else:
        page.say("bad-escape", match.start(), match.end(), written=match[0])
