"""Ways to spoil a text by chance: bytes, lines, marks of its language, nesting, alphabets and the ends of lines."""

from __future__ import annotations

import random
from collections.abc import Callable

Change = Callable[[bytes, random.Random], bytes]

CHAPTER = (
    *("# ", "## ", "{#sec-x}", "{#fig-x}", "{#", "}", "{", "[", "]", "](", "![", "](tree.png)", "^[", "[^n]", "[^n]: "),
    *(
        "\n\n[^count]: ",
        ":::",
        "\n::: {.note}\n",
        "\n:::\n",
        "\n::: {#nte-x .callout-note}\n",
        "{.callout-note}",
        "{{<",
    ),
    *("```", "\n```{python}\n", "`{python} ", '`{python} value("trees.last")`', '`{python} words("trees.last")`', "`"),
    *(
        "**",
        "*",
        "_",
        "~",
        "^",
        "~~",
        "$",
        "$$",
        "\\(",
        "\\",
        "\\\n",
        "--",
        "---",
        "\n---\n",
        "...",
        '"',
        "'",
        "“",
        "»",
    ),
    *(
        "@sec-growth",
        "@fig-",
        "[@grove2020]",
        "[-@fig-tree]",
        "@grove2020",
        "[@",
        "@",
        "[see @grove2020; @tbl-streets]",
    ),
    *(
        '{term="zone"}',
        '{index="planting"}',
        '{quote="mayor.trees"}',
        '{claim="trees.*" direction="above"}',
        "{lang=en}",
    ),
    *('[x]{.xref target="x"}', "[b]{.xref}", "[x]{.value}", "[x]{.typed}", '{.unclaimed reason=""}', "{lang=xx}"),
    *(
        "<b>",
        "</b>",
        "<!--",
        "-->",
        "<!-- -->",
        "&amp;",
        "&#0;",
        "&#x110000;",
        "<https://a b>",
        "<script>",
        "\\newpage",
    ),
    *("[a](b.qmd)", "[a](#x)", "[a](01-growth.da.qmd#)", "(doi:)", "(//a)", "(http://[)", "(mailto:)", "{width=x}"),
    *(
        "\n- ",
        "\n1. ",
        "\n(a) ",
        "\niv) ",
        "\n> ",
        "\n    ",
        "\t",
        "\n| a | b |\n|---|---|\n| x | y |\n",
        "\n: x\n",
        "| ",
    ),
    *(
        "\nTerm\n:   def\n",
        "\n***\n",
        "\\begin{a}",
        "=\n",
        "\n\n\n",
        "  \n",
        "- [ ] x",
        "(@) x",
        "#| label: fig-x\n",
        "/",
    ),
)
CELL = (
    *(
        "#| label: fig-x\n",
        "#| label: tbl-x\n",
        "#| label: fig-growth onload=1\n",
        "#| fig-cap: x\n",
        "#| tbl-cap: ''\n",
    ),
    *(
        "#| include: true\n",
        "#| echo: x\n",
        "#| &a [*a]\n",
        "#| x: {\n",
        "#| - a\n",
        "#| print-later: x\n",
        "#|\n",
        "#| :\n",
    ),
    *("growth()", "by_street()", "by_year()", "1/0", "raise SystemExit", "raise KeyboardInterrupt", "return", "yield"),
    *("print('x')", "'x'", "None", "(", "\n    ", "def f():\n", "lambda: 0", "import figures", "from figures import *"),
    *(
        "value('trees.last')",
        "words('x')",
        "float('nan')",
        "10**5000",
        "b'\\xff'",
        "'\\ud800'",
        "'\\0'",
        "...",
        "[]",
        "{}",
    ),
    *(
        "globals().clear()",
        "del growth",
        "growth = 1",
        "growth().table",
        "raise ValueError('\\ud800')",
        "x" * 300,
        "#",
        ";",
    ),
    *(
        "exec('x')",
        "Ellipsis",
        "type('X', (), {})()",
        "object()",
        "__import__('sys').exit(3)",
        "assert 0",
        "async",
        "\\",
    ),
)
YAML = (
    *(
        ": ",
        "- ",
        "&a [*a]",
        "&a ",
        "*a",
        "<<: *a",
        "!!python/object:os.system x",
        "!!binary eA==",
        "!!set {a}",
        "? ",
        "|",
    ),
    *(
        "{",
        "}",
        "[",
        "]",
        "''",
        '"',
        "null",
        "~",
        "true",
        "no",
        "0x10",
        "1e999",
        ".nan",
        ".inf",
        "-1",
        "2020-01-01",
        "#",
    ),
    *(
        "lang: en\n",
        "lang: {}\n",
        "title: x\n",
        "publications:\n",
        "trees:\n",
        "editions:\n",
        "da:\n",
        "en:\n",
        "slug: a/b\n",
    ),
    *(
        "slug: ..\n",
        "slug: index\n",
        "slug: assets\n",
        "slug: CON\n",
        "folder: .\n",
        "folder: ..\n",
        "folder: /tmp\n",
        "a",
    ),
    *(
        "formats: []\n",
        "formats: [pdf]\n",
        "number: -3\n",
        "number: 9999999999999999999999\n",
        "unnumbered: true\n",
        "annex: 1\n",
    ),
    *(
        "address: javascript:x\n",
        "csl: data/trees.csv\n",
        "icon: figures/counted.py\n",
        "cover: {}\n",
        "\n---\n",
        "...",
        "%YAML 9",
    ),
    *(
        "bibliography: []\n",
        "bibliography: data\n",
        "cell-seconds: 0\n",
        "cell-megabytes: 1e9\n",
        "interface: xx\n",
        "@",
        "`",
    ),
)
JSON = (
    *(
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        '"',
        "null",
        "true",
        "1e999",
        "-0",
        "NaN",
        "Infinity",
        '"\\ud800"',
        '"\\u0000"',
        "{}",
    ),
    *(
        '"hash": "x",',
        '"path": "../x",',
        '"path": "/etc/passwd",',
        '"type": "number",',
        '"type": "date",',
        '"type": {},',
    ),
    *(
        '"pattern": "(a+)+$",',
        '"pattern": "[",',
        '"enum": [],',
        '"minimum": "x",',
        '"unit": "x",',
        '"unit": {},',
        "9" * 400,
    ),
    *(
        '"name": "x",',
        '"name": [],',
        '"schema": null,',
        '"primaryKey": 1,',
        '"foreignKeys": {},',
        '"version": "1",',
        "/*",
    ),
    *(
        '"format": "%Q",',
        '"missingValues": ["x"],',
        '"decimalChar": ",",',
        '"bareNumber": false,',
        '"constraints": [],',
    ),
)
CSV = (
    *(
        ",",
        '"',
        '""',
        "\n",
        "\r",
        ";",
        "\t",
        "nan",
        "inf",
        "-inf",
        "1e400",
        "-1",
        "1,5",
        "0x1",
        "1_000",
        "٣",
        "=A1",
        "+x",
        "@x",
    ),
    *(
        "-x",
        "NULL",
        "<b>",
        "**x**",
        "`x`",
        "[x](y)",
        "true",
        "2020-13-40",
        " 1",
        "1 ",
        "9" * 50,
        "9" * 5000,
        "a" * 2000,
        "§",
        "$",
    ),
)
BIB = (
    *(
        "@",
        "@book{",
        "@comment{",
        "@string{a = {b}}",
        "@preamble{x}",
        "{",
        "}",
        '"',
        "#",
        "%",
        "\\",
        "=",
        ",",
        "~",
        "$x^2$",
        "&",
    ),
    *(
        "author = {},",
        "title = {},",
        "date = {1999/..},",
        "date = {in press},",
        "date = {0000},",
        "langid = {xx},",
        "year = {x},",
    ),
    *(
        r"\emph{",
        r"\textsc{x}",
        r"\mbox{x}",
        r"\footnote{x}",
        r"\ref{x}",
        r"\foo",
        r"\href{javascript:x}{y}",
        r"\'{e}",
        r"\ss",
    ),
    *(
        " and ",
        " and others",
        "{{",
        "}}",
        "doi = {x y},",
        "url = {x},",
        "url = {javascript:x},",
        "crossref = {grove2020},",
    ),
    *(
        "xdata = {a},",
        "options = {a},",
        "keywords = {a},",
        "pages = {3--},",
        "$",
        r"\(",
        r"\begin{a}",
        r"\input{/etc/passwd}",
        "<i>",
    ),
)
SVG = (
    *(
        "<",
        ">",
        "/>",
        "</svg>",
        "<g>",
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "&x;",
        "&#0;",
        "<!DOCTYPE svg>",
        "<?x?>",
        'width="x"',
    ),
    *(
        'viewBox="0 0 0 0"',
        'viewBox="nan"',
        'width="1e99"',
        'height="-1"',
        'width="100%"',
        'xmlns="x"',
        "<script/>",
        'href="#a"',
    ),
    *(
        '<use href="#a" id="a"/>',
        '<path d="M0 0L"/>',
        '<text x="y">x</text>',
        '<rect fill="url(#x)"/>',
        "<style>a{}</style>",
    ),
    *(
        '<linearGradient id="a" href="#a"/>',
        'transform="rotate(x)"',
        "<image/>",
        "<svg>",
        'font-size="x"',
        'x:y="z"',
        "<a:b/>",
    ),
)
PLAIN = ("-", "--", " ", "#", "\n", "al--men", "x" * 300, "{", "}", "[", "]", '"', ",", "1", ":", "null")
UNUSUAL = (
    *(
        "\0",
        "\ufeff",
        "\u2028",
        "\u2029",
        "\x85",
        "\x0b",
        "\x0c",
        "\x1b",
        "\x7f",
        "\u200b",
        "\u200d",
        "\u202e",
        "\u2066",
    ),
    *(
        "\ufffe",
        "\uffff",
        "\ufffd",
        "\U0001f469\u200d\U0001f33e",
        "\U0010ffff",
        "e" + "\u0301" * 40,
        "\u0130",
        "ﬁ",
        "ß",
        "ǅ",
    ),
    *("木", "עברית", "عربي", "\u00ad", "\u00a0", "\u3000", "\u034f", "\ue000", "𝟗", "²", "½", "Ⅷ", "٣", "–", "−", "‰"),
)
BROKEN = (b"\xff", b"\xc3", b"\xe2\x82", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\x80", b"\xc0\x80", b"\x00\x00")
PAIRS = (
    *(
        ("[", "]"),
        ("{", "}"),
        ("(", ")"),
        ("*", "*"),
        ("**", "**"),
        ("^[", "]"),
        ('"', '"'),
        ("'", "'"),
        ("<b>", "</b>"),
    ),
    *(
        ("> ", ""),
        ("- ", ""),
        ("::: {.note}\n", "\n:::\n"),
        ("[", "](https://a.b)"),
        ("[", "]{lang=en}"),
        ("<g>", "</g>"),
    ),
)


def _slice(content: bytes, chance: random.Random, longest: int = 60) -> tuple[int, int]:
    start = chance.randrange(len(content) + 1)
    return start, min(len(content), start + chance.randrange(1, longest))


def _flipped(content: bytes, chance: random.Random) -> bytes:
    spoiled = bytearray(content or b"x")
    for _ in range(chance.randrange(1, 5)):
        spoiled[chance.randrange(len(spoiled))] ^= 1 << chance.randrange(8)
    return bytes(spoiled)


def _without(content: bytes, chance: random.Random) -> bytes:
    start, end = _slice(content, chance)
    return content[:start] + content[end:]


def _repeated(content: bytes, chance: random.Random) -> bytes:
    start, end = _slice(content, chance)
    return content[:end] + content[start:end] * chance.choice((1, 1, 2, 5, 50)) + content[end:]


def _moved(content: bytes, chance: random.Random) -> bytes:
    start, end = _slice(content, chance, 200)
    rest = content[:start] + content[end:]
    at = chance.randrange(len(rest) + 1)
    return rest[:at] + content[start:end] + rest[at:]


def _cut(content: bytes, chance: random.Random) -> bytes:
    return content[: chance.randrange(len(content) + 1)]


def _lines(content: bytes, chance: random.Random) -> bytes:
    lines = content.split(b"\n")
    a, b = chance.randrange(len(lines)), chance.randrange(len(lines))
    what = chance.randrange(3)
    if what == 0:
        lines[a], lines[b] = lines[b], lines[a]
    elif what == 1:
        del lines[a]
    else:
        lines.insert(b, lines[a])
    return b"\n".join(lines)


def _nested(content: bytes, chance: random.Random) -> bytes:
    before, after = chance.choice(PAIRS)
    deep = chance.choice((1, 1, 2, 3, 7, 30, 300))
    start, end = _slice(content, chance, 30)
    return content[:start] + before.encode() * deep + content[start:end] + after.encode() * deep + content[end:]


def _ended(content: bytes, chance: random.Random) -> bytes:
    """Other ends of lines, in some of them or in all."""
    end = chance.choice((b"\r\n", b"\r", b"\n\n", "\u2028".encode(), b"\r\r\n", b" \n"))
    often = chance.choice((0.1, 1.0))
    return b"".join(
        line + (end if chance.random() < often else b"\n") for line in content.removesuffix(b"\n").split(b"\n")
    )


def _in_another_alphabet(content: bytes, chance: random.Random) -> bytes:
    text = content.decode(errors="replace")
    return text.encode(chance.choice(("utf-16", "latin-1", "utf-8-sig", "utf-32-le", "cp037")), errors="replace")


def _put(piece: bytes, content: bytes, chance: random.Random) -> bytes:
    """`content` with `piece` at a place where a word or a line begins, or anywhere, or in the place of what is there."""
    places = [at for at in range(len(content)) if content[at - 1 : at] in (b" ", b"\n", b'"', b"{")] or [0]
    at = chance.choice(places) if chance.random() < 0.6 else chance.randrange(len(content) + 1)
    return content[:at] + piece + content[at + chance.choice((0, 0, 1, 6)) :]


def mutated(content: bytes, tokens: tuple[str, ...], chance: random.Random) -> bytes:
    """`content` spoiled in one to three ways; most put one of `tokens`, the marks of its language, somewhere."""
    for _ in range(chance.choice((1, 1, 2, 3))):
        what = chance.random()
        if what < 0.5:
            content = _put(chance.choice(tokens).encode(), content, chance)
        elif what < 0.6:
            content = _put(chance.choice(UNUSUAL).encode(), content, chance)
        elif what < 0.62:
            content = _put(chance.choice(BROKEN), content, chance)
        else:
            content = chance.choice(CHANGES)(content, chance)
    return content


CHANGES: tuple[Change, ...] = (
    *(_flipped, _without, _without, _repeated, _repeated, _moved, _moved, _cut, _lines, _lines, _nested, _nested),
    *(_ended, _in_another_alphabet),
)
