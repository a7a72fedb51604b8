"""The command that says what any word of the program means."""

from __future__ import annotations

import click

from contribution.cli.answers import give
from contribution.cli.options import target


@click.command(context_settings={"ignore_unknown_options": True})
@click.argument("word", nargs=-1, required=True)
@target("explain")
@click.pass_context
def explain(context: click.Context, /, word: tuple[str, ...], **target: str | None) -> None:
    """Say what a check, a verdict, a test, a term, a key or an option means."""
    from contribution.app.explain import explain_word

    def tell(name: str) -> str:
        return _find_in_commands(context.find_root(), name)

    give("explain", explain_word(" ".join(word), tell), None, **target)


def _find_in_commands(root: click.Context, name: str) -> str:
    """What the command or the options of this name do, a paragraph each; empty for none."""
    told = []
    commands = root.command.commands if isinstance(root.command, click.Group) else {}
    for called, command in sorted(commands.items()):
        if called == name:
            told.append(f"contribution {called}: {command.get_short_help_str(200)}")
        for each in command.params:
            names = [opt for opt in (*each.opts, *each.secondary_opts) if opt.lstrip("-") == name]
            if isinstance(each, click.Option) and names:
                told.append(f"{names[0]} of contribution {called}: {each.help}")
    return "\n\n".join(told)


COMMAND = explain
