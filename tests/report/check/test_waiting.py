"""Which paragraphs wait, what was approved of them, and the ledger when some of them are approved."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from report.check.ledger import Rows
from report.check.waiting import Passages, waiting, with_approved

APPROVED: Rows = [["Et træ.", "A tree."], ["To parker og en å.", "Two parks and a stream."], ["Slut.", "End."]]


def standing(*rows: tuple[str, ...]) -> list[Passages]:
    return [Passages("paragraph", tuple(at for _ in row), row) for at, row in enumerate(rows, 1)]


def approved() -> list[Passages]:
    return standing(*map(tuple, APPROVED))


def test_nothing_waits_that_stands_as_it_was_approved() -> None:
    assert waiting(approved(), APPROVED) == []


def test_a_change_on_one_side_has_the_approved_text_of_both() -> None:
    (one,) = waiting(standing(("Et træ.", "A tree."), ("To parker og en sø.", "Two parks and a stream.")), APPROVED)
    assert one.before == tuple(APPROVED[1])
    assert one.changed == (0,)


def test_a_change_on_both_sides_is_told_from_a_new_paragraph() -> None:
    changed, new = waiting(standing(("To parker og en sø.", "Two parks and a lake."), ("Nyt.", "New.")), APPROVED)
    assert changed.before == tuple(APPROVED[1]) and changed.changed == (0, 1)
    assert new.before is None and new.changed == (0, 1)


def test_a_language_that_is_added_waits_alone() -> None:
    (one,) = waiting(standing(("Et træ.", "A tree.", "Ett träd.")), [["Et træ.", "A tree."]])
    assert one.before == ("Et træ.", "A tree.") and one.changed == (2,)


def test_approving_one_of_two_leaves_what_was_approved_of_the_other() -> None:
    passages = standing(("Et stort træ.", "A large tree."), ("To parker og en sø.", "Two parks and a lake."))
    first, second = waiting(passages, APPROVED)
    rows = with_approved(passages, APPROVED, [second])
    assert rows == [APPROVED[0], list(second.now.texts), APPROVED[2]]
    assert [one.before for one in waiting(passages, rows)] == [first.before]
    assert with_approved(passages, rows, [first]) == [list(p.texts) for p in passages]


def test_a_new_paragraph_goes_behind_the_one_before_it() -> None:
    passages = standing(("Et træ.", "A tree."), ("Nyt.", "New."), ("Andet.", "Other."), ("Slut.", "End."))
    _, other = waiting(passages, APPROVED)
    assert with_approved(passages, APPROVED, [other])[1] == ["Andet.", "Other."]


words = st.lists(st.sampled_from(["et", "to", "træ", "park"]), min_size=1, max_size=4).map(" ".join)
texts = st.lists(st.tuples(words, words), max_size=6, unique=True)


@given(texts, texts)
def test_approving_all_that_waits_one_by_one_is_approving_all_at_once(before, now):
    passages, rows = standing(*now), [list(row) for row in before]
    at_once = with_approved(passages, rows, waiting(passages, rows))
    assert waiting(passages, at_once) == [] and at_once == [list(row) for row in now]
    while open_ := waiting(passages, rows):
        rows = with_approved(passages, rows, open_[:1])
        assert len(waiting(passages, rows)) < len(open_)
    assert rows == at_once or waiting(passages, [list(row) for row in before]) == []
