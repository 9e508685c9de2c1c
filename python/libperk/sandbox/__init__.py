"""A local, stateful emulator of the APIs that libperk speaks, for tests, demos and development.

Start it with ``python -m libperk.sandbox`` or, in a test, ``libperk.sandbox.testing.start()``.
Routes, parameter checks, limits and scopes come from the operation table of the core; only what a
server *does* (state, component rules, rewards, webhooks) is written here. Nothing is imported
before it is asked for: ``import libperk`` stays free of Starlette and uvicorn.
"""
