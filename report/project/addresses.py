"""Addresses outside a publication: which kinds are printed as links, and which never are.

A link is followed by readers who trust the publication; so an address is printed only when it is of a kind that
leads to a page, a letter or a work.  Scripts, files of a machine and data in the address itself are of none of them.
"""

from __future__ import annotations

from urllib.parse import urlsplit

SCHEMES = ("http", "https", "mailto", "doi")
WEB = ("http", "https")
DOI = "https://doi.org/"


def outside(address: str) -> str | None:
    """A full `address` as it is printed, or None when it is of no kind that may be."""
    scheme, colon, rest = address.partition(":")
    scheme = scheme.lower()
    if not colon or scheme not in SCHEMES or not rest.strip("/ ") or not address.isprintable() or " " in address:
        return None
    if scheme in WEB and not _has_host(address):
        return None
    return DOI + rest.removeprefix("//") if scheme == "doi" else address


def web(address: str) -> str | None:
    """`address` when it is that of a page or a folder on the web, else None."""
    return address if address.partition(":")[0].lower() in WEB and outside(address) else None


def _has_host(address: str) -> bool:
    """Whether it names a machine, with a port that can be one if there is any."""
    try:
        parts = urlsplit(address)
        return bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        return False
