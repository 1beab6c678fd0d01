"""A finding in words: why it is open and who decides it, without claiming to know a body that no source names."""

from __future__ import annotations

from talentrules.diagnostics import Language
from talentrules.explain import phrases as say
from talentrules.explain.labels import FINDING_REASONS
from talentrules.model.pack import Finding, FindingReason, Pack

__all__ = ["decider_stated", "reason_words", "who_decides"]


def decider_stated(finding: Finding) -> bool:
    """Whether the source says who decides."""
    return bool(finding.decided_by) and finding.decided_by_stated


def reason_words(finding: Finding, lang: Language) -> str:
    """Return why a finding is open: 来源未载明条件, 由主管部门裁量; 由有关部门裁量 where no source says by whom."""
    if finding.reason is FindingReason.DISCRETIONARY and not decider_stated(finding):
        return say.DISCRETION_OF_SOMEBODY.say(lang)
    return FINDING_REASONS[finding.reason].say(lang)


def who_decides(finding: Finding, pack: Pack, lang: Language) -> str:
    """Return who decides a finding, or that the source does not say so and who may be asked."""
    if decider_stated(finding):
        return say.DECIDED_BY.say(lang, body=finding.decided_by)
    body = finding.decided_by or pack.authority
    return say.DECIDED_UNSTATED.say(lang, body=body) if body else say.DECIDED_NOBODY.say(lang)
