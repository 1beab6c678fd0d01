"""What can be wrong with a receipt, and with the day of application that is given beside a profile."""

from __future__ import annotations

from talentrules.diagnostics.wording import Wording

__all__ = ["RECEIPT"]

RECEIPT: dict[str, Wording] = {
    "receipt-unknown-form": Wording(
        "这不是回执，也不是带有回执的测算结果",
        "请使用 talentrules decide 用 --receipt 写出的回执，或者用 --format json 写出的测算结果。",
        "this is neither a receipt nor a decision with a receipt",
        "Give what `talentrules decide` wrote with --receipt, or with --format json.",
    ),
    "receipt-newer": Wording(
        "回执的格式是“{schema}”，这个版本的 talentrules 读不了",
        "请用写出这份回执的版本来复核。",
        "the receipt has the form “{schema}”, which this version of talentrules cannot read",
        "Replay it with the version that wrote it.",
    ),
    "receipt-missing-key": Wording(
        "回执缺少“{key}”",
        "回执不能手工删改，请重新测算，得到完整的回执。",
        "the receipt lacks “{key}”",
        "A receipt is not edited by hand; decide again to get a whole one.",
    ),
    "receipt-unknown-key": Wording(
        "回执里不应有“{key}”",
        "回执不能手工添加内容，请使用原来的回执。",
        "“{key}” does not belong in a receipt",
        "A receipt is not edited by hand; use the one that was written.",
    ),
    "receipt-bad-value": Wording(
        "“{key}”的内容不对，这里应当是{wanted}",
        "回执不能手工改动，请使用原来的回执。",
        "“{key}” cannot be this; it must be {wanted_en}",
        "A receipt is not edited by hand; use the one that was written.",
    ),
    "receipt-altered": Wording(
        "回执被改动过：内容与它自己的校验码对不上",
        "请使用原来的回执；如果情况有变化，请重新测算。",
        "the receipt was altered: its content does not match its own checksum",
        "Use the receipt as it was written; decide again where facts have changed.",
    ),
}
