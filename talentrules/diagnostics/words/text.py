"""What can be wrong with the text of a file: encoding, size, YAML itself.

The reader of these words edits YAML in an office and does not program: “冒号前的名称” is a key, “项” a list item.
"""

from __future__ import annotations

from talentrules.diagnostics.wording import Wording

__all__ = ["TEXT"]

_FILE: dict[str, Wording] = {
    "file-missing": Wording(
        "没有这个文件：{name}",
        "请核对文件名和所在的文件夹，注意 .yaml 与 .yml 的区别。",
        "there is no such file: {name}",
        "Check the file name and its folder; mind .yaml against .yml.",
    ),
    "file-is-folder": Wording(
        "这是一个文件夹，不是文件：{name}",
        "请写出文件夹里那个 .yaml 文件的名称。",
        "this is a folder, not a file: {name}",
        "Name the .yaml file inside the folder.",
    ),
    "file-not-regular": Wording(
        "这不是普通文件（是设备或管道），不能读取：{name}",
        "请把内容另存为一个普通的 .yaml 文件。",
        "this is a device or a pipe, not an ordinary file: {name}",
        "Save the content as an ordinary .yaml file.",
    ),
    "file-unreadable": Wording(
        "文件打不开：{name}（{reason}）",
        "请检查文件的读取权限，或者它是否正被别的程序占用。",
        "the file cannot be opened: {name} ({reason})",
        "Check the permissions of the file, and whether another program holds it.",
    ),
    "file-too-large": Wording(
        "文件太大：超过 {limit} MB",
        "请拆成几个文件，或者核对是不是选错了文件；一个地方的政策通常不到 1 MB。",
        "the file is too large: more than {limit} MB",
        "Split it, or check that it is the right file; the policy of one place seldom takes 1 MB.",
    ),
    "file-empty": Wording(
        "文件里没有内容（空文件，或者只有注释）",
        "请核对是不是选错了文件，或者忘了保存。",
        "the file holds nothing but perhaps comments",
        "Check that it is the right file and that it was saved.",
    ),
    "file-encoding": Wording(
        "文件不是 UTF-8 编码，看起来是 {encoding}；从这里开始读不了",
        "请在编辑器里选“另存为”，编码选 UTF-8，再保存一次。",
        "the file is not UTF-8, it looks like {encoding_en}; it cannot be read from here on",
        "Use “Save as” in the editor with the encoding UTF-8.",
    ),
    "file-damaged": Wording(
        "文件是 UTF-8 编码，但这里的文字已经损坏，读不出来",
        "请把这里的文字重新输入一遍，再按 UTF-8 编码保存。",
        "the file is UTF-8, but the text here is damaged and cannot be read",
        "Type the text here again and save the file as UTF-8.",
    ),
    "file-not-text": Wording(
        "这不是文本文件，看起来是 {kind}",
        "请选用 .yaml 文件；Word、Excel 里的内容要复制到文本文件里再保存。",
        "this is not a text file, it looks like {kind_en}",
        "Use a .yaml file; copy what stands in Word or Excel into a text file.",
    ),
    "lone-cr": Wording(
        "换行符不规范：这一行只用了“回车”（CR）换行，全文共 {count} 处",
        "请在编辑器里把行尾格式改成 LF 或 CRLF，再保存。",
        "this line ends with a carriage return alone (CR); {count} in the whole file",
        "Set the line ends to LF or CRLF in the editor and save.",
    ),
    "bad-character": Wording(
        "这里有一个不该出现的字符：{point}（{name}）",
        "它多半是从网页或 Word 粘贴带来的，看不见也要删掉：删去这个位置的字符，需要时重新输入。",
        "there is a character here that must not be used: {point} ({name_en})",
        "It often comes with pasting from a web page or Word; delete it, even if it cannot be seen.",
    ),
    "too-deep": Wording(
        "层次太多：嵌套超过 {limit} 层",
        "请检查这里是不是多打了括号或横线；正常的规则包不到 20 层。",
        "too deep: more than {limit} levels inside each other",
        "Look for brackets or dashes too many; a normal pack has less than 20 levels.",
    ),
    "too-many-values": Wording(
        "内容太多：超过 {limit} 项",
        "请拆成几个文件，或者核对是不是选错了文件。",
        "too much: more than {limit} values",
        "Split the file, or check that it is the right one.",
    ),
    "too-many-errors": Wording(
        "错误太多，这里只列出前 {limit} 个",
        "请先改正上面的错误，再检查一遍。",
        "too many errors, only the first {limit} are listed",
        "Correct those above and check again.",
    ),
}

