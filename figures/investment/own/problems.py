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
        Text(da="kolonnen “{column}” er ukendt", en="the column “{column}” is unknown"),
        Text(
            da="Ret navnet til et af disse, eller fjern kolonnen: {columns}.",
            en="Change its name to one of these, or remove it: {columns}.",
        ),
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
        Text(da="“{written}” er ikke et årstal", en="“{written}” is not a year"),
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
        Text(da="{column} er “{written}”, som ikke er et beløb", en="{column} is “{written}”, which is not an amount"),
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
            da="Skriv besparelser uden minus; en besparelse, der er en merudgift, hører til i kolonnen cost.",
            en="Write savings without a minus; a saving that is an extra cost belongs in the column cost.",
        ),
    ),
    "negative_cost": (
        Text(da="{column} er {written}, som er under nul", en="{column} is {written}, which is below zero"),
        Text(
            da="Skriv udgifter uden minus. Er det, der falder bort, større end udgiften, så skriv 0 her og læg resten "
            "til besparelserne.",
            en="Write costs without a minus. Where the tasks that are replaced cost more than the initiative, write 0 "
            "here and add the excess to the savings.",
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
        Text(
            da="året {wanted} mangler mellem {before} og {year}",
            en="the year {wanted} is missing between {before} and {year}",
        ),
        Text(
            da="Skriv en række for hvert år, også for dem uden beløb.",
            en="Write a row for each year, also for those without amounts.",
        ),
    ),
    "twice": (
        Text(
            da="året {year} står to gange for samme område “{area}”",
            en="the year {year} is there twice for the same area “{area}”",
        ),
        Text(
            da="Læg rækkerne sammen, eller giv områderne hver sit navn.",
            en="Add the rows up, or give each area a name of its own.",
        ),
    ),
    "two_payers": (
        Text(
            da="området “{area}” har to betalere, “{one}” og “{other}”",
            en="the area “{area}” has two payers, “{one}” and “{other}”",
        ),
        Text(
            da="Skriv samme betaler i alle områdets rækker, eller del det i to områder.",
            en="Write the same payer in all rows of the area, or divide it into two areas.",
        ),
    ),
    "rate": (
        Text(da="rate er “{written}”, som ikke kan bruges", en="rate is “{written}”, which cannot be used"),
        Text(
            da="Skriv renten i procent, fra 0 til {highest} med højst to decimaler, for eksempel 3,5.",
            en="Write the rate in per cent, from 0 to {highest} with at most two decimals, such as 3.5.",
        ),
    ),
    "two_settings": (
        Text(da="{column} er både “{one}” og “{other}”", en="{column} is both “{one}” and “{other}”"),
        Text(
            da="Casen har kun én: Skriv den i den første række, og lad de andre stå tomme.",
            en="The case has only one: write it in the first row and leave the others empty.",
        ),
    ),
    "many": (
        Text(
            da="der er {years} år, men højst {most} kan regnes",
            en="there are {years} years, but at most {most} can be computed",
        ),
        Text(da="Slut tidligere.", en="End earlier."),
    ),
}
