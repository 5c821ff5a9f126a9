"""The addresses that may be printed as links: of a few kinds, none of which runs anything.

Text, bibliography and configuration are held to the same; it may not know where an address stands.
"""

from __future__ import annotations

from urllib.parse import urlsplit

SCHEMES = ("http", "https", "mailto", "doi")
DOI = "https://doi.org/"
WEB = ("http", "https")
# What the address of a place may not hold: what begins a query or a fragment, and what none holds as it is
# (https://www.rfc-editor.org/rfc/rfc3986#section-2).
_NOT_IN_PLACES = frozenset('?#<>"\\^`{|}')
KINDS = "begin it with https://, http://, mailto: or doi:"


def outside(address: str) -> str | None:
    """A full `address` as it is printed, or None when it is of no kind that may be."""
    scheme, colon, rest = address.partition(":")
    scheme = scheme.lower()
    if not colon or scheme not in SCHEMES or not rest.strip("/ ") or not address.isprintable() or " " in address:
        return None
    if scheme in WEB and not _has_host(address):
        return None
    return DOI + rest.removeprefix("//") if scheme == "doi" else address


def is_site(address: str) -> bool:
    """Whether `address` is that of a place in the web, below which pages may stand."""
    return (
        bool(outside(address))
        and address.lower().startswith(("https://", "http://"))
        and _NOT_IN_PLACES.isdisjoint(address)
    )


def _has_host(address: str) -> bool:
    """Whether it names a machine, with a port that can be one if there is any."""
    try:
        parts = urlsplit(address)
        return bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        return False
