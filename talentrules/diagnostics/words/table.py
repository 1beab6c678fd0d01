"""What can be wrong with a workbook of tier tables."""

from __future__ import annotations

from talentrules.diagnostics.wording import Wording

__all__ = ["TABLE"]

TABLE: dict[str, Wording] = {
    "table-library-missing": Wording(
        "读写 xlsx 需要另外安装 openpyxl",
        "运行  pip install 'talentrules[office]'  之后再试",
        "xlsx needs openpyxl, which is not installed",
        "run  pip install 'talentrules[office]'  and try again",
    ),
    "table-none": Wording(
        "“{name}”里没有分档的表",
        "只有写了 table 和 rows 的金额才能导出；用 talentrules show 查看有哪些待遇",
        "“{name}” has no tier table",
        "only amounts with `table` and `rows` are exported; see `talentrules show` for the benefits",
    ),
    "table-unreadable": Wording(
        "这个文件不能当作 xlsx 读",
        "用 talentrules table export 重新导出；在 Excel 或 WPS 里要另存为 .xlsx，不能是 .xls 或 .csv",
        "this file cannot be read as xlsx",
        "export again with `talentrules table export`; save as .xlsx, not as .xls or .csv",
    ),
    "table-too-large": Wording(
        "工作簿太大：{what}",
        "删去不是导出的工作表和内容；一张表最多 {limit}",
        "the workbook is too large: {what_en}",
        "remove what was not exported; at most {limit_en}",
    ),
    "table-cover": Wording(
        "工作簿里没有完整的“说明”页，看不出是从哪个规则包导出的",
        "不要删改“说明”页；用 talentrules table export 重新导出，再把改动填进去",
        "the workbook has no whole cover sheet, so that nothing says which pack it is from",
        "leave the sheet “说明” alone; export again and enter the changes there",
    ),
    "table-other-pack": Wording(
        "这个工作簿是从规则包“{written}”导出的，不是“{pack}”",
        "换成规则包“{written}”的文件，或者换成“{pack}”的工作簿",
        "this workbook was exported from the pack “{written}”, not from “{pack}”",
        "give the file of the pack “{written}”, or the workbook of “{pack}”",
    ),
    "table-pack-changed": Wording(
        "导出以后规则包改动过，表里的行可能对不上",
        "重新导出再改；确认规则包的改动与这些表无关时，可以加 --force",
        "the pack was changed after the export, so that rows may not match",
        "export again and edit that; add --force where the change has nothing to do with these tables",
    ),
    "table-place": Wording(
        "规则包里没有这张表：{written}",
        "不要改动第 2 行；那里写的是这张表在规则包里的位置",
        "the pack has no table at {written}",
        "leave row 2 alone; it says where the table stands in the pack",
    ),
    "table-twice": Wording(
        "同一张表有两个工作表：{written}",
        "只留一个工作表",
        "two sheets hold the same table: {written}",
        "keep one of the sheets",
    ),
    "table-told": Wording(
        "这一格只供查看，不能在表里改：应当是“{wanted}”，现在是“{written}”",
        "改回“{wanted}”；要改它，请直接改规则包",
        "this cell is only shown and cannot be changed here: it should be “{wanted}”, not “{written}”",
        "write “{wanted}” again; to change it, edit the pack",
    ),
    "table-head": Wording(
        "表头“{written}”不认识",
        "写成“事实的名称 + 空格 + 不低于、不高于、高于、低于、之一、介于或包含”，例如“学历 不低于”；不用的列请整列删去",
        "the heading “{written}” is not known",
        "write the name of a fact, a space and 不低于, 不高于, 高于, 低于, 之一, 介于 or 包含; remove a column that is not needed",
    ),
    "table-head-near": Wording(
        "表头“{written}”不认识，是不是“{near}”？",
        "改为 {near}",
        "the heading “{written}” is not known; did you mean “{near}”?",
        "write {near}",
    ),
    "table-head-twice": Wording(
        "表头“{written}”有两列",
        "只留一列",
        "the heading “{written}” stands twice",
        "keep one of the columns",
    ),
    "table-head-missing": Wording(
        "少了“{written}”这一列",
        "把这一列加回去，内容可以空着",
        "the column “{written}” is missing",
        "put the column back; its cells may be empty",
    ),
    "table-formula": Wording(
        "这一格是公式，导入时不计算公式",
        "填写算好的数，或者复制后选择“粘贴为数值”",
        "this cell is a formula, and formulas are not computed",
        "enter the number itself, or paste it as a value",
    ),
    "table-error-cell": Wording(
        "这一格是 Excel 的错误值“{written}”",
        "重新填写这一格",
        "this cell is the error “{written}” of Excel",
        "enter the cell again",
    ),
    "table-became-date": Wording(
        "这一格被 Excel 变成了日期“{written}”",
        "先把单元格格式设为“文本”，再重新填写",
        "Excel turned this cell into the date “{written}”",
        "set the format of the cell to text and enter it again",
    ),
    "table-not-exact": Wording(
        "“{written}”不是准确的数：表里的小数只存了近似值",
        "先把单元格格式设为“文本”，再填写，例如 80.50元",
        "“{written}” is no exact number: what is stored here is an approximation",
        "set the format of the cell to text and write it, such as 80.50元",
    ),
    "table-merged": Wording(
        "这里有合并的单元格 {written}，合并以后只有左上角一格有内容",
        "取消合并，每一行都填写完整",
        "the cells {written} are merged, so that only the first of them has content",
        "split them and fill in every row",
    ),
    "table-row-number": Wording(
        "“行”这一列写了“{written}”，规则包里的这张表没有这一行",
        "原有的行不要改“行”这一列（1 到 {last}）；新加的行在这一列留空",
        "the column “行” says “{written}”, and the table in the pack has no such row",
        "leave the column “行” of existing rows alone (1 to {last}); leave it empty in a new row",
    ),
    "table-otherwise": Wording(
        "“其余”这一行{written}",
        "“其余”只能改金额；要增删它，请在规则包里改 otherwise",
        "the row “其余” {written_en}",
        "only the amount of “其余” can be changed; add or remove `otherwise` in the pack",
    ),
    "table-no-rows": Wording(
        "这张表一行也没有了",
        "至少留一行；整张表都不要时，请在规则包里改",
        "no row is left in this table",
        "keep one row; to remove the whole table, edit the pack",
    ),
    "table-no-condition": Wording(
        "这一行没有写条件",
        "填写至少一个条件；人人都有的金额请写在“其余”一行或规则包的 otherwise",
        "this row has no condition",
        "enter a condition; what everybody gets belongs into the row “其余”, `otherwise` in the pack",
    ),
    "table-value": Wording(
        "“{name}”不能是“{written}”：{why}",
        "{how}",
        "“{name}” cannot be “{written}”: {why_en}",
        "{how_en}",
    ),
    "table-entry": Wording(
        "没有“{written}”这一项",
        "这里可以写：{known}",
        "there is no “{written}”",
        "here may stand: {known}",
    ),
    "table-amount": Wording(
        "“{written}”不是金额、比例或者数",
        "写成 5000、5000元、5万元 或 50%",
        "“{written}” is no amount, share or number",
        "write 5000, 5000元, 5万元 or 50%",
    ),
    "table-amount-form": Wording(
        "“形式”写了“{written}”，{problem}",
        "{how}",
        "“形式” says “{written}”, {problem_en}",
        "{how_en}",
    ),
    "table-yaml": Wording(
        "这一格要写规则语言，写成这样读不懂：{why}",
        "照规则包里的写法写，例如 {{any: [{{education_level: doctor}}, {{title_rank: senior}}]}}",
        "this cell holds the rule language and cannot be read: {why_en}",
        "write it as a pack does: {{any: [{{education_level: doctor}}, {{title_rank: senior}}]}}",
    ),
    "table-comment": Wording(
        "这张表的各行写在一个 [ ] 里，中间有注释，增删行时不知道注释该留在哪里",
        "先在规则包里把每一档改成以 - 开头的一行，再重新导出",
        "the rows of this table stand inside [ ] with a comment between them that would be lost",
        "write each row in the pack as a line of its own that begins with - and export again",
    ),
    "table-cell-lost": Wording(
        "这一格的内容在 xlsx 里存不下，或者会变样",
        "这张表请直接在规则包里改",
        "xlsx cannot hold the content of this cell as it is",
        "edit this table in the pack itself",
    ),
    "table-result": Wording(
        "改好的规则包读不回来，什么都没有写入",
        "按上面列出的问题改正表格；没有列出问题时，请直接改规则包",
        "the changed pack cannot be read back, and nothing was written",
        "mend the table as said above; where nothing is said, edit the pack itself",
    ),
}
