"""What libperk and well-known clients of other APIs offer, asked of the installed packages: prints
a table, and fails where one of them has something that libperk lacks.

    make peers

Each cell runs code of the package against a server on loopback. A cell is evidence (what was seen)
or "-" with the reason. Times are of this run. Not a part of make test: the versions of the others
change.
"""

from __future__ import annotations

import asyncio
import contextlib
import io
import json
import logging
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib import metadata
from pathlib import Path
from typing import Any

import jedi
import pandas as pd

import libperk

ROOT = Path(__file__).resolve().parents[2]
NAME = "Amber"  # what each reply holds, and what a value has to show
SECRET = "secret-of-the-peers-table"


class No(Exception):
    """The package does not do it; the reason."""


# ---- a server for the others ----

BODIES = {
    "customers": {
        "object": "list",
        "data": [{"id": "cus_1", "object": "customer", "name": NAME}],
        "has_more": False,
        "url": "/v1/customers",
    },
    "models": {
        "object": "list",
        "data": [{"id": NAME, "object": "model", "created": 1, "owned_by": NAME}],
    },
    "tables": {"TableNames": [NAME]},
}
SEEN: list[str] = []


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self.rfile.read(int(self.headers.get("content-length") or 0))
        SEEN.append(self.path)
        kind = next((name for name in BODIES if name in self.path), "tables")
        body = json.dumps(BODIES[kind]).encode()
        self.send_response(200)
        headers = {"Content-Type": "application/json", "Content-Length": str(len(body))}
        ids = dict.fromkeys(("request-id", "x-request-id", "x-amzn-requestid"), "req_1")
        for name, value in {**headers, **ids}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    do_POST = do_GET

    def log_message(self, *_: Any) -> None:
        pass


# ---- what can be asked of any package ----


@contextlib.contextmanager
def logged() -> Iterator[io.StringIO]:
    """What every logger prints, at DEBUG."""
    lines = io.StringIO()
    handler = logging.StreamHandler(lines)
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    try:
        yield lines
    finally:
        root.removeHandler(handler)
        root.setLevel(level)


def first_line(text: str, logger: str) -> str:
    found = next((line for line in text.splitlines() if logger in line), "")
    if not found:
        raise No("no line about the request")
    if SECRET in text:
        raise No("the log has the secret")
    return found


def hover(code: str) -> str:
    """What an editor shows for the last name of the code."""
    lines = code.split("\n")
    shown = [name.docstring() for name in jedi.Script(code).help(len(lines), len(lines[-1]))]
    prose = [text.partition("\n\n")[2].strip() for text in shown]
    if not any(prose):
        raise No("a signature, no text" if any(shown) else "nothing is found")
    return next(text for text in prose if text).splitlines()[0]


def flagged(code: str, right: str, wrong: str) -> str:
    """Whether a type checker finds a wrong name of an item, and accepts the right one."""
    for line, expected in ((right, 0), (wrong, 1)):
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "program.py"
            file.write_text(f"{code}\n{line}\n", encoding="utf-8")
            command = [sys.executable, "-m", "mypy", "--no-incremental", str(file)]
            done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode != expected:
            raise No(f"mypy on `{line}`: {(done.stdout or done.stderr).splitlines()[0]}"[:90])
    return f"mypy refuses {wrong}"


def frame_of(items: Any) -> str:
    frame = pd.DataFrame(items)
    texts = [str(column) for column in frame.columns]
    if not any(text.isidentifier() for text in texts) or not frame.isin([NAME]).any(axis=None):
        raise No(f"columns {texts[:4]}")
    return f"columns {', '.join(texts[:3])}"


def first_client_ms(program: str) -> str:
    """Milliseconds until a program has a client: some packages import most of their code then."""
    program = f"import time; t = time.perf_counter(); {program}; print(time.perf_counter() - t)"
    runs = [
        subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
        for _ in range(5)
    ]
    return f"{min(float(run.stdout) for run in runs) * 1000:.0f} ms"


def command_of(package: str) -> str:
    scripts = metadata.distribution(package).entry_points.select(group="console_scripts")
    if not scripts:
        raise No("no command in the package")
    return f"`{next(iter(scripts)).name}`"


def wheel_of(package: str) -> str:
    text = metadata.distribution(package).read_text("WHEEL") or ""
    return next(line for line in text.splitlines() if line.startswith("Tag:"))


