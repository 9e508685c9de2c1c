"""The API of version 2, one file per noun: each registers its handlers when imported."""

from __future__ import annotations

from libperk.sandbox.kard import (  # noqa: F401 - imported to be registered
    attributions,
    audits,
    auth,
    children,
    content_strategies,
    dialect,
    earned_rewards,
    files,
    fraud_markers,
    historical_uploads,
    locations,
    notifications,
    offers,
    organization,
    ping,
    placement_content,
    placement_slots,
    placements,
    subscriptions,
    transactions,
    uploads,
    users,
    webview,
)
