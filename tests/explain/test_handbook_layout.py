"""Pictures of how benefits hang together: boxes and lines that never lie on each other, words that are all there."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from talentrules.explain.handbook.layout import Drawing, Node, Rail, draw
from talentrules.explain.handbook.svg import drawing_to_svg
from tests.strategies import examples

Rectangle = tuple[int, int, int, int]
"""Left, upper, right, lower."""

_NAMES = st.text(alphabet="安居补贴“”（） abcXYZ-", min_size=1, max_size=60).filter(str.strip)


@st.composite
def pictures(draw_: st.DrawFn) -> tuple[list[Node], list[Rail]]:
    """Return up to twelve nodes and up to ten rails between them."""
    names = draw_(st.lists(_NAMES, min_size=1, max_size=12))
    sections = sorted(draw_(st.lists(st.sampled_from("资住家"), min_size=len(names), max_size=len(names))))
    nodes = [Node(id=str(place), words=name, section=sections[place]) for place, name in enumerate(names)]
    some = st.lists(st.sampled_from([node.id for node in nodes]), max_size=4).map(tuple)
    rails = [
        Rail(kind="cap", words=f"{number} 封顶", among=draw_(some), sources=draw_(some), targets=draw_(some))
        for number in range(draw_(st.integers(0, 10)))
    ]
    return nodes, rails


def boxes(drawing: Drawing) -> list[Rectangle]:
    return [(one.x, one.y, one.x + one.width, one.y + one.height) for one in drawing.boxes]


def badges(drawing: Drawing) -> list[Rectangle]:
    return [(b.x - b.width // 2, b.y - 8, b.x + b.width // 2, b.y + 8) for b in drawing.badges]


def wires(drawing: Drawing) -> list[Rectangle]:
    return [(min(w.x1, w.x2), min(w.y1, w.y2), max(w.x1, w.x2), max(w.y1, w.y2)) for w in drawing.wires]


def meet(one: Rectangle, other: Rectangle) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def along(one: Rectangle, other: Rectangle) -> bool:
    """Whether two lines lie on each other for more than a point."""
    if one[0] == one[2] == other[0] == other[2]:
        return one[1] < other[3] and other[1] < one[3]
    if one[1] == one[3] == other[1] == other[3]:
        return one[0] < other[2] and other[0] < one[2]
    return False


@examples(60)
@given(picture=pictures())
def test_nothing_lies_on_anything_else(picture: tuple[list[Node], list[Rail]]) -> None:
    drawing = draw(*picture, "图1")
    solid = [*boxes(drawing), *badges(drawing)]
    assert not any(meet(one, other) for one, other in combinations(solid, 2))
    assert not any(along(one, other) for one, other in combinations(wires(drawing), 2))
    for left, upper, right, lower in (*solid, *wires(drawing)):
        assert left >= 0 <= upper
        assert right <= drawing.width
        assert lower <= drawing.height


@examples(60)
@given(picture=pictures())
def test_no_line_runs_through_a_box_or_through_the_badge_of_another(picture: tuple[list[Node], list[Rail]]) -> None:
    drawing = draw(*picture, "图1")
    for wire in wires(drawing):
        assert not any(meet(wire, (box[0], box[1] + 1, box[2], box[3] - 1)) for box in boxes(drawing))
        for badge, around in zip(drawing.badges, badges(drawing), strict=True):
            crosses = wire[0] < around[2] and around[0] < wire[2] and around[1] < wire[1] == wire[3] < around[3]
            beside = around[0] < wire[0] == wire[2] < around[2] and wire[0] != badge.x
            assert not crosses
            assert not (beside and wire[1] < around[3] and around[1] < wire[3])


@examples(60)
@given(picture=pictures())
def test_every_name_and_every_rail_is_there(picture: tuple[list[Node], list[Rail]]) -> None:
    nodes, rails = picture
    drawing = draw(nodes, rails, "图1")
    for node, box in zip(nodes, drawing.boxes, strict=True):
        assert "".join(box.lines).replace(" ", "") == node.words.replace(" ", "")
    joined = [rail for rail in rails if rail.among or rail.sources or rail.targets]
    assert sorted(badge.words for badge in drawing.badges) == sorted(rail.words for rail in joined)
    assert sum(wire.arrow for wire in drawing.wires) == sum(len(set(rail.targets)) for rail in rails)
    members = sum(len({*rail.among, *rail.sources, *rail.targets}) for rail in rails)
    assert len(drawing.dots) == members


@examples(20)
@given(picture=pictures())
def test_each_line_joins_the_box_of_its_member(picture: tuple[list[Node], list[Rail]]) -> None:
    drawing = draw(*picture, "图1")
    edges = [(box.x + box.width, box.y, box.y + box.height) for box in drawing.boxes]
    for wire in drawing.wires:
        if wire.y1 == wire.y2:
            assert any(wire.x1 == x and upper < wire.y1 < lower for x, upper, lower in edges)


def test_a_picture_without_rules_has_only_boxes() -> None:
    drawing = draw([Node(id="a", words="甲")], (), "图1")
    assert (drawing.wires, drawing.dots, drawing.badges) == ((), (), ())
    assert "<line" not in "".join(drawing_to_svg(drawing))


def test_two_benefits_of_which_one_excludes_the_other() -> None:
    nodes = [Node(id="a", words="生活补贴", to="x"), Node(id="b", words="柔性工作补贴", section="资金")]
    rail = Rail(kind="excludes", words="1 互斥", to="g", sources=("a",), targets=("b",))
    drawing = draw(nodes, [rail], "图1")
    (upright,) = (one for one in drawing.wires if one.x1 == one.x2)
    arrow = next(one for one in drawing.wires if one.arrow)
    assert arrow.y1 == upright.y2  # the arrow points at the lower box
    assert [one.words for one in drawing.headings] == ["资金"]
    svg = "".join(drawing_to_svg(drawing))
    assert '<a href="#x"><rect class="box"' in svg
    assert '<a href="#g"><rect class="badge"' in svg
    assert svg.count('class="head"') == 1


def test_a_long_name_is_broken_and_not_cut() -> None:
    (box,) = draw([Node(id="a", words="“候鸟”人才工作站建设经费和每年度考核后的配套奖励经费")], (), "图1").boxes
    assert box.lines == ("“候鸟”人才工作站建设经费和每年", "度考核后的配套奖励经费")
    (box,) = draw([Node(id="a", words="Home purchase subsidy for people (购房补贴)")], (), "图1").boxes
    assert box.lines == ("Home purchase subsidy for people", "(购房补贴)")
