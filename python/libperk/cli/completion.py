"""`libperk completion`: what a shell needs to complete the command."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print the lines that make SHELL complete the command. Operations, their parameters, events
    and errors are completed as well.

    \b
    eval "$(libperk completion bash)"                                      # in ~/.bashrc
    eval "$(libperk completion zsh)"                                       # in ~/.zshrc
    libperk completion fish > ~/.config/fish/completions/libperk.fish
    """
    program = context.find_root().command
    kind = get_completion_class(shell)
    assert kind is not None
    variable: str = getattr(program, "complete_variable")
    click.echo(kind(program, {}, "libperk", variable).source())