_SHAPE: dict[str, Wording] = {
    "not-a-mapping": Wording(
        "整个文件应当由“名称: 内容”组成，这里却不是",
        "每一行先写名称，再写半角冒号和一个空格，然后写内容，例如 name: 五指山市。",
        "the whole file must be made of “name: value”, and this is not",
        "Write a name, a colon, a space and the value, such as name: 五指山市.",
    ),
    "several-documents": Wording(
        "一个文件里只能有一份内容，这里又开始了另一份",
        "请删去“---”或“...”这一行，或者把后面的内容另存为一个文件。",
        "a file holds one document, and another one begins here",
        "Remove the line “---” or “...”, or save what follows as a file of its own.",
    ),
    "yaml-directive": Wording(
        "不能使用以“%”开头的说明行：“{written}”",
        "请删去这一行。",
        "lines that begin with “%” are not used: “{written}”",
        "Remove this line.",
    ),
    "yaml-anchor": Wording(
        "不能使用以“&”开头的标记：“{written}”",
        '如果是正文，请加半角引号，例如 "{written}"；如果想在别处引用这段内容，请把内容照抄一遍。',
        "marks that begin with “&” (anchors) are not used: “{written}”",
        'If it is text, put it in quotes: "{written}"; to use the content elsewhere, copy it.',
    ),
    "yaml-alias": Wording(
        "不能使用以“*”开头的引用：“{written}”",
        '如果是正文，请加半角引号，例如 "{written}"；如果想引用别处的内容，请把内容照抄一遍。',
        "references that begin with “*” (aliases) are not used: “{written}”",
        'If it is text, put it in quotes: "{written}"; to use the content from elsewhere, copy it.',
    ),
    "yaml-tag": Wording(
        "不能使用以“!”开头的标记：“{written}”",
        '如果是正文，请加半角引号，例如 "{written}"；否则删去这个标记。',
        "marks that begin with “!” (tags) are not used: “{written}”",
        'If it is text, put it in quotes: "{written}"; otherwise remove the mark.',
    ),
    "reserved-mark": Wording(
        "“{written}”是有特殊含义的符号，不能单独使用",
        '如果是正文，请加半角引号，例如 "{written}"；如果想合并别处的内容，请把内容照抄一遍。',
        "“{written}” has a special meaning and cannot stand alone",
        'If it is text, put it in quotes: "{written}"; to merge content from elsewhere, copy it.',
    ),
    "complex-key": Wording(
        "冒号前只能是一个简单的名称，不能用“?”，也不能是括号、列表或多行文字",
        "请写成“名称: 内容”，例如 name: 交通补贴。",
        "what stands before a colon must be one simple name, without “?”, brackets, lists or several lines",
        "Write “name: value”, such as name: 交通补贴.",
    ),
    "missing-key": Wording(
        "冒号前没有名称",
        "请在冒号前写上名称，例如 name: 交通补贴；多余的冒号请删去。",
        "there is no name before the colon",
        "Write a name before the colon, such as name: 交通补贴, or remove the colon.",
    ),
    "duplicate-key": Wording(
        "“{key}”重复了：同一级里已经写过一次",
        "只保留一处；如果是两件不同的事，请换一个名称。",
        "“{key}” stands twice on the same level",
        "Keep one of them; if they are two things, choose another name.",
    ),
    "empty-value": Wording(
        "“{key}”后面没有内容",
        "没有请写 null，不知道请删去这一行；如果内容在下面几行，请比这一行多缩进两个空格。",
        "nothing follows “{key}”",
        "Write null for none, or remove the line if it is not known; content on the next lines is indented by two more spaces.",
    ),
}

