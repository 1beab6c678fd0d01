"""A person as YAML that can be pasted into a scenario file: a name, the day, the facts."""

from __future__ import annotations

import yaml

from talentrules.model.pack import Pack
from talentrules.model.profile import Case
from talentrules.syntax import encode_profile

__all__ = ["as_data", "as_yaml"]


def as_data(case: Case, pack: Pack, name: str) -> dict[str, object]:
    """Return a case as JSON-ready data: `name`, `day` and `profile`, as a scenario has them."""
    return {"name": name, "day": case.on.isoformat(), "profile": encode_profile(case.profile, pack)}


def as_yaml(case: Case, pack: Pack, name: str) -> str:
    """Return a case as an item of a list in YAML, with a line end at the close."""
    data = as_data(case, pack, name) | {"day": case.on}
    return yaml.safe_dump([data], allow_unicode=True, sort_keys=False, width=1000)
