"""How the texts of charts are divided into lines: the best division there is, found without trying all of them."""

from __future__ import annotations

from itertools import combinations, pairwise
from time import process_time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from figures.lettering import measured, paragraph, wrapped
from report.drawing.canvas import SvgCanvas
from report.drawing.lettering import broken
from report.language.printing import Language

NO_BREAK = "\N{NO-BREAK SPACE}"
WIDTH, SHORT, SECONDS = 40.0, 3, 0.1
WORDS = st.lists(
    st.sampled_from(["og", "i", "kommune", "forebyggende", "indsats", "børn", "en–to", "af"]), min_size=1, max_size=10
)


def length(line: str) -> float:
    """Two millimetres a letter; any measure that grows with the words does."""
    return 2.0 * len(line)


def raggedness(lines: list[str]) -> float:
    short = sum(len(line.split(" ")[-1]) <= SHORT for line in lines[:-1])
    return sum(length(line) ** 2 for line in lines) + short * (0.3 * WIDTH) ** 2


def tried(words: list[str]) -> list[str]:
    """The same by trying every division, those with few lines and with short first lines before others."""
    for count in range(len(words)):
        found = []
        for places in combinations(range(1, len(words)), count):
            lines = [" ".join(words[start:end]) for start, end in pairwise((0, *places, len(words)))]
            if max(map(length, lines)) <= WIDTH:
                found.append(lines)
        if found:
            return min(found, key=raggedness)
    raise AssertionError("a word is too wide")


@given(WORDS)
@example(["og"] * 10)
def test_lines_are_those_that_trying_every_division_finds(words):
    assert broken(" ".join(words), WIDTH, length) == tried(words)


@given(WORDS)
def test_each_line_is_measured_once(words):
    asked: list[str] = []

    def measure(line: str) -> float:
        asked.append(line)
        return length(line)

    broken(" ".join(f"{word}{at}" for at, word in enumerate(words)), WIDTH, measure)
    assert len(asked) == len(set(asked))


def test_two_hundred_words_take_no_time():
    words = ["den", "tidligere", "forebyggende", "indsats", "i", "en", "kommune", "og", "dens", "virkning"] * 20
    widths = {
        line: length(line) for at in range(200) for end in range(at, 200) for line in [" ".join(words[at : end + 1])]
    }
    start = process_time()
    lines = broken(" ".join(words), WIDTH, widths.__getitem__)
    assert process_time() - start < SECONDS
    assert " ".join(lines).split(" ") == words


def test_a_no_break_space_holds_words_together():
    assert broken(f"to{NO_BREAK}ord", 20, length) == [f"to{NO_BREAK}ord"]
    with pytest.raises(ValueError, match="is wider than 10 mm"):
        broken(f"to{NO_BREAK}ord", 10, length)


@pytest.mark.parametrize("style", [{}, {"small": True}, {"strong": True}])
def test_a_line_is_as_wide_as_the_drawing_has_it(style):
    canvas = SvgCanvas(Language("da"))
    printed = "Børn og unge, § 11 Årsværk fi ffl AVA"
    width = canvas.width_of(canvas.label(0, 0, printed, **style))
    assert canvas.lines(printed, width + 1e-6, **style) == [printed]
    assert canvas.lines(printed, width - 1e-6, **style) != [printed]


def test_what_belongs_together_stays_in_one_line():
    canvas = SvgCanvas(Language("da"))
    measured(canvas)
    printed = "Samarbejde på tværs af fagområder – en koordineret indsats"
    assert wrapped(canvas, printed, 60) == [f"Samarbejde på tværs af fagområder{NO_BREAK}–", "en koordineret indsats"]
    assert f"§{NO_BREAK}11" in " ".join(wrapped(canvas, "Forebyggende indsats efter § 11", 30))
    assert f"section{NO_BREAK}11" in " ".join(wrapped(canvas, "Measures under section 11", 30))


def test_paragraphs_print_one_line_below_the_other_and_say_where_the_next_begins():
    canvas = SvgCanvas(Language("da"))
    measured(canvas)
    below = paragraph(canvas, 1, 5, "Tidlig opsporing", 15, small=True, role="muted")
    assert [(label.printed, (label.x, label.y)) for label in canvas.labels] == [
        ("Tidlig", (1, 5)),
        ("opsporing", (1, pytest.approx(8.7))),
    ]
    assert below == pytest.approx(12.4)
