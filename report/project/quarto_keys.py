"""Which keys of Quarto may stand in _quarto.yml and in a chapter, though only Quarto's own program reads them.

The names are those of Quarto 1.8 (quarto.org/docs/reference): of projects, and of the formats html, typst and pdf.
"""

from __future__ import annotations


def _names(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


# What says how Quarto's own pages look and how it runs cells: an edition has a look of its own.
LOOK = _names(
    """
    abstract-title anchor-sections appendix-cite-as appendix-style backgroundcolor body-classes brand cap-location
    callout-appearance callout-icon citation-location classoption code-annotations code-block-bg code-block-border-left
    code-copy code-fold code-line-numbers code-link code-overflow code-summary code-tools colorlinks column-screen
    columns crossref css date-format default-image-extension df-print dpi editor editor_options email-obfuscation
    embed-resources engine execute fig-align fig-asp fig-cap-location fig-dpi fig-format fig-height fig-pos
    fig-responsive fig-width fontcolor fontfamily fontsize footnotes-hover format format-links freeze geometry grid
    highlight-style html-math-method html-table-processing identifier-prefix ipynb-shell-interactivity jupyter
    keep-hidden keep-ipynb keep-md keep-tex keep-typ keep-yaml knitr latex-auto-install layout-align layout-valign
    lightbox linestretch link-external-filter link-external-icon link-external-newwindow linkcolor lof lot mainfont
    margin margin-bottom margin-geometry margin-left margin-right margin-top max-width mermaid-format minimal 
    monobackgroundcolor
    monofont notebook-links notebook-preserve-cells notebook-view number-depth number-offset number-sections
    page-layout page-navigation papersize pdf-engine pdf-engine-opts plotly-connected prefer-html quarto-required
    reference-links reference-location respect-user-color-scheme sansfont search section-divs section-numbering
    self-contained server shift-heading-level-by slide-level smooth-scroll strip-comments syntax-highlighting
    table-of-contents tbl-cap-location tbl-colwidths theme title-block-banner title-block-banner-color
    title-block-categories title-block-style title-prefix toc toc-depth toc-expand toc-location toc-title
    top-level-division validate-yaml wrap zotero
    """
)
# What stands in _quarto.yml alone.
OF_PROJECTS = _names(
    """
    bibliography copyright csl description extensions filters gladtex include-after-body include-before-body
    include-in-header keywords lang license link-citations citeproc cite-method citations-hover crossrefs-hover
    metadata-files nocite pagetitle profile project resources revealjs shortcodes template template-partials title
    variables notebook-subarticles environment extract-media format-resources google-scholar
    """
)
# What a chapter may not say, and where it is said instead.
ELSEWHERE = {
    "abstract": "write a paragraph under the title",
    "author": "name authors under authors: in _quarto.yml",
    "authors": "name authors in _quarto.yml",
    "bibliography": "name it in _quarto.yml: all chapters share it",
    "citation": "the imprint in _quarto.yml says how a publication is cited",
    "csl": "name it in _quarto.yml: all chapters share it",
    "date": "versions: under imprint: in _quarto.yml have dates",
    "doi": "it is part of imprint: in _quarto.yml",
    "filters": "no edition runs filters; _quarto.yml may name those of Quarto",
    "include-after-body": "write it as text of the chapter",
    "include-before-body": "write it as text of the chapter",
    "include-in-header": "the look of an edition is the theme: of _quarto.yml",
    "header-includes": "the look of an edition is the theme: of _quarto.yml",
    "keywords": "index: marks say what a place is about",
    "params": "numbers come from data/; what differs between editions stands in _quarto.yml",
    "subtitle": "write it as a paragraph; a publication has a subtitle in _quarto.yml",
    "title": "write it as # Title {#sec-…} under the front matter",
    "tags": "index: marks say what a place is about",
    "categories": "index: marks say what a place is about",
}
# What Quarto's project may say besides what this generator asks of it.
OF_PROJECT = (
    "type",
    "execute-dir",
    "render",
    "output-dir",
    "lib-dir",
    "resources",
    "pre-render",
    "post-render",
    "preview",
)
# What `execute` may say of a chapter: the rest would change what is shown.
_QUIET = {"echo": (False,), "eval": (True,), "include": (True,), "output": (True,), "enabled": (True, "auto")}


def loud(execute: object) -> tuple[str, object] | None:
    """The first setting of `execute` in a chapter that no edition follows; None where all are harmless."""
    if not isinstance(execute, dict):
        return None
    return next(((key, said) for key, said in execute.items() if key in _QUIET and said not in _QUIET[key]), None)
