"""What pages may load and run: their own files, nothing of any other host, and no script or style written into them.

The search needs WebAssembly, which a browser compiles only when it is told so.
"""

from __future__ import annotations

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
_HEADERS = {
    "Content-Security-Policy": f"{POLICY}; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}


def headers_file() -> str:
    """The file ``_headers``, which static hosts such as Netlify and Cloudflare Pages read."""
    return "/*\n" + "".join(f"  {name}: {value}\n" for name, value in _HEADERS.items())


def nginx_snippet(path: str) -> str:
    """The same for nginx, to be included in a server; `path` is where the site stands on its host, as in ``/a``."""
    lines = [f'add_header {name} "{value}" always;' for name, value in _HEADERS.items()]
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
