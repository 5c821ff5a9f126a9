"""The Danish words of the interface for what leads through an edition: contents, search, lists and languages."""

from __future__ import annotations

from collections.abc import Mapping

# By key, as in :attr:`report.language.rules.LanguageRules.words`, of which they are a part.
WAYS: Mapping[str, str] = {
    "anchor": "Link til dette afsnit",
    "back_to_text": "Tilbage til teksten",
    "contents": "Indhold",
    "filter": "Vis kun ord, der indeholder",
    "filter_many": "{count} ord",
    "filter_none": "Ingen ord passer.",
    "filter_one": "1 ord",
    "find": "Find",
    "front_page": "Udgivelsens forside",
    "glossary_sections": "Under hver forklaring står et afsnit, hvor ordet er brugt.",
    "language": "Sprog",
    "language_name": "Dansk",
    "not_yet_translated": "endnu ikke oversat: {languages}",
    "draft_notice": "Kladde: indgår ikke i de samlede udgaver",
    "look_up": "Slå op",
    "next": "Næste",
    "on_this_page": "På denne side",
    "previous": "Forrige",
    "publications": "Udgivelser",
    "register_sections": "Afsnit med fed skrift handler om emnet. I de andre er det nævnt.",
    "search": "Søg",
    "search_failed": "Søgningen kunne ikke hentes. Slå op herunder i stedet.",
    "search_key": "Tasten / åbner søgningen",
    "search_label": "Søg i udgivelserne",
    "search_many": "{count} steder fundet",
    "search_more": "Vis flere",
    "search_none": "Intet fundet om »{query}«. Prøv et andet ord, eller slå op herunder.",
    "search_one": "1 sted fundet",
    "sister": "Også udgivet",
    "skip": "Gå til indholdet",
    "skip_contents": "Gå til indholdsfortegnelsen",
    "turn": "Forrige og næste side",
}
