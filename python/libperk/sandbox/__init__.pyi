from libperk.sandbox import testing as testing
from libperk.sandbox.testing import Handle as Handle
from libperk.sandbox.testing import start as start
