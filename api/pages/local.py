"""Addresses to go back to: only our own."""

from __future__ import annotations

from urllib.parse import urlsplit


def local(address: object, otherwise: str = "/") -> str:
    """`address` if it leads to a page of ours; a link in a letter must not lead elsewhere."""
    if not isinstance(address, str) or not address.startswith("/"):
        return otherwise
    parts = urlsplit(address)
    strange = parts.scheme or parts.netloc or "\\" in address or not address.isprintable()
    return otherwise if strange or address.startswith("//") else address
