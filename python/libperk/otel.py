"""Spans and metrics of OpenTelemetry for the requests of a client. Needs the extra `otel`.

    import libperk.otel

    kard = libperk.Kard(..., on_exchange=libperk.otel.exchanges())
    libperk.otel.instrument(capillary)        # a client that exists

Each request becomes a span of kind CLIENT, below the span that is current where the call is made,
and a value of the histogram http.client.request.duration. Names and attributes are those of the
stable semantic conventions for HTTP. `url.full` is left out, because addresses hold ids of users;
`url.template` has the template of the operation.
"""

from __future__ import annotations

from time import time_ns

from libperk import _core
from libperk._check import wrong
from libperk._extras import needed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from opentelemetry.metrics import MeterProvider
    from opentelemetry.trace import TracerProvider

    from libperk._client import Base
    from libperk._observe import Exchange, Hook

__all__ = ["Exchanges", "exchanges", "instrument"]

NAME = "libperk"
SCHEMA = "https://opentelemetry.io/schemas/1.34.0"
# What the conventions advise for http.client.request.duration.
BOUNDARIES = (0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10)
PORTS = {"https": 443, "http": 80}


class Exchanges:
    """Makes a span and a value of the histogram of each exchange: an `on_exchange`. Made by
    `exchanges()`."""

    def __init__(
        self, tracer_provider: TracerProvider | None, meter_provider: MeterProvider | None
    ) -> None:
        trace = needed("opentelemetry.trace", "otel")
        metrics = needed("opentelemetry.metrics", "otel")
        self._given = tracer_provider, meter_provider
        self._kind = trace.SpanKind.CLIENT
        self._failed = trace.StatusCode.ERROR
        version = _core.perk_version()
        self._tracer = trace.get_tracer(NAME, version, tracer_provider, SCHEMA)
        self._durations = metrics.get_meter(NAME, version, meter_provider, SCHEMA).create_histogram(
            "http.client.request.duration",
            "s",
            "Duration of HTTP client requests.",
            explicit_bucket_boundaries_advisory=BOUNDARIES,
        )

    def __call__(self, exchange: Exchange) -> None:
        attributes = _attributes(exchange)
        end = time_ns() - int(exchange.ago * 1e9)
        has_template = exchange.path.startswith("/")
        span = self._tracer.start_span(
            f"{exchange.method} {exchange.path}" if has_template else exchange.method,
            kind=self._kind,
            attributes={**attributes, **_details(exchange)},
            start_time=end - int(exchange.elapsed * 1e9),
        )
        if "error.type" in attributes:
            span.set_status(self._failed)
        span.end(end)
        self._durations.record(exchange.elapsed, attributes)

    def __reduce__(self) -> Any:
        return exchanges, self._given


def _attributes(exchange: Exchange) -> dict[str, Any]:
    """Those that the histogram has as well: few different values."""
    host, colon, port = exchange.host.rpartition(":")
    if not colon or port.endswith("]"):  # an address of IPv6
        host, port = exchange.host, ""
    made: dict[str, Any] = {
        "http.request.method": exchange.method,
        "server.address": host,
        "server.port": int(port) if port else PORTS[exchange.scheme],
        "url.scheme": exchange.scheme,
    }
    if exchange.path.startswith("/"):
        made["url.template"] = exchange.path
    if exchange.status is not None:
        made["http.response.status_code"] = exchange.status
    if exchange.status is not None and exchange.status >= 400:
        made["error.type"] = str(exchange.status)
    elif exchange.error is not None:
        made["error.type"] = exchange.error
    return made


def _details(exchange: Exchange) -> dict[str, Any]:
    found = {
        "http.request.resend_count": exchange.attempt - 1 or None,
        "http.request.body.size": exchange.sent,
        "http.response.body.size": exchange.received,
        "libperk.operation": exchange.operation,
        "libperk.request_id": exchange.request_id,
    }
    return {name: value for name, value in found.items() if value is not None}


def exchanges(
    tracer_provider: TracerProvider | None = None, meter_provider: MeterProvider | None = None
) -> Exchanges:
    """An `on_exchange` for clients; with the global providers unless others are given."""
    return Exchanges(tracer_provider, meter_provider)


def instrument(
    client: Base,
    tracer_provider: TracerProvider | None = None,
    meter_provider: MeterProvider | None = None,
) -> None:
    """Makes spans and metrics of what `client` does from now on, and of what clients do that are
    made from it later (for_issuer). Its own `on_exchange` is called as before. Twice is once."""
    observer = getattr(client, "_observer", None)
    if observer is None:
        raise wrong("client", "a client of libperk is needed here")
    before: Hook | None = observer.hook
    if isinstance(before, (Exchanges, _Both)):
        return
    made = exchanges(tracer_provider, meter_provider)
    observer.hook = made if before is None else _Both(before, made)


class _Both:
    """Calls the caller's hook and the one of this module; neither can stop the other."""

    def __init__(self, first: Hook, second: Exchanges) -> None:
        self._first = first
        self._second = second

    def __call__(self, exchange: Exchange) -> None:
        try:
            self._second(exchange)
        finally:
            self._first(exchange)
