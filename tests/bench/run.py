"""Runs every benchmark once, prints what was measured against the targets, and writes it to a JSON
file.

Usage: run.py --build FOLDER [--before FOLDER] [--json FILE]. `--before` is another revision as
tools/build_revision builds it: its first clients take turns with those of this one. Missing a
target is not a failure (exit code 0); a benchmark that does not work is.

A benchmark is a program that races the library against a peer in turns and prints one JSON line for
each race; race.h describes it. `lua/bench.lua PAGE`, `lua/birth.lua`, `ruby/bench.rb PAGE` and
`ruby/birth.rb` print such lines as well (what: "lua", "lua_client", "ruby", "ruby_client").
"""

from __future__ import annotations

import argparse
import datetime
import json
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pages

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
TIMEOUT = 60
JOURNEYS = 900  # seconds, for all of them
GATEWAYS = 600
Line = dict[str, Any]


@dataclass(frozen=True)
class Target:
    """What a race is called and must reach, by one of: ratio (how many times as fast as the peer),
    extra (what we add to the peer's time), growth (ours over the peer's), ours (our time alone).
    Only the ratio should be high.
    """

    title: str
    by: str
    must: float | None = None
    aim: float | None = None


TARGETS = {
    "parse": Target("bytes to document, each of 200 offers", "ratio", 10, 25),
    "parse_count": Target("  the same, instructions", "ratio"),
    "growth_count": Target("  growth: 1,000 offers over 20, instructions", "growth", 1.25, 1.05),
    "growth_time": Target("  growth: 1,000 offers over 20, time", "growth", 1.25),
    "columns": Target("bytes to columns, each of 200 offers", "ratio", 15, 28),
    "columns_count": Target("  instructions, each of 1,000 offers", "ours", 20_000, 15_500),
    "columns_growth_count": Target("  growth: 1,000 offers over 20", "growth", 1.05, 1.0),
    "columns_growth": Target("  the same, time", "growth"),
    "columns_pandas": Target("  against dicts and a DataFrame, of 1,000", "ratio", 8, 15),
    "columns_msgspec": Target("  against structs and pyarrow", "ratio", 3, 5),
    "columns_pyarrow": Target("  against a reader of JSON lines", "ratio", 3, 5),
    "columns_polars": Target("  the same", "ratio", 3, 5),
    "wrk_c": Target("users a second, from C into a table", "ratio", 0.15, 0.28),
    "wrk_python": Target("  from Python, streamed", "ratio", 0.12, 0.22),
    "user_stream": Target("CPU a user, streamed", "ratio", 8, 16),
    "user_arrow": Target("  as one Arrow table", "ratio", 8, 16),
    "user_polars": Target("  as a polars frame", "ratio", 8, 13),
    "user_pandas": Target("  as a pandas frame", "ratio", 6, 11),
    "user_requests": Target("  the same", "ratio"),
    "user_pycurl": Target("  the same", "ratio"),
    "user_aiohttp": Target("  the same", "ratio"),
    "user_vendor": Target("  the same", "ratio", 100, 350),
    "user_gzip": Target("  streamed, with gzip", "growth", 4, 2.2),
    "user_gzip_httpx": Target("  the same", "ratio"),
    "memory_c": Target("peak of 40,000 users, from C", "ours", 16_000, 14_000),
    "memory_c_growth": Target("  over 10,000 users", "growth", 1.05),
    "memory_python": Target("  from Python, over its imports", "ours", 24_000, 16_000),
    "memory_python_growth": Target("  over 10,000 users", "growth", 1.05),
    "included_20": Target("one look-up in included, 20 resources", "ours", 60, 15),
    "included_20000": Target("  20,000 resources, in their order", "ours", 60, 15),
    "included_20000_shuffled": Target("  20,000 resources, in no order", "ours", aim=15),
    "python": Target("bytes to Python dicts, each of 200 offers", "ratio", 1.5, 2.2),
    "python_orjson": Target("  the same", "ratio"),
    "lua": Target("bytes to Lua tables, each of 200 offers", "ratio", aim=1),
    "lua_webhook_1k": Target("webhook check from Lua, 1 KB", "ratio", 10),
    "lua_pull": Target("2,000 users from Lua, 20 ms away, a user", "ratio", 5, 12),
    "ruby_pull": Target("2,000 users from Ruby, 20 ms away, a user", "ratio", 5, 12),
    "lua_client": Target("first client of a Lua state, CPU", "ours", 300_000),
    "lua_client_memory": Target("  the same, memory", "ours", 100),
    "gateway_token": Target("token in nginx, CPU of the worker a request", "ratio", 0.88, 0.95),
    "gateway_token_speed": Target("  the same, requests a second", "ratio"),
    "gateway_webhook": Target("webhook check in nginx, 1 KB, CPU a request", "ratio", 0.82, 0.90),
    "gateway_webhook_speed": Target("  the same, requests a second", "ratio"),
    "gateway_webhook_bare": Target("  CPU", "ratio", 0.68, 0.78),
    "gateway_webhook_bare_speed": Target("  requests a second", "ratio"),
    "gateway_webhook_luaossl": Target("  CPU", "ratio", 1.2, 1.3),
    "gateway_webhook_luaossl_speed": Target("  requests a second", "ratio"),
    "gateway_webhook_njs": Target("  CPU", "ratio", 1.6, 2.0),
    "gateway_webhook_njs_speed": Target("  requests a second", "ratio"),
    "gateway_webhook_lua": Target("  CPU", "ratio", 2.5, 3.1),
    "gateway_webhook_lua_speed": Target("  requests a second", "ratio"),
    "gateway_webhook_events": Target("  and its event read, CPU", "ratio"),
    "gateway_webhook_events_speed": Target("  requests a second", "ratio"),
    "gateway_webhook_once": Target("  each event once, CPU", "ratio"),
    "gateway_webhook_once_speed": Target("  requests a second", "ratio"),
    "ruby": Target("bytes to Ruby hashes, a page of 200 offers", "ratio", aim=1),
    "ruby_oj_parser": Target("  the same", "ratio", aim=1),
    "ruby_json": Target("  the same", "ratio"),
    "ruby_client": Target("first client of a Ruby process, CPU", "ours", 15_000_000, 8_000_000),
    "ruby_webhook": Target("webhook check from Ruby, 1 KB", "ratio", aim=3),
    "call": Target("one blocking call, small reply, CPU", "extra", 20_000, 5_000),
    "call_wall": Target("  the same, wall clock", "extra"),
    "call_page": Target("  with a page of 20 offers and its document", "extra", 45_000, 30_000),
    "import": Target("import libperk", "extra", 20, 8),
    "import_client": Target("  and a first client, errors, webhooks", "extra", 12, 8),
    "loop_20": Target("loop, 8 attributes of each offer, pages of 20", "ratio", 1.5, 3),
    "loop_200": Target("  pages of 200", "ratio", 1.5, 3),
    "again": Target("  an attribute read again", "growth", 4, 2),
    "create_many": Target("transactions.create_many, an event, CPU", "ratio", 1, 2),
    "create_many_orjson": Target("  the same", "ratio"),
    "create_many_arrow": Target("  from an Arrow table", "ratio", 2, 5),
    "webhook_1k": Target("webhook check, 1 KB", "ratio", 0.7, 0.95),
    "webhook_64k": Target("webhook check, 64 KB", "ratio", 0.95, 0.98),
    "webhook_speed_1k": Target("webhook check, 1 KB", "ratio", 0.7, 0.95),
    "webhook_speed_64k": Target("webhook check, 64 KB", "ratio", 0.95, 0.98),
}


