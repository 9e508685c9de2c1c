"""Whole files of transactions: URLs to put them to, and what each line becomes."""

from __future__ import annotations

import zlib

from libperk.sandbox.kard import files, transactions
from libperk.sandbox.seed.world import Document, Drop, World
from libperk.sandbox.wire import intake, store
from libperk.sandbox.wire.call import Call
from libperk.sandbox.wire.checks import Checker
from libperk.sandbox.wire.registry import handles
from libperk.sandbox.wire.replies import created, error_object
from libperk.sandbox.wire.values import Json, Problem, Refused, Reply
from libperk.sandbox.wire.webhooks import notify

LINE_TYPES = {
    "incomingTransactionsFile": ("transaction", "coreTransaction"),
    "historicalTransactionsFile": ("historicalTransaction", "coreHistoricalTransaction"),
}
GZIP = b"\x1f\x8b"
UNPACKED_MAX = 512 * 1024 * 1024


@handles("transactions.create_upload_urls")
def create_urls(call: Call) -> Reply:
    world, made = call.world, []
    for item in call.body:
        key = world.new_id("drop")
        world.state.drops[key] = Drop(item["type"], item["attributes"]["filename"], world.issuer)
        attributes = {
            "url": store.url(world, "PUT", key, store.UPLOAD_LIFE_S),
            "expiresIn": store.UPLOAD_LIFE_S,
        }
        made.append({"type": item["type"], "id": key, "attributes": attributes})
    return created(call, made)


def put(world: World, key: str, body: bytes) -> None:
    """Takes a file: each line on its own. What was refused is in the file that the
    notification links to."""
    drop = world.state.drops[key]
    world.enter(drop.issuer)
    text = _unpacked(body)
    drop.puts += 1
    problems = [
        problem
        for n, line in enumerate(text.splitlines())
        for problem in _line(world, drop, line, n)
    ]
    world.record(
        "file",
        {
            "id": key,
            "fileName": drop.name,
            "type": drop.kind,
            "bytes": len(body),
            "refused": len(problems),
        },
    )
    result = files.lines(error_object(problem) for problem in problems)
    document = files.add(world, Document(f"{drop.name}.result.jsonl", world.clock.now(), result))
    notify(world, "fileProcessingResult", files.described(world, document))


def _unpacked(body: bytes) -> bytes:
    if not body.startswith(GZIP):
        return body
    try:
        unpacker = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
        text = unpacker.decompress(body, UNPACKED_MAX)
    except zlib.error:
        raise Refused(Problem(400, "Bad Request", "this begins like gzip, but it is not")) from None
    if unpacker.unconsumed_tail:
        raise Refused(
            Problem(413, "Content Too Large", f"at most {UNPACKED_MAX} bytes are unpacked")
        )
    return text


def _line(world: World, drop: Drop, line: bytes, n: int) -> list[Problem]:
    """One line of the file; what is wrong with it."""
    if not line.strip():
        return []
    pointer = f"/{n}"
    try:
        item = intake.storable(line)
    except ValueError as problem:
        return [
            Problem(
                400, "Invalid JSON", str(problem).replace("the body", "this line"), pointer=pointer
            )
        ]
    problems = _form(world, drop, item, pointer) or transactions.refusals(world, item, pointer)
    if problems:
        return problems
    if drop.kind == "incomingTransactionsFile":
        transactions.take(world, item)
    else:
        world.record(
            "historical",
            {"id": item["id"], "userId": item["attributes"]["userId"], "fileName": drop.name},
        )
    return []


def _form(world: World, drop: Drop, item: object, pointer: str) -> list[Problem]:
    """The form of an item; a historical one has the members of the transaction that it is the past
    of."""
    kinds = LINE_TYPES[drop.kind]
    if not isinstance(item, dict) or item.get("type") not in kinds:
        return [
            Problem(
                400,
                "Unknown type",
                "type must be one of: " + ", ".join(kinds),
                pointer=f"{pointer}/type",
            )
        ]
    checked: Json = {
        **item,
        "type": LINE_TYPES["incomingTransactionsFile"][kinds.index(item["type"])],
    }
    return list(Checker(world.contract).item([checked["type"]], checked, pointer))
