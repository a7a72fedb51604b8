"""How people get in: addresses, codes, the squares that phones read; and which phones got here."""

from __future__ import annotations

import socket
from contextlib import suppress
from time import monotonic
from typing import NamedTuple

import segno
from segno import helpers

from contribution.room.live import Live, RoomSettings

# A phone that tries the network asks every five seconds; after three silences it is out of touch.
_NEAR = 15.0
_MOST = 1_000


class Doors(NamedTuple):
    """What stands in the wall's corner: squares as SVG, the address and the code to type."""

    wifi: str
    join: str
    address: str
    code: str


class Trial:
    """Which phones reach the laptop while the network is tried; kept nowhere, gone at the end."""

    def __init__(self) -> None:
        self._heard: dict[str, float] = {}

    def hear(self, phone: str) -> None:
        """Note that a phone asked just now; a flood of made-up ones is not counted."""
        if phone in self._heard or len(self._heard) < _MOST:
            self._heard[phone] = monotonic()

    def count(self) -> dict[str, int]:
        """Return how many reached the laptop, and how many of them are in touch now."""
        near = sum(monotonic() - heard < _NEAR for heard in self._heard.values())
        return {"reached": len(self._heard), "near": near}


def find_address(settings: RoomSettings) -> str:
    """Return where phones go: a number, since many phones find no names on a local network."""
    return f"http://{settings.lan or '127.0.0.1'}:{settings.port}/j"


def guess_lan() -> str:
    """Return this machine's local address, ADDRESS where it has none; nothing is sent."""
    for private in ("192.168.255.254", "10.255.255.254", "172.31.255.254"):
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe, suppress(OSError):
            probe.connect((private, 9))
            if not (found := str(probe.getsockname()[0])).startswith("127."):
                return found
    return "ADDRESS"


def show_doors(live: Live) -> Doors:
    """Return how to join, as it is now."""
    address, (name, password) = find_address(live.settings), live.wifi
    wifi = helpers.make_wifi(ssid=name, password=password or None, security="WPA") if name else None
    join = segno.make(f"{address}/{live.code}", error="m", micro=False)
    return Doors(_draw(wifi) if wifi else "", _draw(join), address, live.code)


def introduce(live: Live) -> list[str]:
    """Return what the terminal says at the start."""
    settings = live.settings
    page = "Try page" if settings.trying else "Desk"
    lines = [f"{page} (this machine only): http://127.0.0.1:{settings.port}/?key={live.make_key()}"]
    if settings.trying:
        lines.append("It counts the phones that reach this laptop. Stop with Ctrl C.")
    else:
        small = settings.smallest
        lines.append(f"Groups of fewer than {small} are shown together. Stop with Ctrl C.")
    if not settings.lan:
        return [*lines, f"Phones cannot reach it. For a room: --lan {guess_lan()}"]
    return [
        *lines,
        f"Phones: {find_address(settings)} and the code {live.code}",
        (
            "If none arrives: venue Wi-Fi often keeps guests apart, a laptop's own hotspot may "
            "stop near 8 phones (bring a travel router), and a phone leaves a Wi-Fi without "
            "internet unless told to stay. Beforehand, --try counts the phones that come and stay."
        ),
    ]


def _draw(code: segno.QRCode) -> str:
    return str(code.svg_inline(omitsize=True, border=2, dark="#000", light="#fff"))
