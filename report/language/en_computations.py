"""How values are computed and what they are called, in the words of English."""

from __future__ import annotations

from collections.abc import Mapping

COMPUTATIONS: Mapping[str, str] = {
    "computation_assumed": "set by this edition",
    "computation_count": "the number of rows in “{table}”",
    "computation_count_where": "the number of rows in “{table}” with {conditions}",
    "computation_condition": "{column}: {cell}",
    "computation_false": "no",
    "computation_greatest": "the greatest of {values}",
    "computation_growth": "the change from {second} to {first}",
    "computation_least": "the least of {values}",
    "computation_listed": "the number of rows chosen in “{table}”",
    "computation_listed_among": "the number of rows chosen in “{table}”, beside {values}",
    "computation_lower": "the lower end of {values}",
    "computation_mean": "the mean of {values}",
    "computation_reduced": "{first} less {second} of it",
    "computation_rounded": "{equation}, rounded",
    "computation_rounded_down": "{values} rounded down",
    "computation_rounded_to_nearest": "{values} rounded",
    "computation_rounded_up": "{values} rounded up",
    "computation_row": "{run}: the row of “{course}”",
    "computation_run": "{run}: {course} in {row}",
    "computation_run_alone": "{run}: {course}",
    "computation_share": "{first} of {second}",
    "computation_span": "from the least to the greatest of {values}",
    "computation_true": "yes",
    "computation_unrecorded": "calculated from {values}",
    "computation_upper": "the upper end of {values}",
    "name_cell": "{row}: {column} ({table})",
    "name_difference": "{first} less {rest}",
    "name_growth": "the change in per cent from {second} to {first}",
    "name_nought": "where {first} comes to nothing",
    "name_product": "the product of {values}",
    "name_quotient": "{first} divided by {second}",
    "name_reduced": "{first}, adjusted downwards by {second}",
    "name_row": "{row} ({table})",
    "name_scaled": "{first} times {factor}",
    "name_share": "{first} in per cent of {second}",
    "name_sum": "the sum of {values}",
}
