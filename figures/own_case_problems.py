"""What can be wrong with the file of a reader's own case, and what cures it.  Knows no numbers."""

from __future__ import annotations

from report.author import Text

_DIGITS = Text("Skriv cifre, eventuelt med komma eller punktum og højst to decimaler, uden noget mellem tusinderne: "
               "1250000 eller 1250000,50.",
               "Write digits, if need be with a comma or a point and at most two decimals, and nothing between "
               "thousands: 1250000 or 1250000.50.")
# Each problem with its cure.
WRONG = {
    "encoding": (Text("filen er ikke gemt som UTF-8", "the file is not saved as UTF-8"),
                 Text("Gem den som CSV UTF-8; det er et af filformaterne i regnearkets Gem som.",
                      "Save it as CSV UTF-8, one of the formats of the spreadsheet’s Save as.")),
    "empty": (Text("filen er tom", "the file is empty"),
              Text("Begynd med skabelonen: Den har en linje med kolonnernes navne og en række for hvert år.",
                   "Begin with the template: it has a line with the names of the columns and a row for each year.")),
    "quotes": (Text("rækken kan ikke læses: et anførselstegn mangler", "the row cannot be read: a quotation mark is missing"),
               Text("Luk anførselstegnet, eller fjern det.", "Close the quotation mark, or remove it.")),
    "missing_column": (Text("kolonnen {column} mangler", "the column {column} is missing"),
                       Text("Den første linje skal have kolonnerne {columns}.",
                            "The first line must have the columns {columns}.")),
    "unknown_column": (Text("kolonnen {column!r} er ukendt", "the column {column!r} is unknown"),
                       Text("Ret navnet til {columns}, eller fjern kolonnen.",
                            "Change its name to {columns}, or remove it.")),
    "double_column": (Text("kolonnen {column} er der to gange", "the column {column} is there twice"),
                      Text("Fjern den ene.", "Remove one of them.")),
    "cells": (Text("rækken har {found} celler, men der er {wanted} kolonner",
                   "the row has {found} cells, but there are {wanted} columns"),
              Text("Fjern det overskydende. Er kolonnerne adskilt af komma, skal et tal med decimalkomma stå i "
                   "anførselstegn, eller kolonnerne adskilles af semikolon.",
                   "Remove what is too much. Where commas separate the columns, put a number with a decimal comma in "
                   "quotation marks, or separate the columns by semicolons.")),
    "year": (Text("{written!r} er ikke et årstal", "{written!r} is not a year"),
             Text("Skriv fire cifre i kolonnen year, for eksempel 2026.",
                  "Write four digits in the column year, such as 2026.")),
    "no_amount": (Text("{column} mangler", "{column} is missing"),
                  Text("Skriv beløbet i kroner; er der intet, så skriv 0.", "Write the amount in DKK; if there is none, 0.")),
    "amount": (Text("{column} er {written!r}, som ikke er et beløb", "{column} is {written!r}, which is not an amount"),
               _DIGITS),
    "large": (Text("{column} er {written}, som er for stort", "{column} is {written}, which is too large"),
              Text("Skriv beløbet i kroner med højst tolv cifre.", "Write the amount in DKK with at most twelve digits.")),
    "negative": (Text("{column} er {written}, som er under nul", "{column} is {written}, which is below zero"),
                 Text("Skriv både udgifter og besparelser uden minus; en besparelse, der er en merudgift, hører til i "
                      "kolonnen cost.",
                      "Write both expenditure and savings without a minus; a saving that is an extra cost belongs in the "
                      "column cost.")),
    "order": (Text("besparelsen er {low} lavt, {central} centralt og {high} højt, som ikke er i stigende orden",
                   "the saving is {low} low, {central} central and {high} high, which is not in rising order"),
              Text("Skriv det laveste skøn i saving_low og det højeste i saving_high; er der kun ét skøn, så skriv det "
                   "alle tre steder.",
                   "Write the lowest estimate in saving_low and the highest in saving_high; where there is only one, "
                   "write it in all three.")),
    "no_years": (Text("der er ingen år under kolonnernes navne", "there are no years below the names of the columns"),
                 Text("Skriv en række for hvert år.", "Write a row for each year.")),
    "no_cost": (Text("det første år, {year}, har ingen udgift", "the first year, {year}, has no cost"),
                Text("Begynd med det år, hvor den første udgift falder.",
                     "Begin with the year in which the first cost falls.")),
    "gap": (Text("året {year} følger ikke efter {before}", "the year {year} does not follow {before}"),
            Text("Skriv en række for hvert år, i rækkefølge og hvert år én gang; her skulle {wanted} stå.",
                 "Write a row for each year, in order and each once; {wanted} should stand here.")),
    "many": (Text("der er {years} år, men højst {most} kan regnes", "there are {years} years, but at most {most} can be computed"),
             Text("Slut tidligere: Et skøn så langt ude i fremtiden siger ikke noget.",
                  "End earlier: an estimate so far ahead says nothing.")),
}