def site_of(package: str) -> str:
    links = metadata.metadata(package).get_all("Project-URL") or []
    found = [link for link in links if "doc" in link.lower()]
    if not found:
        raise No("no link to pages in its metadata")
    return found[0].partition(",")[0]


def refuses(call: Callable[[], Any], sent: Callable[[], int]) -> str:
    before = sent()
    try:
        call()
    except Exception as error:
        if sent() == before:
            return f"{type(error).__name__}: {str(error).splitlines()[0][:60]}"
        raise No("sent, then an error") from None
    raise No("a wrong argument was sent")


# ---- the packages ----


class Peer:
    """What the table asks, with the answers that are the same for all."""

    package: str
    first: str  # a program that makes a client

    def __init__(self, url: str) -> None:
        self.url = url

    def import_and_client(self) -> str:
        return first_client_ms(self.first)

    def command(self) -> str:
        return command_of(self.package)

    def wheel(self) -> str:
        return wheel_of(self.package)

    def documentation_site(self) -> str:
        return site_of(self.package)

    def local_server(self) -> str:
        raise No("no server in the package")

    def one_login(self) -> str:
        raise No("a fixed key, so no login")

    def item_results(self) -> str:
        raise No("no bulk call with results per item")


class Stripe(Peer):
    package = "stripe"
    first = "import stripe; stripe.StripeClient('x').v1.customers"

    def client(self, **options: Any) -> Any:
        import stripe

        return stripe.StripeClient(SECRET, base_addresses={"api": self.url}, **options)

    def value_in_repr(self) -> str:
        text = repr(self.client().v1.customers.list().data[0])
        return "JSON of the item" if NAME in text else ""

    def rows(self) -> str:
        return frame_of(self.client().v1.customers.list().data)

    def as_json(self) -> str:
        return json.dumps(self.client().v1.customers.list().data[0].to_dict())

    def asynchronous(self) -> str:
        import stripe

        async def run() -> Any:
            client = self.client(http_client=stripe.HTTPXClient())
            return await client.v1.customers.list_async()

        return "list_async" if asyncio.run(run()).data else ""

    def logging(self) -> str:
        with logged() as lines:
            self.client().v1.customers.list()
        return first_line(lines.getvalue(), "Stripe api")

    def request_id(self) -> str:
        reply = self.client().v1.customers.list().last_response
        return f"{reply.request_id}, {len(reply.headers)} headers"

    def own_transport(self) -> str:
        import stripe

        class Mine(stripe.HTTPClient):  # type: ignore[misc]
            name = "mine"

            def request(self, *_: Any, **__: Any) -> Any:
                return json.dumps(BODIES["customers"]), 200, {}

        before = len(SEEN)
        assert self.client(http_client=Mine()).v1.customers.list().data
        return "HTTPClient" if len(SEEN) == before else ""

    def hover(self) -> str:
        return hover("import stripe\nstripe.StripeClient('x').v1.customers.list")

    def typed_items(self) -> str:
        code = "import stripe\nitem = stripe.StripeClient('x').v1.customers.list().data[0]"
        return flagged(code, "print(item.name)", "item.nmae")

    def refusal_before_sending(self) -> str:
        client = self.client()
        return refuses(lambda: client.v1.customers.list(params={"limt": 5}), lambda: len(SEEN))


class OpenAI(Peer):
    package = "openai"
    first = "import openai; openai.OpenAI(api_key='x').models"

    def client(self, kind: str = "OpenAI", **options: Any) -> Any:
        import openai

        return getattr(openai, kind)(api_key=SECRET, base_url=self.url, **options)

    def value_in_repr(self) -> str:
        text = repr(self.client().models.list().data[0])
        return text[:60] if NAME in text else ""

    def rows(self) -> str:
        return frame_of(self.client().models.list().data)

    def as_json(self) -> str:
        return str(self.client().models.list().data[0].to_json(indent=None))

    def asynchronous(self) -> str:
        async def run() -> Any:
            async with self.client("AsyncOpenAI") as client:
                return await client.models.list()

        return "AsyncOpenAI" if asyncio.run(run()).data else ""

    def logging(self) -> str:
        with logged() as lines:
            self.client().models.list()
        return first_line(lines.getvalue(), "HTTP Request")

    def request_id(self) -> str:
        raw = self.client().models.with_raw_response.list()
        return f"{raw.headers['x-request-id']}, {len(raw.headers)} headers"

    def own_transport(self) -> str:
        import httpx2

        mine = httpx2.MockTransport(lambda _: httpx2.Response(200, json=BODIES["models"]))
        before = len(SEEN)
        assert self.client(http_client=httpx2.Client(transport=mine)).models.list().data
        return "http_client" if len(SEEN) == before else ""

    def hover(self) -> str:
        return hover("import openai\nopenai.OpenAI().models.list")

    def typed_items(self) -> str:
        code = "import openai\nitem = openai.OpenAI(api_key='x').models.list().data[0]"
        return flagged(code, "print(item.id)", "item.idd")

    def refusal_before_sending(self) -> str:
        return refuses(lambda: self.client().models.retrieve(5), lambda: len(SEEN))


