"""The English words of the interface for what leads through an edition: contents, search, lists and languages."""

from __future__ import annotations

from collections.abc import Mapping

# By key, as in :attr:`report.language.rules.LanguageRules.words`, of which they are a part.
WAYS: Mapping[str, str] = {
    "anchor": "Link to this section",
    "back_to_text": "Back to the text",
    "contents": "Contents",
    "filter": "Show only entries that contain",
    "filter_many": "{count} entries",
    "filter_none": "No entries match.",
    "filter_one": "1 entry",
    "find": "Find",
    "front_page": "Front page of this publication",
    "glossary_sections": "Each explanation is followed by a section in which the term is used.",
    "language": "Language",
    "language_name": "English",
    "not_yet_translated": "not yet translated: {languages}",
    "draft_notice": "Draft: no part of complete editions",
    "look_up": "Look up",
    "next": "Next",
    "on_this_page": "On this page",
    "previous": "Previous",
    "publications": "Publications",
    "register_sections": "Sections in bold are about the subject. The others mention it.",
    "search": "Search",
    "search_failed": "The search could not be loaded. Use the lists below instead.",
    "search_key": "Press / to search",
    "search_label": "Search the publications",
    "search_many": "{count} places found",
    "search_more": "Show more",
    "search_none": "Nothing was found for “{query}”. Try another word, or look it up below.",
    "search_one": "1 place found",
    "sister": "Also published",
    "skip": "Skip to the content",
    "skip_contents": "Skip to the contents",
    "turn": "Previous and next page",
}
