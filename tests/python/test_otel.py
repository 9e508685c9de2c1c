"""OpenTelemetry: spans and metrics, read with the SDK's in-memory exporters."""

from __future__ import annotations

import asyncio
import pickle
from typing import Any

import pytest
from opentelemetry.sdk.metrics import MeterProvider
from opentelemetry.sdk.metrics.export import InMemoryMetricReader
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from opentelemetry.semconv.attributes import error_attributes, http_attributes, server_attributes
from opentelemetry.semconv.metrics import http_metrics
from opentelemetry.trace import SpanKind, StatusCode
from server import PONG, Server, reply

import libperk
import libperk.otel
from libperk import errors


class Telemetry:
    """The providers of one test."""

    def __init__(self) -> None:
        self.exporter, self.reader = InMemorySpanExporter(), InMemoryMetricReader()
        self.tracers = TracerProvider()
        self.tracers.add_span_processor(SimpleSpanProcessor(self.exporter))
        self.meters = MeterProvider([self.reader])

    def spans(self) -> Any:
        return self.exporter.get_finished_spans()

    def points(self) -> Any:
        data: Any = self.reader.get_metrics_data()
        [metric] = data.resource_metrics[0].scope_metrics[0].metrics
        assert (metric.name, metric.unit) == (http_metrics.HTTP_CLIENT_REQUEST_DURATION, "s")
        return metric.data.data_points


@pytest.fixture
def telemetry() -> Any:
    made = Telemetry()
    yield made
    made.tracers.shutdown()
    made.meters.shutdown()


def client(server: Server, telemetry: Telemetry, kind: Any = libperk.Kard) -> Any:
    hook = libperk.otel.exchanges(telemetry.tracers, telemetry.meters)
    return kind(base_url=server.url, token="tok-en-1", organization_id="org-1", on_exchange=hook)


def test_each_request_is_a_span_below_the_current_one(server: Server, telemetry: Telemetry) -> None:
    server.script = [
        reply({}, 503, retry_after_ms="0"),
        reply({"data": {"type": "user", "id": "user-9"}}, x_request_id="req-1"),
    ]
    tracer = telemetry.tracers.get_tracer("test")
    with client(server, telemetry) as kard, tracer.start_as_current_span("outer"):
        kard.users.get("user-9")
    first, second, outer = telemetry.spans()
    path = "/v2/issuers/{organizationId}/users/{userId}"
    for span in (first, second):
        assert (span.name, span.kind) == (f"GET {path}", SpanKind.CLIENT)
        assert span.parent.span_id == outer.context.span_id
        assert span.start_time <= span.end_time
        assert span.attributes[http_attributes.HTTP_REQUEST_METHOD] == "GET"
        assert span.attributes["url.template"] == path
        host, port = server.url.removeprefix("http://").split(":")
        assert span.attributes[server_attributes.SERVER_ADDRESS] == host
        assert span.attributes[server_attributes.SERVER_PORT] == int(port)
        assert "user-9" not in str(span.to_json()) and "org-1" not in str(span.to_json())
    assert first.attributes[http_attributes.HTTP_RESPONSE_STATUS_CODE] == 503
    assert first.attributes[error_attributes.ERROR_TYPE] == "503"
    assert first.status.status_code is StatusCode.ERROR
    assert http_attributes.HTTP_REQUEST_RESEND_COUNT not in first.attributes
    assert second.attributes[http_attributes.HTTP_REQUEST_RESEND_COUNT] == 1
    assert second.attributes["libperk.operation"] == "users.get"
    assert second.attributes["libperk.request_id"] == "req-1"
    assert error_attributes.ERROR_TYPE not in second.attributes
    assert second.status.status_code is StatusCode.UNSET


def test_each_request_counts_in_the_histogram(server: Server, telemetry: Telemetry) -> None:
    server.script = [PONG, PONG, reply({}, 404)]
    with client(server, telemetry) as kard:
        kard.ping.get()
        kard.ping.get()
        with pytest.raises(errors.NotFoundError):
            kard.ping.get()
    good, bad = sorted(
        telemetry.points(), key=lambda point: point.attributes["http.response.status_code"]
    )
    assert (good.count, bad.count) == (2, 1)
    assert bad.attributes["error.type"] == "404"
    assert good.explicit_bounds == libperk.otel.BOUNDARIES
    assert {*good.attributes} == {
        *("http.request.method", "http.response.status_code", "server.address", "server.port"),
        *("url.scheme", "url.template"),
    }


def test_what_has_no_reply_has_the_error_as_type(telemetry: Telemetry) -> None:
    class Down:
        def send(self, request: Any) -> Any:
            raise ConnectionRefusedError

    hook = libperk.otel.exchanges(telemetry.tracers, telemetry.meters)
    with (
        libperk.Kard(
            token="tok-en-1", organization_id="org-1", transport=Down(), on_exchange=hook
        ) as kard,
        pytest.raises(errors.ConnectError),
    ):
        kard.request("GET", "/v2/ping", max_attempts=1)
    [span] = telemetry.spans()
    assert span.name == "GET" and span.attributes["error.type"] == "connect"
    assert span.attributes["server.port"] == 443
    assert "http.response.status_code" not in span.attributes


def test_asyncio_keeps_the_parent_of_each_task(server: Server, telemetry: Telemetry) -> None:
    server.script = [PONG]
    tracer = telemetry.tracers.get_tracer("test")

    async def one(kard: Any, name: str) -> None:
        with tracer.start_as_current_span(name):
            await kard.ping.get()

    async def main() -> None:
        async with client(server, telemetry, libperk.AsyncKard) as kard:
            await asyncio.gather(*(one(kard, f"task {number}") for number in range(4)))

    asyncio.run(main())
    spans = telemetry.spans()
    parents = {span.context.span_id for span in spans if span.name.startswith("task")}
    children = [span.parent.span_id for span in spans if span.name == "GET /v2/ping"]
    assert len(children) == 4 and {*children} == parents


def test_a_client_that_exists_is_instrumented_once(server: Server, telemetry: Telemetry) -> None:
    server.script = [PONG]
    seen: list[libperk.Exchange] = []
    with libperk.Kard(
        base_url=server.url, token="tok-en-1", organization_id="org-1", on_exchange=seen.append
    ) as kard:
        for _ in range(2):
            libperk.otel.instrument(kard, telemetry.tracers, telemetry.meters)
        kard.ping.get()
    assert len(seen) == len(telemetry.spans()) == 1
    with pytest.raises(errors.InputError, match="client: a client of libperk is needed here"):
        libperk.otel.instrument(object())  # type: ignore[arg-type]


def test_a_recipe_takes_the_hook_to_another_process() -> None:
    again = pickle.loads(pickle.dumps(libperk.otel.exchanges()))
    assert isinstance(again, libperk.otel.Exchanges)