# ---- measuring ----


def output(*command: str | Path, timeout: int = TIMEOUT) -> str:
    return subprocess.run(
        command, stdout=subprocess.PIPE, text=True, check=True, timeout=timeout
    ).stdout


def lines(*command: str | Path, timeout: int = TIMEOUT) -> list[Line]:
    return [json.loads(line) for line in output(*command, timeout=timeout).splitlines()]


def not_run(what: str, why: str) -> Line:
    return {"what": what, "not_run": why}


def optional(what: str, *command: str | Path) -> list[Line]:
    """Races of another language: they need its interpreter, and its binding built."""
    if not Path(command[1]).exists():
        return []
    try:
        found = lines(*command)
    except FileNotFoundError:
        return [not_run(what, f"no {command[0]} here")]
    except subprocess.CalledProcessError as why:
        return [not_run(what, f"exit status {why.returncode}")]
    except (subprocess.TimeoutExpired, json.JSONDecodeError) as why:
        return [not_run(what, str(why))]
    whole = all(line.keys() >= {"what", "unit", "ours", "peer", "ratio", "extra"} for line in found)
    return found if whole else [not_run(what, "its lines are not those of race.h")]


def instructions(program: Path, function: str, page: Path, *times: str) -> int:
    """Inside of `parse_ours`, for instance, which the program calls for the side `ours`."""
    side = function.partition("_")[2]
    with tempfile.NamedTemporaryFile() as found:
        where = (f"--toggle-collect={function}", f"--callgrind-out-file={found.name}")
        count = (program, "count", side, page, *times)
        output("valgrind", "--quiet", "--tool=callgrind", *where, *count)
        return int(
            re.findall(
                r"^(?:summary|totals): (\d+)",
                Path(found.name).read_text(encoding="utf-8"),
                re.MULTILINE,
            )[-1]
        )


