"""What can be wrong with the file of a reader's own case, and what cures it.  Knows no numbers."""

from __future__ import annotations

from report.author import Text

_DIGITS = Text(
    da="Skriv cifre, eventuelt med komma eller punktum og højst to decimaler, uden noget mellem tusinderne: "
    "1250000 eller 1250000,50.",
    en="Write digits, if need be with a comma or a point and at most two decimals, and nothing between "
    "thousands: 1250000 or 1250000.50.",
)
# Each problem with its cure.
WRONG = {
    "encoding": (
        Text(da="filen er ikke gemt som UTF-8", en="the file is not saved as UTF-8"),
        Text(
            da="Gem den som CSV UTF-8; det er et af filformaterne i regnearkets Gem som.",
            en="Save it as CSV UTF-8, one of the formats of the spreadsheet’s Save as.",
        ),
    ),
    "empty": (
        Text(da="filen er tom", en="the file is empty"),
        Text(
            da="Begynd med skabelonen: Den har en linje med kolonnernes navne og en række for hvert år.",
            en="Begin with the template: it has a line with the names of the columns and a row for each year.",
        ),
    ),
    "quotes": (
        Text(
            da="rækken kan ikke læses: et anførselstegn mangler",
            en="the row cannot be read: a quotation mark is missing",
        ),
        Text(da="Luk anførselstegnet, eller fjern det.", en="Close the quotation mark, or remove it."),
    ),
    "missing_column": (
        Text(da="kolonnen {column} mangler", en="the column {column} is missing"),
        Text(
            da="Den første linje skal have kolonnerne {columns}.", en="The first line must have the columns {columns}."
        ),
    ),
    "unknown_column": (
        Text(da="kolonnen {column!r} er ukendt", en="the column {column!r} is unknown"),
        Text(da="Ret navnet til {columns}, eller fjern kolonnen.", en="Change its name to {columns}, or remove it."),
    ),
    "double_column": (
        Text(da="kolonnen {column} er der to gange", en="the column {column} is there twice"),
        Text(da="Fjern den ene.", en="Remove one of them."),
    ),
    "cells": (
        Text(
            da="rækken har {found} celler, men der er {wanted} kolonner",
            en="the row has {found} cells, but there are {wanted} columns",
        ),
        Text(
            da="Fjern det overskydende. Er kolonnerne adskilt af komma, skal et tal med decimalkomma stå i "
            "anførselstegn, eller kolonnerne adskilles af semikolon.",
            en="Remove what is too much. Where commas separate the columns, put a number with a decimal comma in "
            "quotation marks, or separate the columns by semicolons.",
        ),
    ),
    "year": (
        Text(da="{written!r} er ikke et årstal", en="{written!r} is not a year"),
        Text(
            da="Skriv fire cifre i kolonnen year, for eksempel 2026.",
            en="Write four digits in the column year, such as 2026.",
        ),
    ),
    "no_amount": (
        Text(da="{column} mangler", en="{column} is missing"),
        Text(
            da="Skriv beløbet i kroner; er der intet, så skriv 0.", en="Write the amount in DKK; if there is none, 0."
        ),
    ),
    "amount": (
        Text(da="{column} er {written!r}, som ikke er et beløb", en="{column} is {written!r}, which is not an amount"),
        _DIGITS,
    ),
    "large": (
        Text(da="{column} er {written}, som er for stort", en="{column} is {written}, which is too large"),
        Text(
            da="Skriv beløbet i kroner med højst tolv cifre.", en="Write the amount in DKK with at most twelve digits."
        ),
    ),
    "negative": (
        Text(da="{column} er {written}, som er under nul", en="{column} is {written}, which is below zero"),
        Text(
            da="Skriv både udgifter og besparelser uden minus; en besparelse, der er en merudgift, hører til i "
            "kolonnen cost.",
            en="Write both expenditure and savings without a minus; a saving that is an extra cost belongs in the "
            "column cost.",
        ),
    ),
    "order": (
        Text(
            da="besparelsen er {low} lavt, {central} centralt og {high} højt, som ikke er i stigende orden",
            en="the saving is {low} low, {central} central and {high} high, which is not in rising order",
        ),
        Text(
            da="Skriv det laveste skøn i saving_low og det højeste i saving_high; er der kun ét skøn, så skriv det "
            "alle tre steder.",
            en="Write the lowest estimate in saving_low and the highest in saving_high; where there is only one, "
            "write it in all three.",
        ),
    ),
    "no_years": (
        Text(da="der er ingen år under kolonnernes navne", en="there are no years below the names of the columns"),
        Text(da="Skriv en række for hvert år.", en="Write a row for each year."),
    ),
    "no_cost": (
        Text(da="det første år, {year}, har ingen udgift", en="the first year, {year}, has no cost"),
        Text(
            da="Begynd med det år, hvor den første udgift falder.",
            en="Begin with the year in which the first cost falls.",
        ),
    ),
    "gap": (
        Text(da="året {year} følger ikke efter {before}", en="the year {year} does not follow {before}"),
        Text(
            da="Skriv en række for hvert år, i rækkefølge og hvert år én gang; her skulle {wanted} stå.",
            en="Write a row for each year, in order and each once; {wanted} should stand here.",
        ),
    ),
    "many": (
        Text(
            da="der er {years} år, men højst {most} kan regnes",
            en="there are {years} years, but at most {most} can be computed",
        ),
        Text(
            da="Slut tidligere: Et skøn så langt ude i fremtiden siger ikke noget.",
            en="End earlier: an estimate so far ahead says nothing.",
        ),
    ),
}
