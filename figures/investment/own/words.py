"""The words of the form in which a reader enters a case, and of the workbook that is made of it."""

from __future__ import annotations

from report.author import Text

WORDS = {
    "legend": Text(da="Jeres case", en="Your case"),
    "subject": Text(da="Indsatsen", en="The initiative"),
    "dated": Text(da="Udfyldt den", en="Completed on"),
    "rows": Text(da="Én række for hvert år og hvert område", en="One row for each year and each area"),
    "more": Text(
        da="Er der for få rækker, så gem skemaet og fortsæt i et nyt med samme indsats.",
        en="If there are too few rows, save the form and go on in a new one for the same initiative.",
    ),
    "first_row": Text(da="Det første år", en="The first year"),
    "first_row_hint": Text(da="Året med den første udgift", en="The year of the first cost"),
    "rate_hint": Text(
        da="Til nutidsværdien; Finansministeriets rente står der fra begyndelsen",
        en="For the present value; it starts as the rate of the Danish Ministry of Finance",
    ),
    "level_hint": Text(
        da="Det år, hvis priser og lønninger beløbene er i", en="The year whose prices and wages the amounts are in"
    ),
    "area": Text(da="Område {number}", en="Area {number}"),
    "area_hint": Text(da="Hvis penge det er, fx dagtilbud", en="Whose money it is, such as day care"),
    "payer_hint": Text(da="Hvis det ikke er området selv", en="If not the area itself"),
    "nameless": Text(da="Hele indsatsen", en="The whole initiative"),
    "add_row": Text(da="Tilføj et år", en="Add a year"),
    "remove_row": Text(da="Fjern det sidste år", en="Remove the last year"),
    "add_area": Text(da="Tilføj et område", en="Add an area"),
    "remove_area": Text(da="Fjern {area}", en="Remove {area}"),
    "example": Text(da="Vis eksemplet", en="Show the example"),
    "clear": Text(da="Tøm felterne", en="Empty the fields"),
    "files": Text(da="Gem, del eller hent en case", en="Save, share or open a case"),
    "save_file": Text(da="Gem som CSV", en="Save as CSV"),
    "save_workbook": Text(da="Gem som regneark (XLSX)", en="Save as a workbook (XLSX)"),
    "link": Text(da="Link til denne case", en="Link to this case"),
    "private": Text(
        da="Intet sendes nogen steder hen. I linket står casen efter tegnet #, og den del sender browseren ikke.",
        en="Nothing is sent anywhere. In the link the case stands after the sign #, a part that browsers do not send.",
    ),
    "choose": Text(da="Hent en CSV-fil", en="Open a CSV file"),
    "paste": Text(
        da="Eller indsæt rækkerne, med kolonnernes navne øverst",
        en="Or paste the rows, headed by the names of the columns",
    ),
    "take": Text(da="Hent de indsatte rækker", en="Open the pasted rows"),
    "refused": Text(
        da="Casen kunne ikke hentes, og felterne er som før.",
        en="The case could not be opened; the fields are as before.",
    ),
    "problem": Text(da="Linje {line}: {message}. {cure}", en="Line {line}: {message}. {cure}"),
    "broken_link": Text(da="linket er ufuldstændigt", en="the link is incomplete"),
    "stale": Text(
        da="Resultatet svarer ikke til felterne, før de markerede er rettet.",
        en="The result does not match the fields until those marked are corrected.",
    ),
    "result": Text(da="Resultat", en="Result"),
    "wrong_row": Text(da="Skriv årstallet med fire cifre", en="Enter the year in four digits"),
    "wrong_rate": Text(da="Skriv en procent fra 0 til 20", en="Enter a percentage from 0 to 20"),
    "wrong_area": Text(da="Giv hvert område sit eget navn", en="Give each area a name of its own"),
    "wrong_empty": Text(da="Skriv 0, hvis der intet er", en="Enter 0 if there is none"),
    "wrong_number": Text(
        da="Skriv et beløb med punktum mellem tusinderne eller intet",
        en="Enter an amount with commas between thousands or none",
    ),
    "wrong_decimals": Text(da="Skriv højst to decimaler", en="Enter at most two decimals"),
    "wrong_large": Text(da="Skriv højst tolv cifre", en="Enter at most twelve digits"),
    "wrong_negative": Text(
        da="Skriv besparelser uden minus; en merudgift hører til udgiften",
        en="Enter savings without a minus; an extra cost belongs to the cost",
    ),
    "wrong_negative_cost": Text(
        da="Skriv udgifter uden minus; er det, der falder bort, større end udgiften, så skriv 0 og læg resten til "
        "besparelserne",
        en="Enter costs without a minus; where the tasks replaced cost more, enter 0 and add the excess to the savings",
    ),
    "wrong_order": Text(
        da="Skønnet må ikke være lavere end det foregående",
        en="The estimate may not be lower than the one before it",
    ),
    "wrong_first": Text(
        da="Det første år skal have en udgift i mindst ét område", en="The first year needs a cost in at least one area"
    ),
    "file_name": Text(da="investeringscase", en="investment-case"),
    "never": Text(da="ikke inden for årene", en="not within the years"),
    "without": Text(
        da="Uden scripts kan siden ikke regne. Skabelonen own_case_template.csv kan hentes under tabellen, og udgavens "
        "program skriver det samme resultat som en side: ./build.py case FILE.csv --language da --output case.html",
        en="Without scripts the page cannot calculate. The template own_case_template.csv can be downloaded below the "
        "table, and the program of this edition writes the same result as a page: "
        "./build.py case FILE.csv --language en --output case.html",
    ),
    "workbook_entered": Text(
        da="De gule felter kan ændres; resten regnes ud.", en="The yellow cells may be changed; the rest is computed."
    ),
    "workbook_signs": Text(
        da="Akkumuleret netto over nul: Der er brugt mere, end der er sparet. Nettonutidsværdi over nul: overskud.",
        en="Cumulative net above zero: more has been spent than saved. Net present value above zero: a gain.",
    ),
    "sheet_result": Text(da="Resultat", en="Result"),
    "sheet_entered": Text(da="Indtastet", en="Entered"),
    "sheet_rows": Text(da="År for år", en="Year by year"),
    "sheet_steps": Text(da="Mellemregninger", en="Steps"),
}
_LEVELS = {
    "low": Text(da="lav besparelse", en="low saving"),
    "central": Text(da="bedste skøn", en="best estimate"),
    "high": Text(da="høj besparelse", en="high saving"),
}
_BY_LEVEL = {
    "saving": Text(da="Besparelse, {level}", en="Saving, {level}"),
    "net": Text(da="Netto, {level}", en="Net, {level}"),
    "cumulated": Text(da="Akkumuleret netto, {level}", en="Cumulative net, {level}"),
    "discounted": Text(da="Nettoets nutidsværdi, {level}", en="Present value of the net, {level}"),
    "settled": Text(
        da="År efter det første, til investeringen er tjent hjem, {level}",
        en="Years after the first until the investment has paid for itself, {level}",
    ),
    "balance": Text(da="Akkumuleret netto efter sidste år, {level}", en="Cumulative net after the last year, {level}"),
    "present": Text(da="Nettoets nutidsværdi i alt, {level}", en="Present value of the net in all, {level}"),
    "worth": Text(da="Nettonutidsværdi, {level}", en="Net present value, {level}"),
}
# The names of courses in the workbook; a star stands for every area.
LABELS = {
    "cost.*": Text(da="{area}: udgift", en="{area}: cost"),
    **{f"saving_{level}.*": wording.map(lambda said: f"{{area}}: {said}") for level, wording in _LEVELS.items()},
    "cost": Text(da="Udgift i alt", en="Cost in all"),
    "rate": Text(da="Diskonteringsrente (procent)", en="Discount rate (per cent)"),
    "recommended": Text(
        da="Finansministeriets senere rente (procent)", en="Later rate of the Ministry of Finance (per cent)"
    ),
    "later": Text(da="Renten derefter, den laveste af de to", en="The rate after that, the lower of the two"),
    "share": Text(
        da="Hvor meget lavere og højere forudsætningerne gøres", en="How much assumptions are lowered and raised"
    ),
    "nought": Text(da="Nul", en="Zero"),
    "spent": Text(da="Udgifter i alt", en="Costs in all"),
    "gained": Text(da="Besparelser i alt, bedste skøn", en="Savings in all, best estimate"),
    "needed.saving": Text(da="Besparelserne skal ganges med", en="The savings have to be multiplied by"),
    "change.saving": Text(da="Det er en ændring på", en="That is a change of"),
    "needed.cost": Text(da="Udgifterne kan ganges med", en="The costs may be multiplied by"),
    "short": Text(da="Akkumuleret netto med modsat fortegn", en="Cumulative net with the other sign"),
    "change.cost": Text(da="Det er en ændring på", en="That is a change of"),
    "spent.*": Text(da="{area}: udgifter i alt", en="{area}: costs in all"),
    "gained.*": Text(da="{area}: besparelser i alt, bedste skøn", en="{area}: savings in all, best estimate"),
    "least.*": Text(da="{area}: besparelser i alt, lavt skøn", en="{area}: savings in all, low estimate"),
    "most.*": Text(da="{area}: besparelser i alt, højt skøn", en="{area}: savings in all, high estimate"),
    "tenth.cost": Text(da="Udsving i alle udgifter", en="Swing of all costs"),
    "tenth.saving": Text(da="Udsving i alle besparelser", en="Swing of all savings"),
    "fewer.cost": Text(da="Netto, når alle udgifter er lavere", en="Net when all costs are lower"),
    "more.cost": Text(da="Netto, når alle udgifter er højere", en="Net when all costs are higher"),
    "fewer.saving": Text(da="Netto, når alle besparelser er lavere", en="Net when all savings are lower"),
    "more.saving": Text(da="Netto, når alle besparelser er højere", en="Net when all savings are higher"),
    "tenth_cost.*": Text(da="{area}: udsving i udgifterne", en="{area}: swing of the costs"),
    "tenth_saving.*": Text(da="{area}: udsving i besparelserne", en="{area}: swing of the savings"),
    "fewer_cost.*": Text(da="Netto, når udgifterne er lavere: {area}", en="Net when the costs are lower: {area}"),
    "more_cost.*": Text(da="Netto, når udgifterne er højere: {area}", en="Net when the costs are higher: {area}"),
    "fewer_saving.*": Text(
        da="Netto, når besparelserne er lavere: {area}", en="Net when the savings are lower: {area}"
    ),
    "more_saving.*": Text(
        da="Netto, når besparelserne er højere: {area}", en="Net when the savings are higher: {area}"
    ),
    "below.*": Text(
        da="{area}: fra det bedste skøn ned til det lave", en="{area}: from best estimate down to the low one"
    ),
    "above.*": Text(
        da="{area}: fra det bedste skøn op til det høje", en="{area}: from best estimate up to the high one"
    ),
    "low.*": Text(da="Netto med lavt skøn i {area}", en="Net with the low estimate in {area}"),
    "high.*": Text(da="Netto med højt skøn i {area}", en="Net with the high estimate in {area}"),
    **{
        f"{course}.{level}": Text(**{code: wording.in_(code).format(level=name.in_(code)) for code in wording.codes})
        for course, wording in _BY_LEVEL.items()
        for level, name in _LEVELS.items()
    },
}
