"""make test-pull: 100,000 users against a server with faults, a kill -9 in the middle and a quota
that is gone for three seconds, compared with a run without faults. Not a part of `make test`.

Usage: soak.py [USERS]
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

import pull_rig


def main(users: int) -> int:
    with tempfile.TemporaryDirectory() as home:
        began = time.monotonic()
        with pull_rig.stub("all") as url:
            faulty = Path(home, "faulty")
            faulty.mkdir()
            reports = pull_rig.pull_with_faults(url, faulty, users, kill_at=7)
            books = pull_rig.ask(url, "/_stats")
        seconds = time.monotonic() - began
        with pull_rig.stub("none") as url:
            clean = Path(home, "clean")
            clean.mkdir()
            best = pull_rig.Run(url, clean, users)
            report = best.finish()
            least = pull_rig.ask(url, "/_stats")["requests"]
        same = pull_rig.equal(pull_rig.Run("", faulty, 0).rows(), best.rows())
    for number, found in enumerate(reports, 1):
        print(f"run {number} after the kill: {found}")
    print(f"without faults: {report}")
    beyond = books["requests"] - least
    print(
        f"{users} users in {seconds:.0f} s; {books['requests']} requests, {beyond} "
        f"({beyond / least:.1%}) more than the {least} of a run without faults; "
        f"{books['logins']} logins"
    )
    wrong = not same or reports[-1]["failed"] != 1 or report["failed"] != 1
    print("libperk: the parts differ" if wrong else "libperk: the parts are equal")
    return int(wrong)


sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000))
