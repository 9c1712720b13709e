"""Headers on every response, errors and unknown verbs included. Deny by default: a page that needs more says so by name."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass

from aiohttp import web

ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=(), interest-cohort=()",
    "X-DNS-Prefetch-Control": "off",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
    "Server": "chatd",
}

NOTHING = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"


def plain_page() -> str:
    """A page that runs nothing."""
    return "default-src 'none'; style-src 'self'; img-src data:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"


@dataclass(frozen=True, slots=True, kw_only=True)
class Policies:
    """The policies of pages that run anything. *origin*: our own, for the socket in browsers whose `'self'` does not cover it."""

    origin: str

    def visitor_page(self, ancestors: Iterable[str]) -> str:
        """The chat's page: our own scripts and styles, our own socket, framed only by the project's exact origins."""
        return self._page("'self'", " ".join(("'self'", *ancestors)))

    def console_page(self) -> str:
        """The console: also compiles the passphrase hash (WebAssembly), and is never framed."""
        return self._page("'self' 'wasm-unsafe-eval'", "'none'")

    def written_page(self) -> str:
        """A page written on the server for workers: works without a script, and runs our own if there is one."""
        return self._page("'self'", "'none'")

    def _page(self, scripts: str, ancestors: str) -> str:
        socket = self.origin.replace("http", "ws", 1)
        return (
            f"default-src 'none'; script-src {scripts}; style-src 'self'; connect-src 'self' {socket}; img-src 'self' data:; manifest-src 'self'; "
            f"form-action 'self'; base-uri 'none'; frame-ancestors {ancestors}; require-trusted-types-for 'script'; trusted-types 'none'"
        )


def strict(*, https: bool, pages: Mapping[str, str]) -> Callable[[web.Request, web.StreamResponse], Awaitable[None]]:
    """The signal that completes every response. *pages*: paths whose pages run scripts, each with its policy."""

    async def complete(request: web.Request, response: web.StreamResponse) -> None:
        headers = response.headers
        for name, value in ALWAYS.items():
            headers[name] = value
        headers.setdefault("Content-Security-Policy", pages.get(request.path, NOTHING))
        headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        headers.setdefault("Cache-Control", "no-store")
        if "frame-ancestors 'none'" in headers["Content-Security-Policy"]:
            headers["X-Frame-Options"] = "DENY"
        if https:
            headers["Strict-Transport-Security"] = "max-age=63072000; includeSubDomains"

    return complete
