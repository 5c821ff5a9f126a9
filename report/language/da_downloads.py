"""The words of what readers take along: files of exhibits, what a PDF carries, and the pages of the data."""

from __future__ import annotations

DOWNLOADS = {
    "attached_bibliography": "Litteraturen som BibTeX",
    "attached_descriptor": "Beskrivelse af datapakken",
    "continued": "{name} (fortsat)",
    "csv_attached": "Data:\N{NO-BREAK SPACE}{file} (vedhæftet)",
    "csv_precision": "forbehold",
    "csv_unit": "enhed",
    "data_changes": "Ændringer i data",
    "data_changes_slug": "aendringer",
    "data_slug": "data",
    "exhibit_close": "Luk",
    "exhibit_copied": "Linket er kopieret",
    "exhibit_enlarge": "Forstør",
    "exhibit_form": "Skema som PDF",
    "exhibit_link": "Link",
    "exhibit_made": "Sådan er den lavet",
    "exhibit_on_web": "{name} på nettet",
    "form_field": "{label}, række {number}",
    "form_intro": "Felterne kan udfyldes her og gemmes. De er også kolonnerne i filen {file}, som er vedhæftet denne "
    "PDF. {name} i udgaven siger, hvad der skal stå i hvert felt.",
    "form_rows": "Én række for hver post",
    "made_function": "Funktion",
    "numbers_annex": "Figurerne som tabeller",
    "numbers_annex_about": "Her står det, som figurerne viser, i tabeller: tal, og i nogle kun ord. "
    "Hver tabel fører tilbage til sin figur, hvor noter og kilder står. "
    "De samme tabeller er vedhæftet denne PDF som CSV-filer.",
    "numbers_left_out": "{count} af {all} rækker har ikke noget at vise og er udeladt. "
    "Filen {file}, som er vedhæftet denne PDF, har dem alle.",
    "other_languages": "Andre sprog",
    "tables_at_source": "Find kilden",
    "tables_extent": "{rows} rækker, {columns} kolonner",
    "tables_intro": "Udgavens tal og ord står i disse tabeller, som kan hentes som CSV-filer (UTF-8, komma).",
    "tables_nowhere": "ikke i denne udgivelse",
    "tables_places": "{number} steder",
    "tables_printed": "Bruges i",
    "tables_verify": "Alle kan kontrollere en kopi af webstedet: {record} fortæller, hvad det er lavet af, og har "
    "kontrolsummer af alle filer. Generatorens kommando <code>verify</code> sammenligner dem, følger alle links og "
    "regner tallene efter, helt uden net.",
}
