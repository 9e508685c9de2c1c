"""Nothing prints a secret. The watch over the whole session is in leaks.py; here it is shown that
it can fail, and what the objects of the package print when they hold secrets."""

from __future__ import annotations

import base64
import hashlib
import pickle
import subprocess
import sys
import traceback
from pathlib import Path
from typing import Any

import leaks
import pytest
from leaks import OWN_SECRETS, PERSON, WATCH, refused

import libperk
from libperk import errors
from libperk.sandbox.testing import Handle

# ---- the watch can fail ----


def test_the_watch_knows_every_spelling_of_the_sandboxs_secrets(sandbox: Handle) -> None:
    given = sandbox.credentials
    till = given["capillary"]
    hashed = hashlib.md5(till["password"].encode()).hexdigest()
    basic = base64.b64encode(f"{given['client_id']}:{given['client_secret']}".encode()).decode()
    by_till = base64.b64encode(f"{till['username']}:{hashed}".encode()).decode()
    spelled = [
        given["client_secret"],
        given["webhook_key"],
        given["legacy"]["client_secret"],
        till["secret"],
        till["password"],
    ]
    for secret in [
        *spelled,
        hashed,
        basic,
        by_till,
        base64.b64encode(spelled[0].encode()).decode(),
    ]:
        assert WATCH.hits(f"... {secret} ..."), "a spelling is not known"
    assert WATCH.hits("Bearer sandbox-token-" + "0f" * 32) == {"the sandbox's token"}
    assert WATCH.hits(f"mail to {PERSON['email']}") == {"email"}
    assert not WATCH.hits(
        f"{given['client_id']} {given['organization_id']} {given['user_id']} {sandbox.url}"
    )


LEAKY = {
    "prints": "print(SECRET)",
    "prints to stderr": "import sys; print(SECRET, file=sys.stderr)",
    "logs": "import logging; logging.getLogger('x').warning('token %s', SECRET)",
    "prints its base64": "import base64; print(base64.b64encode(SECRET.encode()))",
    "warns": "import warnings; warnings.warn(SECRET)",
    "fails": "assert SECRET == 'x'",
    "raises": "raise ValueError(SECRET)",
    "catches": "\n    try: raise libperk.errors.ApiError(SECRET)\n    except "
    "libperk.errors.ApiError: pass",
    "catches what leaks by its cause": (
        "\n    with leaks.refused(RuntimeError):"
        "\n        try: raise ValueError(SECRET)"
        "\n        except ValueError as e: raise RuntimeError from e"
    ),
    "names a resource": 'libperk.Document.parse(\'{"data": {"type": "category", "id": "%s"}}\' % '
    "SECRET).one",
    "prints a person": f"print('{PERSON['email']}')",
}
FRAME = "import leaks, libperk\nSECRET = leaks.OWN_SECRETS['own token']\n\ndef test_it():\n    {}\n"
CONFTEST = """
import leaks

def pytest_configure(config):
    leaks.watch_package()
    config.pluginmanager.register(leaks.Plugin(), "leaks")
"""


def run_inside(folder: Path, *bodies: str) -> subprocess.CompletedProcess[str]:
    (folder / "conftest.py").write_text(CONFTEST)
    for number, body in enumerate(bodies):
        (folder / f"test_{number:02}.py").write_text(FRAME.format(body))
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        "--rootdir",
        str(folder),
        str(folder),
    ]
    here = str(Path(leaks.__file__).parent)
    return subprocess.run(
        command, capture_output=True, text=True, check=False, env={"PYTHONPATH": here}, timeout=60
    )


def test_every_leaky_test_fails(tmp_path: Path) -> None:
    ran = run_inside(tmp_path, *LEAKY.values())
    failed = {
        line.split("::")[0].rpartition("_")[2]
        for line in ran.stdout.splitlines()
        if line.startswith("FAILED")
    }
    assert ran.returncode == 1
    assert [name for number, name in enumerate(LEAKY) if f"{number:02}.py" not in failed] == [
        "warns"
    ]
    assert "ERROR" not in ran.stdout, "nothing is reported twice"
    assert (
        "leaked outside of any test: own token, by a warning of test_04.py::test_it" in ran.stdout
    ), "a warning fails the session"
    complaints = ran.stdout.partition("= FAILURES =")[2].partition("warnings summary")[0]
    assert OWN_SECRETS["own token"] not in complaints, "a complaint does not leak again"


def test_a_warning_alone_fails_the_session(tmp_path: Path) -> None:
    ran = run_inside(tmp_path, LEAKY["warns"])
    assert (ran.returncode, "1 passed" in ran.stdout) == (1, True)


