"""Bad input: a clear error with its place, exit status 2, bounded time, no traceback."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import DAY, DOCTOR, ROOT, Done, Run, in_a_process

BAD: dict[str, tuple[bytes, str, str]] = {
    "empty": (b"", "file-empty", ""),
    "gbk": ("人才群体: [候鸟人才]\n".encode("gbk"), "file-encoding", "1:1"),
    "brackets": (b"cards: " + b"[" * 100_000, "too-deep", "1:71"),
    "twice": (b"retired: true\nretired: false\n", "duplicate-key", "2:1"),
    "no": (b"retired: no\n", "truth-word", "1:10"),
    "colon": ("retired：true\n".encode(), "full-width-colon", "1:8"),
    "near": (b"cards: null\ntalent_group: [migratory]\n", "unknown-fact-near", "2:1"),
    "day": (b"applied_on: 2024-02-30\n", "no-such-day", "1:13"),
    "huge": (b"a: x\n" * 10_000_000, "file-too-large", ""),
}


def is_clear(done: Done, code: str, place: str, file: str) -> None:
    assert done.status == 2
    assert done.out == ""
    assert f"错误[{code}] {file}" in done.err
    assert not place or f"{file}:{place}：" in done.err
    assert "怎么改：" in done.err
    assert "Traceback" not in done.err
    assert len(done.err) < 2000


@pytest.mark.parametrize("name", BAD)
def test_a_bad_profile(run: Run, name: str, tmp_path: Path) -> None:
    data, code, place = BAD[name]
    file = tmp_path / "p.yaml"
    file.write_bytes(data)
    is_clear(run("decide", "wuzhishan", file, *DAY), code, place, str(file))
    is_clear(run("compare", file, *DAY), code, place, str(file))
    is_clear(run("decide", "wuzhishan", "-", *DAY, stdin=data), code, place, "标准输入")


@pytest.mark.parametrize("name", sorted(BAD.keys() - {"near", "day"}))
def test_a_bad_pack(run: Run, name: str, tmp_path: Path) -> None:
    data, code, place = BAD[name]
    file = tmp_path / "p.yaml"
    file.write_bytes(data)
    for command in (("validate", file), ("decide", file, DOCTOR, *DAY), ("show", file)):
        is_clear(run(*command), code, place, str(file))


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_in_a_real_process(name: str, tmp_path: Path) -> None:
    data, code, place = BAD[name]
    file = tmp_path / "p.yaml"
    file.write_bytes(data)
    is_clear(in_a_process("decide", "wuzhishan", file, *DAY), code, place, str(file))


def test_a_folder(run: Run, tmp_path: Path) -> None:
    is_clear(run("decide", "wuzhishan", tmp_path, *DAY), "file-is-folder", "", str(tmp_path))
    is_clear(run("validate", tmp_path), "file-is-folder", "", str(tmp_path))
    is_clear(run("replay", tmp_path), "file-is-folder", "", str(tmp_path))


def pack_with(change: Callable[[str], str], folder: Path) -> Path:
    file = folder / "wuzhishan.yaml"
    file.write_text(change((ROOT / "rules" / "wuzhishan.yaml").read_text(encoding="utf-8")), encoding="utf-8")
    return file


def test_a_benefit_that_requires_itself(run: Run, tmp_path: Path) -> None:
    file = pack_with(
        lambda text: text.replace("        - finding: free_checkup_conditions", "        - benefit: free_checkup"),
        tmp_path,
    )
    for command in (("validate", file), ("decide", file, DOCTOR, *DAY)):
        done = run(*command)
        assert done.status == 2
        assert re.search(rf"错误\[requires-itself\] {re.escape(str(file))}:\d+:\d+：", done.err)


def test_a_day_in_a_pack_that_does_not_exist(run: Run, tmp_path: Path) -> None:
    file = pack_with(lambda text: text.replace("verified_on: 2024-05-09", "verified_on: 2024-02-30"), tmp_path)
    done = run("validate", file)
    assert done.status == 2
    assert "no-such-day" in done.err


def test_all_packs_are_validated_though_one_is_bad(run: Run, tmp_path: Path) -> None:
    done = run("validate", tmp_path / "none.yaml", "wuzhisan", "nanle")
    assert done.status == 2
    assert "file-missing" in done.err
    assert "是不是“wuzhishan”" in done.err
    assert "✓ nanle" in done.out


def test_a_fact_that_no_pack_knows(run: Run) -> None:
    facts = b"xiangya_expert: true\ntalent_group: []\nattestations: {outstanding_performanc: true}\n"
    done = run("compare", "-", *DAY, stdin=facts)
    assert done.status == 2
    assert done.err.count("talent_groups") >= 1
    assert "xiangya" not in done.err
    assert "共 2 个错误" in done.err


def test_a_wrong_value_in_a_comparison_is_said_once(run: Run) -> None:
    done = run("compare", "-", *DAY, stdin=b"retired: 5\n")
    assert done.status == 2
    assert "共 1 个错误" in done.err


def test_attestations_of_the_wrong_form(run: Run) -> None:
    assert "attestations-form" in run("compare", "-", *DAY, stdin=b"attestations: [a]\n").err


@pytest.mark.parametrize(
    ("arguments", "zh", "en"),
    [
        (("decid",), "没有“decid”这个命令。是不是“decide”？", "Did you mean “decide”?"),
        (("xyzzy",), "可以用：packs、", "Commands: packs, "),
        (("decide",), "缺少 PACK", "Missing argument 'PACK'"),
        (("decide", "wuzhishan", DOCTOR, "x"), "多写了参数：x", "unexpected extra argument"),
        (("decide", "--formt", "x"), "没有 --formt 这个选项，是不是 --format？", "No such option"),
        (
            ("decide", "a", "b", "--format", "pdf"),
            "可以是：text、markdown、html、notice、verification、json",
            "is not one of",
        ),
        (("decide", "a", "b", "--on", "2024-02-30"), "“2024-02-30”不是日历上的日子", "not a day"),
        (("decide", "a", "b", "--on"), "--on 的用法不对", "requires an argument"),
        (("schema",), "请写出要哪一个", "say which"),
        (("schema", "pack", "liling"), "后面不写 PACK", "takes no PACK"),
        (("validate",), "缺少 PACK", "Missing argument"),
        (("--bogus",), "没有 --bogus 这个选项", "No such option"),
        (("show", "wuzhishan", "交通补帖"), "是不是“交通补贴”？", "Did you mean “交通补贴”?"),
        (("show", "wuzhisan"), "是不是“wuzhishan”？", "Did you mean “wuzhishan”?"),
    ],
)
def test_a_misuse_is_explained(run: Run, arguments: tuple[str, ...], zh: str, en: str) -> None:
    done = run(*arguments)
    assert (done.status, done.out) == (2, "")
    assert zh in done.err
    english = run(*arguments, "--lang=en") if arguments[-1] != "--on" else run("decide", "--lang", "en", "a", "--on")
    assert (english.status, english.out) == (2, "")
    assert en in english.err


def test_two_days_of_application(run: Run) -> None:
    done = run("decide", "wuzhishan", "-", *DAY, "--applied-on", "2024-05-20", stdin=b"applied_on: 2024-05-21\n")
    assert done.status == 2
    assert "applied-on-conflict" in done.err


def test_a_file_that_cannot_be_written_is_left_as_it_was(run: Run, tmp_path: Path) -> None:
    done = run("decide", "wuzhishan", DOCTOR, *DAY, "--output", tmp_path / "none" / "x.txt")
    assert done.status == 2
    assert "文件写不进去" in done.err
    assert run("decide", "wuzhishan", DOCTOR, *DAY, "--output", tmp_path, "--lang", "en").status == 2
    assert list(tmp_path.iterdir()) == []
    assert run("schema", "--write", DOCTOR).status == 2


def test_a_bad_profile_leaves_the_output_alone(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "x.txt"
    file.write_text("before", encoding="utf-8")
    assert run("decide", "wuzhishan", tmp_path / "none", *DAY, "--output", file).status == 2
    assert file.read_text(encoding="utf-8") == "before"


def test_a_receipt_that_was_altered(run: Run, tmp_path: Path) -> None:
    receipt = tmp_path / "r.json"
    run("decide", "wuzhishan", DOCTOR, *DAY, "--receipt", receipt)
    receipt.write_text(receipt.read_text(encoding="utf-8").replace("2024-06-01", "2024-06-02"), encoding="utf-8")
    done = run("replay", receipt)
    assert done.status == 2
    assert f"错误[receipt-altered] {receipt}:" in done.err