def compared(what: str, unit: str, ours: float, peer: float, peer_name: str) -> Line:
    """A line as races print it, of two single figures."""
    found = {"what": what, "unit": unit, "ours": ours, "peer": peer, "peer_name": peer_name}
    return found | {"ratio": peer / ours, "extra": ours - peer}


def counts(program: Path, small: Path, middle: Path, large: Path) -> list[Line]:
    """Instruction counts do not depend on what else the machine does."""
    if not shutil.which("valgrind"):
        return [
            not_run("parse_count", "no valgrind here"),
            not_run("growth_count", "no valgrind here"),
        ]
    ours = {
        page: instructions(program, "parse_ours", page) / pages.facts(page)["offers"]
        for page in (small, middle, large)
    }
    peer = instructions(program, "parse_peer", middle) / pages.facts(middle)["offers"]
    return [
        compared("parse_count", "instructions/offer", ours[middle], peer, "jansson json_loadb"),
        compared("growth_count", "instructions/offer", ours[large], ours[small], "page of 20"),
    ]


def column_counts(program: Path, small: Path, middle: Path, large: Path) -> list[Line]:
    """5,000 offers into one table, in short and in long pages."""
    if not shutil.which("valgrind"):
        return [
            not_run("columns_count", "no valgrind here"),
            not_run("columns_growth_count", "no valgrind here"),
        ]
    short = instructions(program, "fill_ours", small, "250") / 5000
    long = instructions(program, "fill_ours", large, "5") / 5000
    peer = instructions(program, "fill_peer", middle, "1") / 200
    unit = "instructions/offer"
    return [
        compared("columns_count", unit, long, peer, "jansson json_loadb"),
        compared("columns_growth_count", unit, long, short, "pages of 20"),
    ]


def speed(size: int) -> float | None:
    """Nanoseconds that `openssl speed` takes for the HMAC-SHA256 of so many bytes."""
    if not shutil.which("openssl"):
        return None
    command = ["openssl", "speed", "-mr", "-seconds", "1", "-bytes", str(size), "-hmac", "sha256"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=TIMEOUT, check=False)
    found = re.search(r"^\+F:\d+:hmac\(sha256\):([\d.]+)", done.stdout, re.MULTILINE)
    return size / float(found[1]) * 1e9 if found else None


