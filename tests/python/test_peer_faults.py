"""Checks that each fault of the lists has its test, by name."""

from __future__ import annotations

import re
from types import ModuleType

import pytest
import test_peer_faults_auth
import test_peer_faults_hem
import test_peer_faults_replies
import test_peer_faults_retry

LISTS = {
    "auth": (test_peer_faults_auth, 10),
    "retry": (test_peer_faults_retry, 9),
    "reply": (test_peer_faults_replies, 7),
    "hem": (test_peer_faults_hem, 5),
}


@pytest.mark.parametrize("word", LISTS)
def test_no_fault_is_forgotten(word: str) -> None:
    module: ModuleType = LISTS[word][0]
    numbered = [re.match(rf"test_{word}_(\d+)_", name) for name in vars(module)]
    shown = {int(match[1]) for match in numbered if match}
    assert set(module.FAULTS) == shown == set(range(1, LISTS[word][1] + 1))
