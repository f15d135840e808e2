import pytest
from hypothesis import given
from hypothesis import strategies as st

from katalog.photos import plan as pictures

SIDES = st.integers(min_value=1, max_value=20_000)


@pytest.mark.parametrize(
    ("size", "widths"),
    [
        ((4032, 3024), (240, 330, 500, 720, 1000)),
        ((1000, 750), (240, 330, 500, 720, 1000)),
        ((999, 750), (240, 330, 500, 720, 999)),
        ((780, 780), (240, 330, 500, 780)),  # 720 would be the same picture twice
        ((512, 512), (240, 330, 512)),
        ((200, 300), (200,)),
    ],
)
def test_widths_follow_the_photo_and_never_repeat_it(size, widths):
    assert pictures.rendition_widths(size) == widths


@given(width=SIDES, height=SIDES)
def test_nothing_is_enlarged_or_distorted(width, height):
    plan = pictures.plan((width, height))
    widths = [w for w, _ in plan.renditions]
    assert widths == sorted(set(widths))
    assert widths[-1] <= min(width, 1000)
    for w, h in (*plan.renditions, plan.fallback):
        assert 1 <= h <= height
        assert abs(h - height * w / width) <= 0.5 or h == 1
    assert plan.fallback[0] == min(640, widths[-1])
    assert plan.least[0] <= width
    assert plan.least[1] <= height
    assert plan.least[0] >= widths[-1]


@given(width=SIDES, height=SIDES)
def test_no_rendition_takes_seconds_to_encode(width, height):
    widest, tallest = pictures.plan((width, height)).renditions[-1]
    assert widest * tallest <= pictures.MAX_RENDITION_PIXELS + widest or widest == 1


@given(width=SIDES, height=SIDES, frame=st.sampled_from([(1200, 630), pictures.SQUARE_SIZE]))
def test_a_frame_keeps_proportions_and_the_share_asked_for(width, height, frame):
    placed = pictures.place((width, height), frame, keeps=0.5)
    left, top, right, bottom = placed.crop
    assert 0 <= left < right <= 1
    assert 0 <= top < bottom <= 1
    across = placed.size[0] / (width * (right - left))
    down = placed.size[1] / (height * (bottom - top))
    assert placed.offset[0] + placed.size[0] <= frame[0]
    assert placed.offset[1] + placed.size[1] <= frame[1]
    if placed.size == frame and placed.crop != (0.0, 0.0, 1.0, 1.0):
        assert across == pytest.approx(down)
        assert (right - left) * (bottom - top) >= 0.5 - 1e-9
    elif min(placed.size) > 20:  # below that rounding to whole pixels shows
        assert across == pytest.approx(down, rel=0.05)
    assert min(across, down) <= pictures.MAX_ENLARGEMENT * 1.05


def test_a_landscape_photo_fills_the_square_and_a_wide_one_keeps_its_ends():
    assert pictures.place((4000, 3000), (1080, 1080), keeps=pictures.SQUARE_KEEPS).size == (1080, 1080)
    wide = pictures.place((4000, 1500), (1080, 1080), keeps=pictures.SQUARE_KEEPS)
    assert wide.crop == (0.0, 0.0, 1.0, 1.0)
    assert wide.size == (1080, 405)
    assert wide.offset == (0, 337)


def test_a_decode_may_be_as_small_as_everything_cut_from_it_allows():
    plan = pictures.plan((8000, 6000))
    assert plan.least == (1440, 1080)  # the square: 1080 of the shorter side
    assert pictures.plan((8000, 1000)).least == (1200, 150)  # 1000 with its margin


def test_names_come_from_content_recipe_and_size():
    plan = pictures.plan((1000, 800))
    made = pictures.picture("ab12", plan, "#a0b0c0")
    assert [each.name for each in made.renditions] == [
        "ab12-240.avif",
        "ab12-330.avif",
        "ab12-500.avif",
        "ab12-720.avif",
        "ab12-1000.avif",
        "ab12-640.jpg",
        "ab12-1080x1080.jpg",
        "ab12-96x96.jpg",
    ]
    assert (made.width, made.height) == (1000, 800)
    assert made.smallest.name == "ab12-240.avif"
    assert pictures.page_files([made, made]) == {each.name for each in made.renditions[:-1]}


@given(width=SIDES, height=SIDES)
def test_a_thumbnail_is_a_square_from_the_middle_and_never_enlarged(width, height):
    plan = pictures.plan((width, height))
    (side, other), small = plan.thumbnail.size, plan.renditions[0]
    assert side == other == min(96, *small)
    left, top, right, bottom = plan.thumbnail.crop
    assert abs(left - (1 - right)) < 1e-9
    assert abs(top - (1 - bottom)) < 1e-9
    assert abs((right - left) * small[0] - (bottom - top) * small[1]) < 1e-6 * max(small)


def test_a_key_changes_with_the_photo_and_with_every_library():
    first = pictures.recipe({"avif": "1.4.2", "heif": None})
    assert first == pictures.recipe({"heif": None, "avif": "1.4.2"})
    assert first != pictures.recipe({"avif": "1.4.3", "heif": None})
    keys = {pictures.source_key(photo, recipe) for photo, recipe in [(b"a", first), (b"b", first), (b"a", b"x")]}
    assert len(keys) == 3


@pytest.mark.parametrize("name", ["AVIF_QUALITY", "JPEG_QUALITY", "SQUARE_SIZE", "AVIF_WIDTHS", "RECIPE_VERSION"])
def test_a_recipe_changes_with_every_constant(monkeypatch, name):
    before = pictures.recipe({})
    value = getattr(pictures, name)
    monkeypatch.setattr(pictures, name, value + 1 if isinstance(value, int) else (*value, 1))
    assert pictures.recipe({}) != before