def test_an_honest_test_passes(tmp_path: Path) -> None:
    ran = run_inside(tmp_path, "assert len(SECRET) > 4")
    assert (ran.returncode, "1 passed" in ran.stdout, "watched" in ran.stdout) == (0, True, True)


# ---- what holds secrets does not show them ----


def everything_said_by(thing: object) -> str:
    return "\n".join(
        [
            repr(thing),
            str(thing),
            f"{thing}",
            repr(dir(thing)),
            repr(getattr(type(thing), "__slots__", "")),
        ]
    )


def test_a_client_says_nothing(sandbox: Handle, shopper: libperk.Kard) -> None:
    shopper.subscriptions.list()
    WATCH.see(everything_said_by(shopper), repr(vars(shopper)))
    assert "sandbox-" not in everything_said_by(shopper).replace("environment=sandbox", "")
    with pytest.raises(TypeError, match="credentials"):
        pickle.dumps(shopper)


@pytest.mark.parametrize("name", ["client_secret", "token"])
def test_a_secret_setting_is_not_read_back(name: str) -> None:
    secret = OWN_SECRETS["own client secret"]
    with libperk.Kard(
        client_id="c", organization_id="o", **{"client_secret": "x", name: secret}
    ) as client:
        from libperk import _core

        assert _core.perk_client_setting(client._native, name) is None
        WATCH.see(everything_said_by(client))


def test_a_verifier_says_nothing(sandbox: Handle) -> None:
    key = sandbox.credentials["webhook_key"]
    verifier = libperk.webhooks.Verifier([key])
    WATCH.see(everything_said_by(verifier), everything_said_by(verifier.begin()))
    with refused(errors.SignatureError):
        libperk.webhooks.verify(b"body", libperk.webhooks.sign(key, b"other"), [key])
    with pytest.raises(TypeError, match="keys"):
        pickle.dumps(verifier)


def test_a_user_is_not_printed(sandbox: Handle, shopper: libperk.Kard) -> None:
    person = {
        "id": "u-9",
        "enrolled_rewards": ["CARDLINKED"],
        "email": PERSON["email"],
        "zip_code": PERSON["zip"],
    }
    shopper.users.create([person], strict=False)
    user = shopper.users.get("u-9")
    assert user["email"] == PERSON["email"], "the data are there for whoever asks"
    WATCH.see(everything_said_by(user), everything_said_by(user.document))


def failures(sandbox: Handle) -> list[Any]:
    """One error of every kind of exchange that carries credentials, with a person in the server's
    own text."""
    given = sandbox.credentials
    names = ("client_id", "client_secret", "organization_id")
    settings = {"base_url": sandbox.url, **{name: given[name] for name in names}}
    person = {"id": "u", "enrolled_rewards": ["CARDLINKED"], "email": PERSON["email"]}
    echo = {
        "errors": [
            {
                "status": "400",
                "title": "Bad",
                "detail": f"{PERSON['email']} is taken",
                "id": PERSON["email"],
            }
        ]
    }
    made: list[Any] = []
    with libperk.Kard(**settings, max_attempts=1) as client:
        for fault in (
            {"match": {"operation": "users.create"}, "status": 401, "times": 2},
            {"match": {"operation": "users.create"}, "status": 400, "body": echo},
            {"match": {"operation": "users.create"}, "status": 500, "body": PERSON["email"]},
            {"match": {"operation": "users.create"}, "reset": True},
            {"match": {"operation": "users.create"}, "html": True},
            {
                "match": {"operation": "auth.token_basic_form"},
                "status": 401,
                "body": echo,
            },  # last: a refused login is remembered
        ):
            sandbox.faults(fault)
            with refused(errors.PerkError) as caught:
                client.users.create([person], strict=False)
            made.append(caught.value)
            sandbox.clear_faults()
            sandbox.revoke_tokens()
    assert len({(type(error), error.http_status, str(error)) for error in made}) == len(made)
    return made


def test_no_error_tells_a_secret_or_a_person(sandbox: Handle) -> None:
    for error in failures(sandbox):
        WATCH.see(everything_said_by(error), "".join(traceback.format_exception(error)))
        again = pickle.loads(pickle.dumps(error))
        WATCH.see(everything_said_by(again))
        assert str(again) == str(error)


def test_an_error_in_a_log_record(sandbox: Handle, caplog: pytest.LogCaptureFixture) -> None:
    import logging

    for error in failures(sandbox):
        logging.getLogger("a user of libperk").error("failed: %s %r", error, error, exc_info=error)
    WATCH.see(caplog.text)
    assert len(caplog.records) == 6
    caplog.clear()  # the records hold tracebacks, and those the objects
