"""Says how old what an entry says is, by the days on which its owner confirmed it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from katalog.contract.model import Status

if TYPE_CHECKING:
    from katalog.contract.model import Business

UNSURE_AFTER: Final = timedelta(days=365)
"""From then on a buyer is told to ask first, and the owner is to be asked again."""
OLD_AFTER: Final = timedelta(days=730)
"""From then on the home page shows nothing of it."""
LICENCE_NOTICE: Final = timedelta(days=60)
"""Before a permit ends, its owner is reminded."""


def last_sure(business: Business) -> date | None:
    """Return the last day on which the owner is known to have said that the entry is right, None where none is known.

    Of an entry that was never confirmed that is the day of the consent, for which its owner was asked. Of sample data
    and of a business that has closed for good nothing has to be sure.
    """
    if business.sample or business.status is Status.CLOSED:
        return None
    return business.confirmed or business.consented


def unsure_since(business: Business, today: date) -> date | None:
    """Return `last_sure` where that is more than a year ago, None where it is not, or not known."""
    sure = last_sure(business)
    return sure if sure is not None and today - sure > UNSURE_AFTER else None


def is_old(business: Business, today: date) -> bool:
    """Return whether what the entry says was last confirmed more than two years ago."""
    sure = last_sure(business)
    return sure is not None and today - sure > OLD_AFTER


def lacks_consent(business: Business) -> bool:
    """Return whether nothing is recorded of the owner's consent to a business that is no sample."""
    return business.consented is None and not business.sample