_VALUES: dict[str, Wording] = {
    "truth-word": Wording(
        "“{written}”可能是“是/否”，也可能是文字，分不清",
        '表示“是”请写 true，表示“否”请写 false；如果是文字或代码，请加半角引号，例如 "{written}"。',
        "“{written}” may mean yes or no, or may be text",
        'Write true or false; if it is text or a code, put it in quotes: "{written}".',
    ),
    "null-word": Wording(
        "“{written}”可能是“没有”，也可能是文字，分不清",
        '表示“没有”请写 null；如果是文字，请加半角引号，例如 "{written}"。',
        "“{written}” may mean “none”, or may be text",
        'Write null for none; if it is text, put it in quotes: "{written}".',
    ),
    "leading-zero": Wording(
        "“{written}”以 0 开头，分不清是号码还是数字",
        '如果是区号、代码、编号，请加半角引号，例如 "{written}"；如果是数字，请去掉开头的 0。',
        "“{written}” begins with 0 and may be a code or a number",
        'If it is a code, put it in quotes: "{written}"; if it is a number, remove the zeros in front.',
    ),
    "clock-number": Wording(
        "“{written}”可能是时间、比例或数字，分不清",
        '请加半角引号，例如 "{written}"。',
        "“{written}” may be a time, a ratio or a number",
        'Put it in quotes: "{written}".',
    ),
    "number-form": Wording(
        "“{written}”不是通常的数字写法",
        '数字只用数字和小数点，例如 {number}；如果是文字或代码，请加半角引号，例如 "{written}"。',
        "“{written}” is not a plain way to write a number",
        'Write numbers with digits and a decimal point, such as {number}; if it is text or a code, put it in quotes: "{written}".',
    ),
    "number-too-long": Wording(
        "“{written}”位数太多，不能当作数字",
        "如果是证件号码、编号，请加半角引号；数字的整数部分和小数部分各不超过 {limit} 位。",
        "“{written}” has too many digits for a number",
        "If it is the number of a paper, put it in quotes; a number has at most {limit} digits on each side of the point.",
    ),
    "date-form": Wording(
        "“{written}”不是规定的日期写法",
        "日期请写成 {write} 这样：四位年、两位月、两位日，不带时间；如果是文字，请加半角引号。",
        "“{written}” is not the way to write a date",
        "Write dates as {write}: four digits, two digits, two digits, no time of day; if it is text, put it in quotes.",
    ),
    "no-such-day": Wording(
        "日历上没有“{written}”这一天",
        "请对照原文核对年、月、日。",
        "there is no day “{written}” in the calendar",
        "Check year, month and day against the source.",
    ),
    "full-width-digits": Wording(
        "“{written}”里有全角数字",
        "请改用半角数字，写成 {write}；如果必须照原文保留全角，请加半角引号。",
        "“{written}” holds full-width digits",
        "Write {write}; if the source must be kept as it is, put it in quotes.",
    ),
    "odd-space": Wording(
        "这里有一个全角空格或其他特殊空格（{point}）",
        "请删去这个空格；缩进和冒号后面只能用半角空格。",
        "there is a full-width or other special space here ({point})",
        "Remove it; indentation and colons take ordinary spaces only.",
    ),
    "bracket-question": Wording(
        "括号里的文字含有半角问号“?”，会读错",
        '请给这段文字加半角引号，例如 "{written}"，或者改用全角问号“？”。',
        "text inside brackets holds a “?”, which is misread",
        'Put the text in quotes: "{written}".',
    ),
}