def webhook(program: Path) -> Iterator[Line]:
    """Our races stand between two runs of `openssl speed` for each size."""
    sizes = {"1k": 1024, "64k": 65536}
    before = {name: speed(size) for name, size in sizes.items()}
    races = {line["what"]: line for line in lines(program)}
    yield from races.values()
    for name, size in sizes.items():
        first, second, ours = before[name], speed(size), races[f"webhook_{name}"]["ours"]
        what = f"webhook_speed_{name}"
        if first is None or second is None:
            yield not_run(what, "no openssl command here that reports its speed")
            continue
        yield compared(what, "ns", ours, (first + second) / 2, "openssl speed")


def columns(program: Path, small: Path, middle: Path, large: Path) -> Iterator[Line]:
    """The race against jansson, whose last figure of ours is also compared with other readers."""
    races = lines(program, "race", small, middle, large)
    yield from races
    ours = next(line["ours"] for line in races if line["what"] == "columns_growth")
    for other in lines(sys.executable, HERE / "bench_columns.py", large):
        if "ns" in other:
            yield compared(other["what"], "ns/offer", ours, other["ns"], other["name"])
        else:
            yield other


def first_clients(build: Path, before: Path | None) -> Iterator[Line]:
    """The first client in each language, of this tree and of the other revision, in turns."""
    lua, ruby, python = [ROOT, "build-lua"], [ROOT, build / "bindings" / "ruby"], []
    if before:
        tree = before / "tree"
        lua += [tree, "build"]
        ruby += [tree, tree / "build" / "bindings" / "ruby"]
        python = [before / "python"]
    yield from optional("lua_client", "luajit", HERE / "lua" / "birth.lua", *lua)
    yield from optional("ruby_client", "ruby", HERE / "ruby" / "birth.rb", *ruby)
    yield from lines(sys.executable, HERE / "bench_import.py", *python)


