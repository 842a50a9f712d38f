"""`newslint init`: begin a settings file for the repository it stands in."""

from __future__ import annotations

from pathlib import Path

import click

from newslint.config import FILE
from newslint.runner import write_atomically

_HEAD = """\
# Settings of newslint for the articles below this folder. All keys: docs/settings.md of newslint, or
# `newslint config FILE` for what holds for a file and where it comes from.

# language = "en"              # of all articles; otherwise each is asked for its own
# source-language = "fr"       # what they were translated from, if that is known
# fail-on = "error"            # what stops a commit: error, warning (default), info, never
# ignore = ["PUN013"]          # rules not to run: `newslint rules` lists them
"""

PRESETS: dict[str, str] = {
    "plain": "",
    "hugo": '\nexclude = ["public/", "resources/", "themes/"]\n',
    "jekyll": '\nexclude = ["_site/", "vendor/", "_includes/", "_layouts/"]\n',
    "astro": '\nexclude = ["dist/", "node_modules/", "src/components/", "src/layouts/"]\n',
    "wire": '\nignore = ["STR005"]            # contributor lines are right in agency copy\nfail-on = "error"\n',
    "corpus": (
        '\nselect = ["CHR", "DUP", "ENC", "MKU", "MTR", "TRL"]  # what scraping and translation leave\n'
        'fail-on = "never"\n'
    ),
}
"""What each preset adds to the head."""

_SIGNS = {
    "hugo": ("hugo.toml", "hugo.yaml", "config/_default"),
    "jekyll": ("_config.yml",),
    "astro": ("astro.config.mjs", "astro.config.ts"),
}
"""Files by which a site builder is known."""


@click.command("init")
@click.option("--preset", type=click.Choice(list(PRESETS)), help="What the repository is (default: by its files).")
def command(preset: str | None) -> None:
    """Write a short commented newslint.toml into the current folder. An existing one is left alone."""
    path = Path(FILE)
    if path.exists():
        raise click.UsageError(f"{path.resolve()} is there already: edit it, or delete it first")
    chosen = preset or recognised(Path())
    write_atomically(FILE, b"", (_HEAD + PRESETS[chosen]).encode())
    click.echo(f"{path.resolve()}: written ({chosen})", err=True)


def recognised(folder: Path) -> str:
    """The preset for what a folder looks like."""
    return next((name for name, signs in _SIGNS.items() if any((folder / sign).exists() for sign in signs)), "plain")
