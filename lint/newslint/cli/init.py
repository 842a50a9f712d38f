"""`newslint init`: begin a settings file for the repository it stands in."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import click

from newslint.config import FILE, SCHEMA, Preset
from newslint.runner import write_atomically

_TEXT = f"""\
#:schema {SCHEMA}
# Settings of newslint for the articles below this folder. All keys: https://newslint.readthedocs.io/en/latest/settings/;
# `newslint config FILE` shows what holds for a file and where it comes from.

{{preset}}
# language = "en"              # of all articles; otherwise each is asked for its own
# source-language = "fr"       # what they were translated from, if that is known
# fail-on = "error"            # what stops a commit: error, warning (default), info, never
# ignore = ["PUN013"]          # rules not to run: `newslint rules` lists them
# accept = ["Lindkvist"]       # words and names that are right as they stand; `newslint accept` adds more
# exclude = ["archive/"]       # paths that are not walked, as in .gitignore

# [[overrides]]                # for some files, by patterns of paths
# paths = ["*.fr.md"]
# language = "fr"
"""
_NONE = '# preset = "hugo"              # settings for a kind of repository: hugo, jekyll, astro, wire, corpus'

PLAIN = "plain"
PRESETS: tuple[str, ...] = (PLAIN, *get_args(Preset))

_SIGNS = {
    "hugo": ("hugo.toml", "hugo.yaml", "hugo.json", "config/_default", "archetypes"),
    "jekyll": ("_config.yml", "_config.yaml"),
    "astro": ("astro.config.mjs", "astro.config.ts", "astro.config.js"),
}
"""Files by which a site builder is known."""


@click.command("init")
@click.option("--preset", type=click.Choice(PRESETS), help="What the repository is (default: by its files).")
def command(preset: str | None) -> None:
    """Write a short commented newslint.toml into the current folder. An existing one is left alone."""
    path = Path(FILE)
    if path.exists():
        raise click.UsageError(f"{path.resolve()} is there already: edit it, or delete it first")
    chosen = preset or recognised(Path())
    write_atomically(FILE, b"", _TEXT.format(preset=_NONE if chosen == PLAIN else f'preset = "{chosen}"').encode())
    click.echo(f"{path.resolve()}: written ({chosen})", err=True)


def recognised(folder: Path) -> str:
    """The preset for what a folder looks like."""
    return next((name for name, signs in _SIGNS.items() if any((folder / sign).exists() for sign in signs)), PLAIN)
