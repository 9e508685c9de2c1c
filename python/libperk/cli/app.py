"""The program: its commands, which are loaded when they are used."""

from __future__ import annotations

import os
import sys
from typing import Any

import click

from libperk.cli import ends

# Each is a function in the module of its name; the texts are the first sentences of their help.
COMMANDS = {
    "call": "Call OPERATION and print its reply.",
    "check": "Check settings, host, TLS, clock, login, scopes and quota.",
    "completion": "Print the lines that make SHELL complete the command.",
    "drift": "Show what replies hold that this version does not know.",
    "errors": "Explain an error by its name, class or number.",
    "explain": "Show what a call would send.",
    "hem": "Replace the e-mail addresses in FILE by their hashes.",
    "offers": "Show the offers of USER.",
    "ops": "List the operations, or show one in full.",
    "pull": "Fetch the rows of OPERATION for many ids into a file.",
    "sandbox": "Run a local emulator of the APIs.",
    "webhook": "Verify, read, send, receive and replay webhooks.",
}
COMPLETE = "_LIBPERK_COMPLETE"  # the variable by which a shell asks for words


def _frozen() -> None:
    """Never called: what freezes a program finds modules by the imports that it reads."""
    from libperk.cli import (  # noqa: F401
        call,
        check,
        completion,
        drift,
        errors,
        explain,
        hem,
        offers,
        ops,
        pull,
        sandbox,
        webhook,
    )


def _show_version(context: click.Context, _: click.Parameter, asked: bool) -> None:
    if asked and not context.resilient_parsing:
        from libperk import __version__

        click.echo(f"libperk, version {__version__}")
        context.exit()


class Program(click.Group):
    """A group whose commands are loaded one by one."""

    complete_variable = COMPLETE

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [*COMMANDS]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = f"libperk.cli.{cmd_name}"
        __import__(module)
        found: click.Command = getattr(sys.modules[module], cmd_name)
        return found

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        if args[0] not in COMMANDS and not args[0].startswith("-"):
            from libperk.cli.output import near

            raise click.UsageError(f"no such command{near(args[0], COMMANDS)}", ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([*COMMANDS.items()])

    def main(self, args: Any = None, *_: Any, **__: Any) -> Any:
        """Runs a command and ends the program."""
        sys.exit(self.run(sys.argv[1:] if args is None else [*args]))

    def run(self, args: list[str]) -> int:
        """Runs a command; the exit status."""
        try:
            if os.environ.get(COMPLETE):
                return self._complete(os.environ[COMPLETE])
            with self.make_context("libperk", args) as context:
                code = self.invoke(context)
            sys.stdout.flush()
            return code if isinstance(code, int) else ends.DONE
        except BaseException as error:
            return ends.status_of(error)

    def _complete(self, instruction: str) -> int:
        from click.shell_completion import shell_complete

        return shell_complete(self, {}, "libperk", COMPLETE, instruction)


@click.group(
    cls=Program,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog=ends.EPILOG,
    invoke_without_command=False,
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_show_version,
    help="Show the version and exit.",
)
def libperk() -> None:
    """Explore, call and check the APIs that libperk speaks: Kard v2, Kard legacy and Capillary.

    \b
    libperk sandbox -- libperk offers sandbox-user-1
    """