class Boto3(Peer):
    package = "boto3"
    first = "import boto3; boto3.client('dynamodb', region_name='x')"

    def client(self, service: str = "dynamodb") -> Any:
        import boto3

        keys = {"aws_access_key_id": "key", "aws_secret_access_key": SECRET}
        return boto3.client(service, endpoint_url=self.url, region_name="x", **keys)

    def value_in_repr(self) -> str:
        return "a dict" if NAME in repr(self.client().list_tables()) else ""

    def rows(self) -> str:
        return frame_of(self.client().list_tables())

    def as_json(self) -> str:
        return json.dumps(self.client().list_tables()["TableNames"])

    def asynchronous(self) -> str:
        raise No("no asynchronous client")

    def logging(self) -> str:
        with logged() as lines:
            self.client().list_tables()
        return first_line(lines.getvalue(), "Sending http request")

    def request_id(self) -> str:
        facts = self.client().list_tables()["ResponseMetadata"]
        return f"{facts['RequestId']}, {len(facts['HTTPHeaders'])} headers"

    def own_transport(self) -> str:
        from botocore.awsrequest import AWSResponse

        client = self.client()
        body = io.BytesIO(json.dumps(BODIES["tables"]).encode())
        body.stream = lambda: iter([body.read()])  # type: ignore[attr-defined]
        client.meta.events.register(
            "before-send.*.*", lambda request, **_: AWSResponse(request.url, 200, {}, body)
        )
        before = len(SEEN)
        assert client.list_tables()["TableNames"]
        return "event before-send" if len(SEEN) == before else ""

    def hover(self) -> str:
        return hover("import boto3\nboto3.client('dynamodb').list_tables")

    def typed_items(self) -> str:
        code = "import boto3\nitem = boto3.client('dynamodb').list_tables()"
        return flagged(code, "print(item['TableNames'])", "item['TableName']")

    def refusal_before_sending(self) -> str:
        return refuses(lambda: self.client().list_tables(Limt=3), lambda: len(SEEN))

    def item_results(self) -> str:
        shape = self.client("sqs").meta.service_model.operation_model("SendMessageBatch")
        return " and ".join(shape.output_shape.members)

    def one_login(self) -> str:
        from botocore.utils import JSONFileCache

        return f"{JSONFileCache.__name__}, for assumed roles"