_SYNTAX: dict[str, Wording] = {
    "full-width-colon": Wording(
        "“{key}”后面用了全角冒号“：”",
        "请改成半角冒号加一个空格，写成 {key}: …；如果这一行是正文，请给整段文字加半角引号。",
        "a full-width colon “：” follows “{key}”",
        "Write a half-width colon and a space: {key}: …; if the line is text, put the whole text in quotes.",
    ),
    "colon-without-space": Wording(
        "“{key}”后面的冒号没有接空格",
        "请在冒号后加一个半角空格，写成 {key}: …；如果这一行是正文，请给整段文字加半角引号。",
        "no space follows the colon after “{key}”",
        "Write a space after the colon: {key}: …; if the line is text, put the whole text in quotes.",
    ),
    "full-width-punctuation": Wording(
        "这里读不下去，可能是因为用了全角的“{mark}”",
        "括号、逗号、引号用作 YAML 符号时请改用半角的“{write}”；如果是正文，请给整段文字加半角引号。",
        "this cannot be read, perhaps because of the full-width “{mark}”",
        "Brackets, commas and quotes of YAML are half-width: “{write}”; if it is text, put the whole text in quotes.",
    ),
    "tab": Wording(
        "这里用了制表符（Tab 键）",
        "请换成空格；缩进每一层用两个空格。",
        "there is a tab here",
        "Use spaces; indent by two of them per level.",
    ),
    "indentation": Wording(
        "这一行的缩进与上下文对不上",
        "同一级的各行要左对齐，下一级比上一级多缩进两个空格；如果是接着上一行的正文，请给整段文字加半角引号。",
        "the indentation of this line does not fit its neighbours",
        "Lines of one level stand in one column, the next level two spaces further; quote text that goes on over several lines.",
    ),
    "missing-colon": Wording(
        "“{written}”后面没有冒号",
        "请写成“名称: 内容”；如果是列表的一项，前面加“- ”；如果是上一行正文的续行，请多缩进两个空格。",
        "no colon follows “{written}”",
        "Write “name: value”; begin a list item with “- ”; indent a line that continues a text by two more spaces.",
    ),
    "colon-in-text": Wording(
        "这里的冒号不能用在内容当中：一行里只能有一处“名称: 内容”",
        "如果冒号属于正文，请给整段文字加半角引号；如果是下一级内容，请另起一行并多缩进两个空格。",
        "this colon cannot stand inside a value: a line holds one “name: value”",
        "If the colon belongs to a text, put the whole text in quotes; if another level begins, use a new line, two spaces further in.",
    ),
    "lost-dash": Wording(
        "这一行以“-”开头，却没有被读成列表的一项",
        "如果是列表的一项，请写成“- 内容”（横线后有空格），并与上一项的“-”左对齐；如果是正文，请给整段文字加半角引号。",
        "this line begins with “-” and is not read as a list item",
        "Write “- value” with a space after the dash, in the column of the other dashes; if it is text, put the whole text in quotes.",
    ),
    "dash-in-line": Wording(
        "列表的“-”不能写在这里",
        "请另起一行再写“- ”；如果“-”属于正文，请给整段文字加半角引号。",
        "the “-” of a list cannot stand here",
        "Begin a new line with “- ”; if the “-” belongs to a text, put the whole text in quotes.",
    ),
    "unclosed-quote": Wording(
        "这个引号一直没有正确结束",
        "请在这段文字的末尾补上同样的半角引号；正文里的引号请用中文引号“ ”。",
        "this quote is never closed properly",
        "Close it with the same quote at the end of the text; use “ ” for quotes inside of a text.",
    ),
    "text-after-quote": Wording(
        "引号已经结束，后面却还有文字",
        "请把整段文字放进一对半角引号；正文里的引号请用中文引号“ ”。",
        "text follows after the closing quote",
        "Put the whole text into one pair of quotes; use “ ” for quotes inside of a text.",
    ),
    "unclosed-bracket": Wording(
        "这个括号“{mark}”没有结束",
        "请在末尾补上对应的半角括号“{write}”，各项之间用半角逗号加空格隔开。",
        "this bracket “{mark}” is never closed",
        "Close it with “{write}”; separate what stands inside by a comma and a space.",
    ),
    "bracket-content": Wording(
        "括号里写得不对：读到这里读不下去",
        "各项之间用半角逗号加空格隔开，例如 [甲, 乙] 或 {{a: 1, b: 2}}；含标点的文字请加半角引号。",
        "what stands inside the brackets cannot be read from here on",
        "Separate by a comma and a space, such as [a, b] or {{a: 1, b: 2}}; put text with punctuation in quotes.",
    ),
    "stray-mark": Wording(
        "这里多了一个“{mark}”",
        "请删去它；如果是正文，请给整段文字加半角引号。",
        "there is a “{mark}” too much here",
        "Remove it; if it is text, put the whole text in quotes.",
    ),
    "bad-start": Wording(
        "内容不能以“{mark}”开头",
        "请给整段文字加半角引号。",
        "a value cannot begin with “{mark}”",
        "Put the whole text in quotes.",
    ),
    "bad-escape": Wording(
        "双引号里的“{written}”读不懂：反斜杠“\\”有特殊含义",
        "请把双引号改成单引号，或者把每个反斜杠写两遍“\\\\”。",
        "“{written}” inside double quotes has no meaning: the backslash is special",
        "Use single quotes, or write every backslash twice.",
    ),
    "block-text-mark": Wording(
        "“{mark}”后面不能直接写内容",
        "“|”或“>”写在行尾，正文从下一行开始，比上一行多缩进两个空格。",
        "nothing may follow directly after “{mark}”",
        "“|” or “>” ends its line; the text begins on the next line, two spaces further in.",
    ),
    "yaml-syntax": Wording(
        "读到这里读不下去，写法不符合 YAML 格式",
        "请对照上面几行检查冒号、缩进、引号和括号；正文里有标点时，给整段文字加半角引号。",
        "this cannot be read, it is no YAML",
        "Compare colons, indentation, quotes and brackets with the lines above; put text with punctuation in quotes.",
    ),
}

TEXT: dict[str, Wording] = {**_FILE, **_SHAPE, **_VALUES, **_SYNTAX}
"""Code to words, for everything that is wrong before the pack, the profile or the receipt is looked at."""
