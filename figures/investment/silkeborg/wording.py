"""What the results of Silkeborg's case are called.  Knows no amounts."""

from __future__ import annotations

from report.author import Text

FULL = Text(da="Den fulde besparelse på beskæftigelse pr. år", en="The full saving on employment a year")
MISSING = Text(
    da="Det, der udestår i 2036 uden besparelse på beskæftigelse",
    en="What is outstanding in 2036 without any saving on employment",
)
NEEDED = Text(
    da="Nødvendig besparelse på beskæftigelse pr. år, hvis investeringen skal være tjent hjem i 2036",
    en="Saving on employment a year needed for the investment to have paid for itself by 2036",
)
THRESHOLD = Text(
    da="»{what}« i procent af det forudsatte, når investeringen netop er tjent hjem i 2036",
    en="“{what}” as a percentage of what is assumed, if the investment has just paid for itself by 2036",
)
PART = Text(
    da="»{what}« som andel af det forudsatte, når investeringen netop er tjent hjem i 2036",
    en="“{what}” as a proportion of what is assumed, if the investment has just paid for itself by 2036",
)
PAYBACK = Text(
    da="År fra 2017, til investeringen er tjent hjem, når besparelsen på beskæftigelse {way}",
    en="Years from 2017 until the investment has paid for itself if the saving on employment {way}",
)
FOR_EVER = Text(
    da="Det, der udestår for altid i nutidsværdi, når besparelsen på beskæftigelse {way}",
    en="What is outstanding for ever in present value if the saving on employment {way}",
)
BEYOND = Text(
    da="Nutidsværdien af alle senere års nettobesparelse", en="The present value of the net saving of all later years"
)
RATE = Text(da="Diskonteringsrenten som decimaltal", en="The discount rate as a decimal number")
YEARLY = Text(
    da="Sidste års nettobesparelse i procent af det, der udestår i nutidsværdi",
    en="The net saving of the last year as a percentage of what is outstanding in present value",
)
LOWEST = Text(
    da="Grænsen for renten i de senere år: Kun under den bliver investeringen tjent hjem",
    en="Limit of the rate in later years: only below it does the investment pay for itself",
)
PARTS = {
    "cost": Text(da="{area}: merudgift 2017-2036", en="{area}: extra expenditure 2017–2036"),
    "saving": Text(da="{area}: mindreudgift 2017-2036", en="{area}: reduced expenditure 2017–2036"),
    "net": Text(
        da="{area}: merudgift minus mindreudgift 2017-2036", en="{area}: extra less reduced expenditure 2017–2036"
    ),
}
SQUEEZE = Text(da="Det, områderne selv skal finde i {year}", en="What services have to find themselves in {year}")
SAVED = Text(da="Nettobesparelsen i boksens sidste år", en="The net saving of the last year of the box")
ON_EMPLOYMENT = {
    "needed-for-unlabelled": Text(
        da="Besparelse på beskæftigelse pr. år, der ville give det trykte tal uden betegnelse",
        en="Saving on employment a year that would lead to the number printed without a label",
    ),
    "needed-for-accumulated": Text(
        da="Besparelse på beskæftigelse pr. år, der ville give det trykte akkumulerede netto i 2036",
        en="Saving on employment a year that would lead to the cumulative net printed for 2036",
    ),
    "all-for-unlabelled": Text(
        da="Besparelse på beskæftigelse i alt, der ville give det trykte tal uden betegnelse",
        en="Total saving on employment that would lead to the number printed without a label",
    ),
    "all-for-accumulated": Text(
        da="Besparelse på beskæftigelse i alt, der ville give det trykte akkumulerede netto i 2036",
        en="Total saving on employment that would lead to the cumulative net printed for 2036",
    ),
    "step": Text(
        da="Så meget vokser besparelsen på beskæftigelse om året, når den vokser jævnt",
        en="How much the saving on employment grows each year if it grows evenly",
    ),
    "high-total": Text(
        da="Besparelsen på beskæftigelse i alt, når den er fuld fra 2029",
        en="The total saving on employment if it is full from 2029",
    ),
    "needed-times": Text(
        da="Nødvendig besparelse på beskæftigelse i forhold til den forudsatte",
        en="The saving on employment needed, relative to the one assumed",
    ),
    "needed-years": Text(
        da="År med fuld besparelse på beskæftigelse, der skal til", en="Years of the full saving on employment needed"
    ),
    "years": Text(
        da="År med besparelse på beskæftigelse, fra 2030 til 2036",
        en="Years with a saving on employment, from 2030 to 2036",
    ),
}
WAIT = Text(
    da="År efter 2036, før det trykte akkumulerede netto er hentet ind",
    en="Years after 2036 until the printed cumulative net is recovered",
)
