"""Capillary's cart promotions, one file per noun: each registers its handlers when imported."""

from __future__ import annotations

from libperk.sandbox.capillary import (  # noqa: F401 - imported to be registered
    auth,
    carts,
    codes,
    dialect,
    earnings,
    organization,
    promotions,
    redemptions,
)
