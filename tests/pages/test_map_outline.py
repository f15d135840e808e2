"""The drawn outline: true proportions, everything inside, a scale that can be trusted."""

from __future__ import annotations

from math import cos, dist, radians

import pytest
from hypothesis import given
from hypothesis import strategies as st

from katalog.contract.model import Coordinates
from katalog.pages.map_outline import METRES_A_DEGREE, WIDTH, convex_hull, outline

place = st.builds(
    Coordinates,
    latitude=st.floats(min_value=3.4, max_value=3.6),
    longitude=st.floats(min_value=98.6, max_value=98.9),
)


def test_without_places_there_is_no_map() -> None:
    assert outline([]) is None


@given(st.lists(place, min_size=1, max_size=30))
def test_every_place_is_inside(places: list[Coordinates]) -> None:
    drawn = outline(places)
    assert drawn is not None
    assert len(drawn.points) == len(places)
    assert all(0 < x < drawn.width and 0 < y < drawn.height for x, y in drawn.points)
    assert 0 < drawn.bar_length <= WIDTH / 2


def test_north_is_up_and_east_is_right() -> None:
    south_west, north_east = Coordinates(latitude=3.51, longitude=98.77), Coordinates(latitude=3.52, longitude=98.79)
    drawn = outline([south_west, north_east])
    assert drawn is not None
    (x1, y1), (x2, y2) = drawn.points
    assert x1 < x2
    assert y1 > y2


def test_the_bar_is_as_long_as_it_says() -> None:
    # Two places on one parallel, 2,000 m apart.
    degrees = 2000 / (METRES_A_DEGREE * cos(radians(3.5)))
    drawn = outline([Coordinates(latitude=3.5, longitude=98.7), Coordinates(latitude=3.5, longitude=98.7 + degrees)])
    assert drawn is not None
    apart = dist(*drawn.points)
    assert drawn.bar_metres * apart / drawn.bar_length == pytest.approx(2000, rel=0.01)


def test_the_hull_of_a_square_has_its_corners() -> None:
    corners = {(0.0, 0.0), (0.0, 4.0), (4.0, 0.0), (4.0, 4.0)}
    assert set(convex_hull([*corners, (2.0, 2.0), (1.0, 3.0)])) == corners
    assert convex_hull([(1.0, 1.0)]) == ((1.0, 1.0),)