def many_users(stub: Path) -> Iterator[Line]:
    """Pulls of Ruby and Lua against their own loops. Wall-clock time: most of it is waiting."""
    yield from optional("ruby_pull", "ruby", HERE / "ruby" / "pull.rb", stub)
    command = [stub, "users=2000", "offers=20", "delay_ms=20"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as server:
        assert server.stdout is not None
        port = server.stdout.readline().decode().strip()
        yield from optional("lua_pull", "luajit", HERE / "lua" / "pull.lua", port)
        server.communicate()


def measure(build: Path, before: Path | None, folder: Path) -> Iterator[Line]:
    small, middle, large = (pages.offers_page(folder, offers) for offers in (20, 200, 1000))
    included = [pages.included_page(folder, resources) for resources in (20, 20000)]
    programs = build / "tests" / "bench"
    yield from lines(programs / "bench_parse", "race", small, middle, large, *included)
    yield from counts(programs / "bench_parse", small, middle, large)
    yield from columns(programs / "bench_table", small, middle, large)
    yield from column_counts(programs / "bench_table", small, middle, large)
    yield from lines(sys.executable, HERE / "bench_python.py", middle)
    yield from lines(sys.executable, HERE / "bench_loop.py", small, middle)
    yield from lines(sys.executable, HERE / "bench_writes.py")
    yield from optional("lua", "luajit", HERE / "lua" / "bench.lua", middle)
    yield from optional("ruby", "ruby", HERE / "ruby" / "bench.rb", middle)
    yield from lines(sys.executable, HERE / "bench_gateway.py", timeout=GATEWAYS)
    yield from lines(programs / "bench_call", small)
    vendor = ROOT / ".venv-vendor" / "bin" / "python"
    journeys = (HERE / "journey.py", small, programs / "bench_pull", vendor)
    yield from lines(sys.executable, *journeys, timeout=JOURNEYS)
    yield from many_users(build / "tests" / "stub" / "perk_stub")
    yield from first_clients(build, before)
    yield from webhook(programs / "bench_webhook")


# ---- comparing and reporting ----


def result(target: Target, line: Line) -> float:
    return float(1 / line["ratio"] if target.by == "growth" else line[target.by])


def verdict(target: Target, line: Line) -> str:
    """ "aim", "must" or "missed": the best that was reached; "" when there is no target, "below"
    when there is an aim only."""
    if "not_run" in line or (target.must is None and target.aim is None):
        return ""
    sign = 1 if target.by == "ratio" else -1
    value = sign * result(target, line)
    if target.aim is not None and value >= sign * target.aim:
        return "aim"
    if target.must is None:
        return "below"
    return "missed" if value < sign * target.must else "must" if target.aim is not None else "aim"


def amount(value: float, unit: str) -> str:
    if unit.startswith("ns") and abs(value) >= 10_000:
        return f"{value / 1000:,.1f} µs"
    if unit == "ms":
        return f"{value:,.1f} ms"
    shown_unit = " ns" if unit.startswith("ns") else f" {unit}" if unit in ("KB", "µs") else ""
    return f"{value:,.0f}{shown_unit}"


def shown(target: Target, value: float | None, unit: str) -> str:
    if value is None:
        return ""
    if target.by in ("ratio", "growth"):
        return f"{value:.2f}x"
    return ("+" if target.by == "extra" else "") + amount(value, unit)


def table(rows: list[Line]) -> Iterator[str]:
    shape = "{:<46} {:>10} {:>10}  {:<26} {:>9} {:>9} {:>9}  {}"
    yield shape.format("what", "ours", "peer", "the peer", "result", "must", "aim", "met")
    for row in rows:
        target = target_of(row)
        if "not_run" in row:
            yield f"{target.title:<46} not run: {row['not_run']}"
            continue
        unit = row["unit"]
        peer = amount(row["peer"], unit) if "peer" in row else ""
        limits = [shown(target, limit, unit) for limit in (target.must, target.aim)]
        times = (amount(row["ours"], unit), peer, row.get("peer_name", "")[:26])
        yield shape.format(
            target.title, *times, shown(target, row["result"], unit), *limits, row["met"]
        )


def processor() -> str:
    try:
        found = re.search(
            r"^model name\s*: (.+)", Path("/proc/cpuinfo").read_text(encoding="utf-8"), re.MULTILINE
        )
    except OSError:
        found = None
    return found[1] if found else platform.machine()


def in_order(found: Iterable[Line]) -> list[Line]:
    """As the table of targets has them; races that it does not know come last."""
    order = list(TARGETS)
    return sorted(
        found, key=lambda line: order.index(line["what"]) if line["what"] in order else len(order)
    )


def target_of(line: Line) -> Target:
    """Another revision has no target to meet."""
    target = TARGETS.get(line["what"], Target(line["what"], "ratio"))
    of_before = Path(line.get("root", ROOT)).resolve() != ROOT
    return Target("  before: " + target.title.strip(), target.by) if of_before else target


def judged(line: Line) -> Line:
    target = target_of(line)
    if "not_run" in line:
        return line
    limits = {"by": target.by, "must": target.must, "aim": target.aim}
    return line | limits | {"result": result(target, line), "met": verdict(target, line)}


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--build", type=Path, required=True)
    options.add_argument("--before", type=Path)
    options.add_argument("--json", type=Path, default=Path("build/bench.json"))
    given = options.parse_args()
    before = given.before.resolve() if given.before else None
    with tempfile.TemporaryDirectory() as folder:
        found = measure(given.build.resolve(), before, Path(folder))
        rows = [judged(line) for line in in_order(found)]
        page = pages.facts(Path(folder) / "offers_200.json")
    found = {
        "date": datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="seconds"),
        "machine": {
            "processor": processor(),
            "processors": os.cpu_count(),
            "system": platform.platform(),
        },
        "load": os.getloadavg(),
        "page": page,
        "rows": rows,
    }
    given.json.parent.mkdir(parents=True, exist_ok=True)
    given.json.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print("\n".join(table(rows)))
    missed = [row["what"] for row in rows if row.get("met") == "missed"]
    below = [row["what"] for row in rows if row.get("met") in ("must", "below")]
    verdict = f"missed: {', '.join(missed)}" if missed else "every must is met"
    print(
        f"bench: {verdict}; short of the aim: {', '.join(below) or 'none'}; written to {given.json}"
    )


main()
