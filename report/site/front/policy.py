"""What pages may load and run: their own files, nothing of any other host, and no script or style written into them.

The search needs WebAssembly, which a browser compiles only when it is told so.
"""

from __future__ import annotations

from collections.abc import Iterable

from report.site.assets import DIGEST

_SOURCES = {
    "default-src": "'none'",
    "script-src": "'self' 'wasm-unsafe-eval'",
    "style-src": "'self'",
    "img-src": "'self' data: blob:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "worker-src": "'self' blob:",
    "base-uri": "'none'",
    "form-action": "'self'",
}
# In a page; a server can also forbid that others frame it, which a page cannot say of itself.
POLICY = "; ".join(f"{kind} {sources}" for kind, sources in _SOURCES.items())
_CSP = "Content-Security-Policy"
_HEADERS = {
    _CSP: f"{POLICY}; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}


# An edition in a single file has its style and scripts inside: the policy in it alone says what may run.
_FREE = {**_HEADERS, _CSP: "frame-ancestors 'none'"}


_YEAR = 31_536_000  # seconds


def headers_file(places: Iterable[str], lasting: Iterable[str]) -> str:
    """The file ``_headers``, which static hosts such as Netlify and Cloudflare Pages read.

    What holds for all files stands first; the policy of pages is said of `places`, paths that may end in a star.  The
    files `lasting` have names that change with their content, so that they may be kept for as long as one likes.
    """
    common = {name: value for name, value in _HEADERS.items() if name != _CSP}
    rules = [("/*", common), *((place, {_CSP: _HEADERS[_CSP]}) for place in places)]
    rules += [(path, {"Cache-Control": f"public, max-age={_YEAR}, immutable"}) for path in lasting]
    return "".join(
        f"{place}\n" + "".join(f"  {name}: {value}\n" for name, value in headers.items()) for place, headers in rules
    )


def nginx_snippet(path: str, alone: Iterable[str], assets: str) -> str:
    """The same for nginx, to be included in a server; `path` is where the site stands on its host, as in ``/a``.

    `alone` are the paths of files that have a policy of their own, `assets` that of the folder with files whose names
    hold a digest.
    """
    lines = [f'add_header {name} "{value}" always;' for name, value in _HEADERS.items()]
    own = " ".join(f'add_header {name} "{value}" always;' for name, value in _FREE.items())
    lines += [f"location = {path}/{file} {{ {own} }}" for file in alone]
    # No add_header, which would stand in place of those above.
    lines.append(f'location ~ "^{path}{assets}/.+\\.[0-9a-f]{{{DIGEST}}}\\.[a-z0-9]+$" {{ expires {_YEAR}; }}')
    types = "text/css text/csv text/javascript application/json application/xml application/atom+xml image/svg+xml"
    return "\n".join(
        [
            *lines,
            "charset utf-8;",
            "gzip on;",
            f"gzip_types {types};",
            f"error_page 404 {path}/404.html;",
            "",
        ]
    )
