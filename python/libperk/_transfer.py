"""Files to and from signed URLs, without the token and the headers of the client."""

from __future__ import annotations

from libperk import _core
from libperk._calls import with_options
from libperk._check import wrong
from libperk._documents import Resource

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from libperk._calls import Caller
    from libperk._flow import Flow


def transfer(
    client: Caller, target: Any, body: Any, content_type: str | None, options: dict[str, Any]
) -> Flow[bytes]:
    """To a signed URL when there is a body, else from it."""
    call = _core.perk_call_transfer(client._handle(), _url_of(target), body, content_type)
    return _core.perk_doc_json((yield with_options(call, options))) or b""


def _url_of(target: Any) -> Any:
    """The URL of a resource, or of the resource of an event; the core checks anything else."""
    found = target if isinstance(target, (str, Resource)) else getattr(target, "resource", target)
    return _core.perk_resource_url(found._native) if isinstance(found, Resource) else found


def contents(data: Any) -> Any:
    """What is to be uploaded, as the core reads it: bytes and their like."""
    if hasattr(data, "__fspath__"):
        with open(data, "rb") as file:
            return file.read()
    if hasattr(data, "read"):
        data = data.read()
    return contiguous(data, "bytes, an open binary file or a path (pathlib.Path) are needed")


def contiguous(data: Any, wanted: str) -> Any:
    try:
        with memoryview(data) as view:
            return data if view.c_contiguous else bytes(view)
    except TypeError:
        raise wrong("data", wanted) from None
