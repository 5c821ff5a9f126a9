"""How values are computed and what they are called, in the words of Danish."""

from __future__ import annotations

from collections.abc import Mapping

COMPUTATIONS: Mapping[str, str] = {
    "computation_assumed": "fastsat i denne udgave",
    "computation_count": "antal rækker i »{table}«",
    "computation_count_where": "antal rækker i »{table}« med {conditions}",
    "computation_condition": "{column}: {cell}",
    "computation_false": "nej",
    "computation_greatest": "det største af {values}",
    "computation_growth": "ændringen fra {second} til {first}",
    "computation_least": "det mindste af {values}",
    "computation_listed": "antal udvalgte rækker i »{table}«",
    "computation_listed_among": "antal udvalgte rækker i »{table}«, set i forhold til {values}",
    "computation_lower": "den nedre ende af {values}",
    "computation_mean": "gennemsnittet af {values}",
    "computation_reduced": "{first} fratrukket {second} af det",
    "computation_rounded": "{equation}, afrundet",
    "computation_rounded_down": "{values} rundet ned",
    "computation_rounded_to_nearest": "{values} afrundet",
    "computation_rounded_up": "{values} rundet op",
    "computation_row": "{run}: rækken for »{course}«",
    "computation_run": "{run}: {course} i {row}",
    "computation_run_alone": "{run}: {course}",
    "computation_share": "{first} af {second}",
    "computation_span": "fra det mindste til det største af {values}",
    "computation_true": "ja",
    "computation_unrecorded": "beregnet ud fra {values}",
    "computation_upper": "den øvre ende af {values}",
    "name_cell": "{row}: {column} ({table})",
    "name_difference": "{first} minus {rest}",
    "name_growth": "ændringen i procent fra {second} til {first}",
    "name_nought": "hvor {first} går i nul",
    "name_product": "produktet af {values}",
    "name_quotient": "{first} divideret med {second}",
    "name_reduced": "{first}, nedjusteret med {second}",
    "name_row": "{row} ({table})",
    "name_scaled": "{first} gange {factor}",
    "name_share": "{first} i procent af {second}",
    "name_sum": "summen af {values}",
}
