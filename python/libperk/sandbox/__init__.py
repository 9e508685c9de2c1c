"""A local, stateful emulator of the APIs that libperk speaks, for tests, demos and development.

    with libperk.sandbox.start() as sandbox, sandbox.kard() as kard:
        print(kard.offers.list(sandbox.user_id).first())

``python -m libperk.sandbox`` starts one for other programs. Routes, parameter checks, limits and
scopes come from the operation table of the core; only what a server *does* (state, component rules,
rewards, webhooks) is written here. Nothing is imported before it is used: ``import libperk`` stays
free of Starlette and uvicorn.
"""


def __getattr__(name):
    if name not in ("Handle", "start", "testing"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    import libperk.sandbox.testing as testing  # noqa: PLR0402 - `from` would come here again

    return testing if name == "testing" else getattr(testing, name)