class Ours(Peer):
    package = "libperk"
    first = "import libperk; libperk.Kard(token='t').offers"

    def __init__(self, sandbox: libperk.sandbox.Handle) -> None:
        super().__init__(sandbox.url)
        self.sandbox = sandbox

    def offers(self) -> Any:
        with self.sandbox.kard() as kard:
            return kard.offers.list(self.sandbox.user_id, max_pages=1).list()

    def value_in_repr(self) -> str:
        offer = self.offers()[0]
        return repr(offer) if offer.name in repr(offer) else ""

    def rows(self) -> str:
        offers = self.offers()
        frame = pd.DataFrame(offers)
        if list(frame["name"]) != [offer.name for offer in offers]:
            raise No("no column has the names")
        return f"columns {', '.join(map(str, frame.columns[:3]))}"

    def as_json(self) -> str:
        offer = self.offers()[0]
        text = json.dumps(offer.to_dict(json=True))
        return f"{text[:40]}…" if offer.name in text else ""

    def asynchronous(self) -> str:
        async def run() -> Any:
            async with libperk.AsyncKard(**self.sandbox.kard_settings) as kard:
                return await kard.offers.list(self.sandbox.user_id).first()

        return "AsyncKard" if asyncio.run(run()) else ""

    def logging(self) -> str:
        with logged() as lines:
            self.offers()
        text = lines.getvalue()
        if self.sandbox.kard_settings["client_secret"] in text or self.sandbox.user_id in text:
            raise No("the log has a secret or a user")
        return first_line(text, "/offers")

    def request_id(self) -> str:
        page = self.offers()[0].document
        return f"{page.request_id or 'none sent'}, {len(page.headers)} headers"

    def own_transport(self) -> str:
        class Mine:
            def send(self, request: Any) -> Any:
                return 200, {}, b'{"data": [{"type": "standardOffer", "id": "o"}]}'

        with libperk.Kard(token=SECRET, organization_id="o", transport=Mine()) as kard:
            return "transport=" if kard.offers.list("u").first() else ""

    def hover(self) -> str:
        return hover("import libperk\nlibperk.Kard().offers.list")

    def typed_items(self) -> str:
        code = "import libperk\nitem = libperk.Kard(token='t').offers.list('u').list()[0]"
        return flagged(code, "print(item.name)", "item.nmae")

    def refusal_before_sending(self) -> str:
        with self.sandbox.kard() as kard:
            return refuses(
                lambda: kard.offers.list("u", supported_component="all").first(),
                lambda: len(self.sandbox.log()),
            )

    def item_results(self) -> str:
        with self.sandbox.kard() as kard:
            outcomes = kard.users.create_many([{"id": "peer-1"}, {"id": ""}])
        return repr(outcomes) if len(outcomes) == 2 else ""

    def one_login(self) -> str:
        self.sandbox.revoke_tokens()
        before = self.sandbox.logins()
        program = """
import json, sys, libperk
settings, user = json.load(sys.stdin)
libperk.Kard(**settings).offers.list(user).first()
"""
        with tempfile.TemporaryDirectory() as folder:
            settings = {**self.sandbox.kard_settings, "token_file": f"{folder}/token"}
            with libperk.Kard(**settings) as kard, ThreadPoolExecutor(8) as threads:
                list(
                    threads.map(lambda _: kard.offers.list(self.sandbox.user_id).first(), range(8))
                )
            for _ in range(2):
                given = json.dumps([settings, self.sandbox.user_id])
                subprocess.run([sys.executable, "-c", program], input=given, text=True, check=True)
        logins = self.sandbox.logins() - before
        if logins != 1:
            raise No(f"{logins} logins")
        return "8 threads and 2 processes: 1 login"

    def local_server(self) -> str:
        return "libperk.sandbox" if self.sandbox.log() else ""

    def documentation_site(self) -> str:
        if not (ROOT / "build/docs/html/index.html").exists():
            raise No("run make docs first")
        return "build/docs/html, by make docs"


ROWS = (
    "value_in_repr",
    "rows",
    "as_json",
    "asynchronous",
    "logging",
    "request_id",
    "own_transport",
    "hover",
    "typed_items",
    "refusal_before_sending",
    "item_results",
    "one_login",
    "local_server",
    "import_and_client",
    "command",
    "wheel",
    "documentation_site",
)


def cell(peer: Peer, row: str) -> tuple[bool, str]:
    try:
        found = getattr(peer, row)()
    except No as reason:
        return False, str(reason)
    except Exception as error:
        return False, f"{type(error).__name__}: {str(error).splitlines()[0]}"
    return bool(found), str(found or "no")


def shown(has: bool, text: str) -> str:
    text = " ".join(text.split()).replace("|", "/")
    return f"{'yes' if has else '-'}: {text[:60]}"


def main() -> int:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    url = f"http://127.0.0.1:{server.server_port}"
    behind = []
    with libperk.sandbox.start() as sandbox:
        peers = [Ours(sandbox), Stripe(url), OpenAI(url), Boto3(url)]
        versions = [f"{peer.package} {metadata.version(peer.package)}" for peer in peers]
        print(f"| | {' | '.join(versions)} |\n|{'---|' * (len(peers) + 1)}")
        for row in ROWS:
            cells = [cell(peer, row) for peer in peers]
            texts = (shown(*found) for found in cells)
            print(f"| {row.replace('_', ' ')} | {' | '.join(texts)} |", flush=True)
            if any(has for has, _ in cells[1:]) and not cells[0][0]:
                behind.append(row)
    server.shutdown()
    if behind:
        print(f"peers_table: libperk lacks {', '.join(behind)}", file=sys.stderr)
    return 1 if behind else 0


if __name__ == "__main__":
    sys.exit(main())
