"""The network address that a request comes from, as far as it can be trusted."""

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest

Address = IPv4Address | IPv6Address


def client_address(request: HttpRequest) -> str | None:
    """Return the address of who asks; None where the server does not tell.

    Anybody can write any ``X-Forwarded-For``. It is believed only when the request itself comes from a proxy that
    ``AFSPRAAK_PROXY`` names, and read from its end, where our own proxies wrote: the first address that is not one of
    them is the client. Of IPv6 the network of 64 bits counts, because one connection has all of its addresses.
    """
    nearest = _read(request.META.get("REMOTE_ADDR", ""))
    if nearest is None:
        return None
    for written in reversed(request.headers.get("X-Forwarded-For", "").split(",")):
        before = _read(written)
        if before is None or not _is_our_proxy(nearest):
            break
        nearest = before
    if isinstance(nearest, IPv6Address):
        return str(ip_network((nearest, 64), strict=False).network_address)
    return str(nearest)


def _is_our_proxy(address: Address) -> bool:
    return any(address in network for network in settings.PROXY)


def _read(written: str) -> Address | None:
    """Read an address; some proxies write a port behind it, and brackets around the longer kind."""
    text = written.strip()
    if text.startswith("["):
        text = text[1:].partition("]")[0]
    elif text.count(":") == 1:
        text = text.partition(":")[0]
    try:
        address = ip_address(text.partition("%")[0])
    except ValueError:
        return None
    return address.ipv4_mapped or address if isinstance(address, IPv6Address) else address
