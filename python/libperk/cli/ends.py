"""How the program ends: exit statuses, and how errors are reported."""

from __future__ import annotations

import errno
import os
import signal
import sys

import click

DONE, FAILED, USAGE, PARTLY = 0, 1, 2, 3
INTERRUPTED = 130

EPILOG = """\b
Settings come from the environment: PERK_CLIENT_ID, PERK_CLIENT_SECRET and so on.
Exit status:
  0    done
  1    failed
  2    wrong usage or arguments; nothing was sent
  3    failed in part, or the outcome of a write is unknown
  130  interrupted
  141  the reader of the output has gone"""


class Failure(click.ClickException):
    """What a command fails with, in one line."""

    def __init__(self, message: str, status: int = FAILED) -> None:
        super().__init__(message)
        self.status = status


def status_of(error: BaseException) -> int:
    """Reports what went wrong; the exit status. Raises what is a fault of the program."""
    if isinstance(error, click.exceptions.Exit):
        return error.exit_code
    if isinstance(error, OSError) and error.errno == errno.EPIPE:
        return _reader_has_gone()
    if isinstance(error, (KeyboardInterrupt, click.Abort)):
        _say("interrupted")
        return INTERRUPTED
    if isinstance(error, click.UsageError):
        error.show()
        return USAGE
    if isinstance(error, click.ClickException):
        _say(error.message)
        return getattr(error, "status", FAILED)
    return _status_of_package(error)


def _status_of_package(error: BaseException) -> int:
    from libperk.errors import InputError, PerkError  # type: ignore[attr-defined, unused-ignore]

    if isinstance(error, PerkError):
        _say(str(error))
        _say(error.advice, mark="  ")
        if error.outcome_unknown:
            return PARTLY
        return USAGE if isinstance(error, InputError) else FAILED
    if isinstance(error, OSError):
        _drop_output()
        place = "" if error.filename is None else f"{os.fsdecode(error.filename)}: "
        _say(f"{place}{error.strerror or type(error).__name__}")
        return FAILED
    if isinstance(error, ModuleNotFoundError):
        _say(str(error))
        return FAILED
    raise error


def _say(text: str, mark: str = "libperk: ") -> None:
    from libperk.cli.output import safe

    click.echo(f"{mark}{safe(text, 1000)}", err=True)


def _drop_output() -> None:
    """What is still to be written goes nowhere, so that the interpreter does not fail with it
    again."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
    except (OSError, ValueError):
        return


def _reader_has_gone() -> int:
    """Ends as other programs do whose reader has gone, such as `head`: by SIGPIPE."""
    _drop_output()
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    os.kill(os.getpid(), signal.SIGPIPE)
    return FAILED
