"""What is kept comes back equal and of the same types, and nothing but data can come out of a file."""

from __future__ import annotations

import os
import pickle
from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import msgpack
import pytest
from hypothesis import given
from hypothesis import strategies as st

from report.cache.codec import LazyMapping, decode, encode
from report.diagnostics import Diagnostic
from report.language.text import Text
from report.language.values import Origin, Value
from tests.printable import printable

origins = st.builds(Origin, st.text(max_size=3), st.text(max_size=3))
texts = st.builds(lambda da, en: Text(da=da, en=en), printable(max_size=5), printable(max_size=5))
values = st.builds(
    lambda number, origins: Value(number=number, origins=tuple(origins)),
    st.decimals(-(10**20), 10**20),
    st.lists(origins, max_size=2),
)
plain = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.text(max_size=5)
    | st.binary(max_size=5)
    | st.decimals(allow_nan=False)
    | st.fractions()
    | st.dates()
    | st.frozensets(st.integers(), max_size=3)
    | origins
    | texts
    | values
)
results = st.recursive(
    plain,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.lists(inner, max_size=3).map(tuple)
        | st.dictionaries(st.text(max_size=3) | st.tuples(st.text(max_size=2)), inner, max_size=3)
    ),
    max_leaves=8,
)


def shape(result: object) -> object:
    """The types in `result`, which equality alone does not tell apart: 1 is True, and 1.0 is 1."""
    if isinstance(result, Mapping):
        return dict, [(shape(key), shape(item)) for key, item in result.items()]
    if isinstance(result, list | tuple):
        return type(result), [shape(item) for item in result]
    return type(result)


@given(results)
def test_a_result_comes_back_equal_and_of_the_same_types(result):
    back = decode(encode(result))
    assert back == result
    assert shape(back) == shape(result)


@given(st.dictionaries(st.text(max_size=3), results, max_size=4))
def test_a_lazy_mapping_comes_back_with_its_items_in_order(items):
    back = decode(encode(LazyMapping.of(items)))
    assert isinstance(back, LazyMapping)
    assert list(back) == list(items) and len(back) == len(items)
    assert dict(back) == items


def test_an_item_of_a_lazy_mapping_is_decoded_when_it_is_asked_for():
    mapping = LazyMapping({"good": encode(1), "bad": b"\xc1"})
    assert mapping["good"] == 1 and "bad" in mapping
    with pytest.raises(ValueError, match="not an encoded result"):
        mapping["bad"]


class Foreign:
    """No record of the generator."""


@pytest.mark.parametrize("result", [lambda: None, Foreign(), object, {1, 2}, Text, Path().stat(), [Foreign()]])
def test_what_is_no_data_is_refused_when_it_is_kept(result):
    with pytest.raises(TypeError, match=r"a result cannot hold|is no record"):
        encode(result)


@given(st.binary(max_size=80))
def test_any_bytes_give_a_result_or_a_value_error(content):
    with suppress(ValueError):
        decode(content)


def record(name: str, *fields: object) -> bytes:
    return bytes(msgpack.packb(msgpack.ExtType(2, msgpack.packb([name, list(fields)]))))


@pytest.mark.parametrize(
    "name",
    [
        "os:system",
        "subprocess:Popen",
        "report.cache.store:Store",
        "report.cache.codec:encode",
        "report.__main__:main",
        "report.no_such_module:Text",
        "report.language.printing:Value",
        "tests.report.cache.test_codec:Foreign",
        "report..language.text:Text",
        "",
    ],
)
def test_only_records_of_the_generator_come_out_of_a_file(name):
    with pytest.raises(ValueError, match="not an encoded result"):
        decode(record(name, "x"))


def test_a_record_of_other_fields_is_refused():
    good = encode(Diagnostic("a", 1, "T01", "b"))
    assert decode(good) == Diagnostic("a", 1, "T01", "b")
    with pytest.raises(ValueError, match="not an encoded result"):
        decode(record("report.diagnostics:Diagnostic", "a", 1))


def test_a_pickle_is_no_result():
    """What could run code when it is read is not read."""

    class Trap:
        def __reduce__(self):
            return (os._exit, (3,))

    with pytest.raises(ValueError, match="not an encoded result"):
        decode(pickle.dumps(Trap()))


def test_numbers_are_exact():
    numbers = (Decimal("0.10"), Fraction(1, 3), 2**80, -(2**70), date(2019, 3, 31))
    back = decode(encode(numbers))
    assert back == numbers and str(back[0]) == "0.10"
