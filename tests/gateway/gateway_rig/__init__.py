"""Real gateways, an upstream and clients for the tests. Everything listens on 127.0.0.1 and ends
with its test."""
