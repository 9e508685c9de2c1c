"""``python -m libperk.sandbox``: starts the sandbox and prints its URL."""

from __future__ import annotations

import argparse
import importlib.util
import ipaddress
import sys
from datetime import datetime
from urllib.parse import urlsplit

PORT_MAX = 65535
MISSING = "libperk.sandbox needs its extra: pip install 'libperk[sandbox]'"


def _arguments(argv: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m libperk.sandbox",
        description="A local emulator of the APIs that libperk speaks.",
    )
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (loopback)")
    parser.add_argument("--port", type=int, default=0, help="port; 0 takes a free one")
    parser.add_argument(
        "--json", action="store_true", help="print URL and credentials as one JSON line"
    )
    parser.add_argument("--seed", type=int, default=1, help="which world to make")
    parser.add_argument(
        "--token-life", type=int, default=3600, metavar="S", help="how long tokens live, in seconds"
    )
    parser.add_argument(
        "--now", type=_moment, metavar="ISO", help="stop the clock at this moment (with a zone)"
    )
    parser.add_argument(
        "--parent-pid", type=int, metavar="PID", help="stop when this process is gone"
    )
    parser.add_argument("--until-eof", action="store_true", help="stop when standard input closes")
    parser.add_argument(
        "--i-know", action="store_true", help="listen on an address that others can reach"
    )
    parser.add_argument(
        "--public-url",
        type=_address,
        metavar="URL",
        help="the address in replies, when others reach it under another name",
    )
    options = parser.parse_args(argv)
    if not options.i_know and not _is_loopback(options.host):
        parser.error(
            "--host is not a loopback address: the sandbox has no protection; pass --i-know to "
            "listen there all the same"
        )
    return options


def _moment(text: str) -> datetime:
    from libperk.sandbox.wire.times import parse

    return parse(text)


def _address(text: str) -> str:
    parts = urlsplit(text)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
        raise argparse.ArgumentTypeError("an http(s) URL without a query is needed")
    return text.rstrip("/")


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def main(argv: list[str] | None = None) -> int:
    options = _arguments(argv)
    if not 0 <= options.port <= PORT_MAX:
        print(f"libperk.sandbox: --port must be a number from 0 to {PORT_MAX}", file=sys.stderr)
        return 2
    if any(importlib.util.find_spec(name) is None for name in ("starlette", "uvicorn")):
        print(MISSING, file=sys.stderr)
        return 2
    from libperk.sandbox.app import Sandbox
    from libperk.sandbox.seed.world import Settings
    from libperk.sandbox.serve import Place, run
    from libperk.sandbox.wire.contract import Contract

    sandbox = Sandbox(Contract.load(), Settings(options.seed, options.token_life, options.now))
    place = Place(
        options.host,
        options.port,
        options.json,
        options.parent_pid,
        options.until_eof,
        options.public_url,
    )
    try:
        run(sandbox, place)
    except OSError as problem:
        print(
            f"libperk.sandbox cannot listen on {options.host} port {options.port}: "
            f"{problem.strerror}",
            file=sys.stderr,
        )
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
