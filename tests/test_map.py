"""The islands of the map stand where a second source has them."""

import pytest

from directives.reference import table

# Centres of the islands in Natural Earth 1:10m, admin 0 (public domain): latitude, longitude.
NATURAL_EARTH = {
    "Phú Lâm": (16.83, 112.33),
    "Linh Côn": (16.66, 112.73),
    "Hoàng Sa": (16.53, 111.60),
    "Tri Tôn": (15.78, 111.20),
    "Ba Bình": (10.37, 114.36),
    "Nam Yết": (10.18, 114.36),
    "Sơn Ca": (10.39, 114.45),
    "Thị Tứ": (11.04, 114.28),
    "Bến Lạc": (11.11, 115.02),
    "Vĩnh Viễn": (10.73, 115.82),
    "Bình Nguyên": (10.83, 115.84),
}


@pytest.mark.parametrize("name", NATURAL_EARTH)
def test_an_island_stands_where_natural_earth_has_it(name: str):
    groups = [group["islands"] for group in table("vietnam_map")["archipelagos"]]
    latitude, longitude = next(
        (lat, lon) for group in groups for named, lat, lon in group if named == name
    )
    assert latitude == pytest.approx(NATURAL_EARTH[name][0], abs=0.05)
    assert longitude == pytest.approx(NATURAL_EARTH[name][1], abs=0.05)
