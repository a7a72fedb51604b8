"""How people get in: addresses, codes and the squares that phones read."""

from __future__ import annotations

from typing import NamedTuple

import segno
from segno import helpers

from contribution.room.live import Live


class Doors(NamedTuple):
    """What stands in the wall's corner: squares as SVG, the address and the code to type."""

    wifi: str
    join: str
    address: str
    code: str


def find_address(live: Live) -> str:
    """Return where phones go: a number, since many phones find no names on a local network."""
    settings = live.settings
    return f"http://{settings.lan or '127.0.0.1'}:{settings.port}/j"


def show_doors(live: Live) -> Doors:
    """Return how to join, as it is now."""
    address, (name, password) = find_address(live), live.wifi
    wifi = helpers.make_wifi(ssid=name, password=password or None, security="WPA") if name else None
    return Doors(
        _draw(wifi) if wifi else "",
        _draw(segno.make(f"{address}/{live.code}", error="m", micro=False)),
        address,
        live.code,
    )


def introduce(live: Live) -> list[str]:
    """Return what the terminal says at the start."""
    settings = live.settings
    lines = [
        f"Desk (this machine only): http://127.0.0.1:{settings.port}/?key={live.make_key()}",
        f"Groups of fewer than {settings.smallest} are shown together. Stop with Ctrl C.",
    ]
    if not settings.lan:
        return [*lines, "Phones cannot reach it. For a room: --lan ADDRESS of this machine."]
    help_line = (
        "The wall counts the phones that reach it. If none does: venue Wi-Fi often keeps guests "
        "apart, a laptop's own hotspot may stop near 8 phones (bring a travel router), and a phone "
        "leaves a Wi-Fi without internet unless told to stay."
    )
    return [*lines, f"Phones: {find_address(live)} and the code {live.code}", help_line]


def _draw(code: segno.QRCode) -> str:
    return str(code.svg_inline(omitsize=True, border=2, dark="#000", light="#fff"))
