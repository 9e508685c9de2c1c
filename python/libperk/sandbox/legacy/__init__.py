"""The legacy API, one file per noun: each registers its handlers when imported. Users, offers and
rewards are those of version 2."""

from __future__ import annotations

from libperk.sandbox.legacy import (  # noqa: F401 - imported to be registered
    affiliate_merchants,
    attributions,
    audits,
    auth,
    cards,
    dialect,
    files,
    locations,
    merchants,
    offers,
    transactions,
    users,
)
