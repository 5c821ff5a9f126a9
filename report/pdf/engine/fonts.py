"""A font found again by what is known of it, to be cut and embedded where pages that were painted apart are written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from weasyprint.pdf.fonts import Font
from weasyprint.text.ffi import TO_UNITS, ffi, gobject, pango, unicode_to_char_p
from weasyprint.text.fonts import FontConfiguration, get_pango_font_key

from report.pdf.engine.freezing import Unfit


def found_font(frozen: Mapping[str, Any], fonts: FontConfiguration) -> Font:
    """The font of the configuration that a part was painted with, without any glyph.  Raises Unfit for another one."""
    family, style, weight, size = frozen["face"]
    description = ffi.gc(pango.pango_font_description_new(), pango.pango_font_description_free)
    pointer, _kept_alive = unicode_to_char_p(family)
    pango.pango_font_description_set_family(description, pointer)
    pango.pango_font_description_set_style(description, style)
    pango.pango_font_description_set_weight(description, weight)
    pango.pango_font_description_set_absolute_size(description, int(size * TO_UNITS))
    context = ffi.gc(pango.pango_font_map_create_context(fonts.font_map), gobject.g_object_unref)
    loaded = pango.pango_font_map_load_font(fonts.font_map, context, description)
    if loaded == ffi.NULL:
        raise Unfit(f"the typeface {family} is not found")
    loaded = ffi.gc(loaded, gobject.g_object_unref)
    font = Font(loaded, *get_pango_font_key(loaded)[1:])
    if font.hash != frozen["hash"]:
        raise Unfit(f"the typeface {family} is found as {font.family}")
    font.loaded = loaded  # what the font reads belongs to it
    font.ascent, font.descent = frozen["metrics"]
    return font
