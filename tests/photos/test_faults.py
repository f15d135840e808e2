import pytest

from katalog.photos import faults
from katalog.photos.faults import Fault, Kind, PhotoError

VALUES = (4000, 30, 40, 50)


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_says_what_is_wrong_and_what_to_do(kind):
    fault = Fault(kind, VALUES)
    assert fault.message
    assert fault.hint.endswith(".")
    assert "{" not in fault.message + fault.hint
    assert fault.stops == (kind not in faults.WARNINGS)


def test_values_fill_message_then_hint():
    fault = Fault(Kind.TOO_NARROW, (8000, 10, 40))
    assert fault.message == "terlalu pipih: 8000 x 10 piksel"
    assert "40 kali" in fault.hint


def test_an_error_carries_its_fault():
    with pytest.raises(PhotoError, match="kosong") as caught:
        raise PhotoError(Kind.EMPTY)
    assert caught.value.fault == Fault(Kind.EMPTY)
