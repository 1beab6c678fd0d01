"""The laws: each draws a case for a pack, decides it, and yields where the decisions are not as the law has them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from dataclasses import replace

from hypothesis import strategies as st

from talentrules.api import Decision as PublicDecision
from talentrules.api import Pack, replay
from talentrules.engine import decide
from talentrules.explain.labels import Words
from talentrules.model import pack as model_pack
from talentrules.model.decision import Decision
from talentrules.model.profile import Attestation, Case, Known, Profile
from talentrules.proofs.order import rankings
from talentrules.testing.laws import groups, steps
from talentrules.testing.laws.alike import differences, explanations_differ
from talentrules.testing.laws.attack import Found, Law
from talentrules.testing.laws.breach import Breach, Person, same_words, told
from talentrules.testing.laws.granted import people
from talentrules.testing.laws.inside import lies_inside, totals_narrow
from talentrules.testing.laws.renamed import entries, renaming
from talentrules.testing.laws.respelled import Spelling, apart, read_again, respelled, same_but_for_its_digest
from talentrules.testing.strategies.case import cases, complete_profiles, dates, partial_of
from talentrules.testing.strategies.pack import reordered
from talentrules.testing.strategies.values import values

__all__ = ["LAWS", "idle_talk", "knowing_more_and_more", "monotone_in"]

_MOST_FORGOTTEN, _MOST_BENEFITS = 8, 5
_WHO = Words("反例", "counterexample")
_LESS, _MORE = (
    Words("反例·知道得少", "counterexample, knowing less"),
    Words("反例·知道得多", "counterexample, knowing more"),
)
_WITHOUT, _WITH = (
    Words("反例·没有多说", "counterexample, as it is"),
    Words("反例·多说了", "counterexample, saying more"),
)
_PACK_FILE = Words("规则包文件", "the file of the pack")
_READS_AS, _REFUSED = (
    Words("{path} 读出的内容", "what {path} reads as"),
    Words("换一种写法后读不出来", "cannot be read"),
)
_RECEIPT, _SAME, _ANOTHER = (
    Words("按回执重新测算", "replayed from its receipt"),
    Words("一样", "the same"),
    Words("不一样：{where}", "not the same: {where}"),
)


def _of_one(case: Case, found: Iterable[Breach]) -> Iterator[Found]:
    people = (Person(name=_WHO, case=case),)
    return ((one, people) for one in found)


# What is learnt ------------------------------------------------------------------------------------------------------


def knowing_more_and_more(data: st.DataObject, pack: model_pack.Pack) -> list[Case]:
    """Draw three cases of one person: of whom little is known, of whom more is, of whom everything is."""
    everything = data.draw(complete_profiles(pack))
    something = data.draw(partial_of(everything))
    less = data.draw(partial_of(something))
    on = data.draw(dates(pack))
    return [Case(profile=profile, on=on) for profile in (less, something, everything)]


def _soundness(data: st.DataObject, pack: Pack) -> Iterator[Found]:
    drawn = knowing_more_and_more(data, pack.model)
    less, more, everything = (decide(pack.model, case) for case in drawn)
    for before, after in ((less, more), (more, everything), (less, everything)):
        yield from _unsound(before, after)
    for case in _all_but_one(data, drawn[-1]):
        yield from _unsound(decide(pack.model, case), everything)


def _unsound(before: Decision, after: Decision) -> Iterator[Found]:
    people = (Person(name=_LESS, case=before.case), Person(name=_MORE, case=after.case))
    return ((one, people) for one in (*lies_inside(after, before), *totals_narrow(after, before)))


def _all_but_one(data: st.DataObject, case: Case) -> Iterator[Case]:
    """Draw up to eight cases in which one fact, or one finding, is not known that is known in `case`."""
    facts, attestations = case.profile.facts, case.profile.attestations
    known = [*(("fact", one) for one in facts), *(("finding", one) for one in attestations)]
    if len(known) > _MOST_FORGOTTEN:
        known = data.draw(st.lists(st.sampled_from(known), min_size=1, max_size=_MOST_FORGOTTEN, unique=True))
    for kind, forgotten in known:
        less = Profile(
            facts={name: one for name, one in facts.items() if (kind, forgotten) != ("fact", name)},
            attestations={name: one for name, one in attestations.items() if (kind, forgotten) != ("finding", name)},
        )
        yield replace(case, profile=less)


# What does not matter ------------------------------------------------------------------------------------------------


def _order(data: st.DataObject, pack: Pack) -> Iterator[Found]:
    model, case = pack.model, data.draw(cases(pack.model))
    benefits = data.draw(st.permutations(list(model.benefits.values())))
    grouped = data.draw(st.permutations(list(model.groups.values())))
    turned = replace(case, profile=_turned(case.profile))
    here = decide(model, case)
    yield from _of_one(case, differences(here, decide(reordered(model, benefits, grouped), case)))
    yield from _of_one(case, differences(here, decide(model, turned)))


def _turned(profile: Profile) -> Profile:
    return replace(
        profile,
        facts=dict(reversed(list(profile.facts.items()))),
        attestations=dict(reversed(list(profile.attestations.items()))),
    )


def _irrelevance(data: st.DataObject, pack: Pack) -> Iterator[Found]:
    model, case = pack.model, data.draw(cases(pack.model))
    here = decide(model, case)
    talkative = replace(case, profile=data.draw(idle_talk(model, case.profile)))
    people = (Person(name=_WITHOUT, case=case), Person(name=_WITH, case=talkative))
    yield from ((one, people) for one in _differ(here, decide(model, talkative)))
    yield from _of_one(case, _differ(here, decide(model, replace(case, profile=_used(here)))))


def _differ(before: Decision, after: Decision) -> Iterator[Breach]:
    yield from differences(before, after)
    yield from explanations_differ(before, after)


def _used(decision: Decision) -> Profile:
    profile = decision.case.profile
    return Profile(
        facts={name: profile.facts[name] for name in decision.used},
        attestations={name: profile.attestations[name] for name in decision.used_attestations},
    )


@st.composite
def idle_talk(draw: st.DrawFn, pack: model_pack.Pack, profile: Profile) -> Profile:
    """Return `profile` with facts and findings that the pack does not read: up to five facts, all such findings."""
    unread = [fact for name, fact in pack.facts.items() if name not in pack.facts_read]
    chosen = draw(st.lists(st.sampled_from(unread), max_size=5, unique_by=lambda one: one.id)) if unread else []
    facts = {fact.id: Known(value=draw(values(fact, {}, complete=False))) for fact in chosen}
    attested = [name for name in pack.findings if name not in pack.findings_read]
    attestations = dict.fromkeys(attested, Attestation(holds=True))
    return replace(profile, facts={**facts, **profile.facts}, attestations={**attestations, **profile.attestations})


def _replay(data: st.DataObject, pack: Pack) -> Iterator[Found]:
    case = data.draw(cases(pack.model))
    once, again = decide(pack.model, case), decide(deepcopy(pack.model), deepcopy(case))
    yield from _of_one(case, _differ(once, again))
    recorded = PublicDecision(model=once)
    if _has_a_file(pack):
        played = replay(recorded.to_data(), pack)
        if not played.same or played.changed:
            where = ", ".join([*played.changed, *(one.path for one in played.differences[:3])])
            now = Words(_ANOTHER.say("zh", where=where), _ANOTHER.say("en", where=where))
            breach = Breach(about=same_words(pack.name), what=_RECEIPT, before=_SAME, after=now)
            yield from _of_one(case, [breach])


def _has_a_file(pack: Pack) -> bool:
    return bool(pack.model.file.text)


def _relabelling(data: st.DataObject, pack: Pack) -> Iterator[Found]:
    case = data.draw(cases(pack.model))
    other = renaming(pack.model, data.draw(st.permutations(range(entries(pack.model)))), "（又名）")
    here, there = decide(pack.model, case), decide(other.pack(pack.model), other.case(case))
    yield from _of_one(case, differences(here, there, other.back))


_FLAGS = st.booleans()
_SPELLINGS = st.builds(Spelling, order=_FLAGS, quotes=_FLAGS, brackets=_FLAGS, number=st.integers(0, 10_000))


def _spelling(data: st.DataObject, pack: Pack) -> Iterator[Found]:
    if not _has_a_file(pack):
        return
    file = pack.model.file
    text = respelled(file.text, file.name, data.draw(_SPELLINGS))
    again, wrong = read_again(text, file.name, pack.path)
    if again is None:
        refused = Breach(about=_PACK_FILE, what=_REFUSED, before=_SAME, after=same_words(wrong))
        yield refused, ()
        return
    found = apart(pack.model, same_but_for_its_digest(pack.model, again))
    if found is not None:
        path, before, after = found
        what = Words(_READS_AS.say("zh", path=path), _READS_AS.say("en", path=path))
        yield Breach(about=_PACK_FILE, what=what, before=told(before), after=told(after)), ()


# What is paid --------------------------------------------------------------------------------------------------------


def _totals(data: st.DataObject, pack: Pack) -> Iterator[Found]:
    case = data.draw(cases(pack.model))
    together = decide(pack.model, case)
    yield from _of_one(case, groups.stand_in_their_rows(together))
    yield from _of_one(case, groups.add_up(together, grouped=bool(pack.model.groups)))
    if pack.model.groups:
        yield from _of_one(case, groups.add_up(decide(replace(pack.model, groups={}), case), grouped=False))


def _caps(data: st.DataObject, pack: Pack) -> Iterator[Found]:
    case = data.draw(cases(pack.model))
    return _of_one(case, groups.keep_caps(decide(pack.model, case)))


def _exclusivity(data: st.DataObject, pack: Pack) -> Iterator[Found]:
    case = data.draw(cases(pack.model))
    return _of_one(case, groups.keep_exclusions(decide(pack.model, case)))


# One step further ----------------------------------------------------------------------------------------------------


def _monotone(data: st.DataObject, pack: Pack) -> Iterator[Found]:
    return monotone_in(data, pack, tuple(rankings(pack.model)), tuple(pack.benefits))


def monotone_in(data: st.DataObject, pack: Pack, attributes: Sequence[str], benefits: Sequence[str]) -> Iterator[Found]:
    """Draw people, and yield each step up in one of `attributes` after which one of `benefits` pays less."""
    for benefit, model, case in _people(data, pack, benefits):
        for fact in attributes:
            if fact in model.facts_read:
                yield from steps.falls(model, case, fact, (benefit,))


def _no_holes(data: st.DataObject, pack: Pack) -> Iterator[Found]:
    for _, model, case in _people(data, pack, tuple(pack.benefits)):
        for fact in steps.movable(model):
            yield from steps.holes(model, case, fact)


def _people(data: st.DataObject, pack: Pack, benefits: Sequence[str]) -> Iterator[tuple[str, model_pack.Pack, Case]]:
    """Draw some of `benefits`; yield each with the part of the pack on which it rests, and somebody who may get it."""
    makes = people(pack.model)
    asked = [one for one in benefits if one in makes.benefits]
    some = min(len(asked), _MOST_BENEFITS)
    for benefit in (
        data.draw(st.lists(st.sampled_from(asked), min_size=some, max_size=some, unique=True)) if asked else ()
    ):
        yield benefit, makes.slice(benefit), makes.case(data, benefit)


def _seams(data: st.DataObject, pack: Pack) -> Iterator[Found]:
    case = data.draw(cases(pack.model))
    return _of_one(case, steps.seams(decide(pack.model, case)))


LAWS: tuple[Law, ...] = (
    Law(
        id="soundness",
        says=Words(
            "多知道一件事，已经定下的结论不会改变，金额只会收窄",
            "learning a fact changes no settled verdict and only narrows amounts",
        ),
        look=_soundness,
    ),
    Law(
        id="monotone",
        says=Words(
            "其他条件相同，学历、职称等更高的人，每一项所得不少于更低的人",
            "all else being equal, whoever ranks higher gets no less of any benefit",
        ),
        look=_monotone,
        accepted_by="better-gets-less",
    ),
    Law(
        id="order_independence",
        says=Words(
            "待遇、叠加规则和事实先写后写，结果都一样", "the order of benefits, groups and facts changes nothing"
        ),
        look=_order,
    ),
    Law(
        id="irrelevance",
        says=Words("规则没有问到的事实，说不说都一样", "facts that the rules do not ask for change nothing"),
        look=_irrelevance,
        every=2,
    ),
    Law(
        id="totals",
        says=Words(
            "合计就是各项之和，叠加规则只会使它减少",
            "the totals are the sums of their items, and groups only lessen them",
        ),
        look=_totals,
    ),
    Law(id="caps", says=Words("合计从不超过封顶的数额", "what is paid together never passes a cap"), look=_caps),
    Law(
        id="exclusivity",
        says=Words(
            "互相排斥的待遇从不同时享受，有前提的待遇从不单独享受",
            "what excludes each other is never granted together, nor anything without what it needs",
        ),
        look=_exclusivity,
    ),
    Law(
        id="no_one_day_holes",
        says=Words(
            "前一天、后一天都符合的人，当天不会不符合（一岁、一个月、一分钱也一样）",
            "nobody is refused at one single day, number or fen who is granted on either side of it",
        ),
        look=_no_holes,
        accepted_by="one-unit-hole",
    ),
    Law(
        id="version_seams",
        says=Words(
            "每一天适用的，正是期间包含这一天的那个版本；没有这样的版本，就没有这项待遇",
            "the version that applies is the one whose days hold the day that chooses, and none where there is none",
        ),
        look=_seams,
    ),
    Law(
        id="replay",
        says=Words(
            "同一情况再算一次，按回执重算，结果完全一样", "the same case, and its receipt, decide the same again"
        ),
        look=_replay,
        every=10,
    ),
    Law(
        id="relabelling",
        says=Words("换掉全部编号和名称，结果不变", "other ids and other names change nothing"),
        look=_relabelling,
        every=5,
    ),
    Law(
        id="yaml_spelling",
        says=Words(
            "同一份规则换一种 YAML 写法（键的先后、引号、换行或括号），读出来的规则一样",
            "another spelling of the same YAML (order of keys, quotes, lines or brackets) means the same",
        ),
        look=_spelling,
        every=10,
    ),
)
