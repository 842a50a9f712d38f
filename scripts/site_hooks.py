"""Puts the documentation together for MkDocs: pages that are made, the order of pages, and links.

What stands in README.md, CONTRIBUTING.md and CHANGELOG.md, in the rules and in the command line is shown from there:
nothing is written twice, and nothing that is made is kept.
"""

from __future__ import annotations

import inspect
import os
import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

import click
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

import newslint
import site_rules
from newslint import cli
from newslint.registry import FAMILIES, builtin

ROOT = Path(__file__).parent.parent
FROM_ROOT = {"index.md": "README.md", "contributing.md": "CONTRIBUTING.md", "changelog.md": "CHANGELOG.md"}
"""Pages that are files of the repository's root."""
SECTIONS: dict[str, list[str]] = {
    "Guides": "fixing repositories ci newsrooms house-rules editors report serve corpora bilingual".split(),
    "Reference": "settings formats commands output python precision".split(),
    "Project": "contributing architecture stability changelog".split(),
}
"""The order of pages; what is not there is passed over, and what is not named here goes to the end of Reference."""
TITLES = {
    "index": "newslint",
    "contributing": "Write a rule, contribute",
    "changelog": "Changes",
    "commands": "Command line",
    "python": "From Python",
}
SCHEMAS = "lint/newslint/data/schema"
"""Files of this folder are at `schema/` in the site, where editors and programs look for them."""
LINK = re.compile(r"(?<=\]\()(?!https?:|mailto:|#)([^)#\s]+)")
FENCE = re.compile(r"(^```.*?^```)", re.MULTILINE | re.DOTALL)


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """The order of pages."""
    pages = [path.name for path in Path(config.docs_dir).glob("*.md")] + [name for name in made() if "/" not in name]
    there = {name.removesuffix(".md") for name in pages}
    named = {name for names in SECTIONS.values() for name in names}
    sections = {**SECTIONS, "Reference": [*SECTIONS["Reference"], *sorted(there - named - {"index"})]}
    nav: list[Any] = [{"newslint": "index.md"}]
    for section, names in sections.items():
        nav.append({section: [_entry(name) for name in names if name in there]})
        if section == "Guides":
            rules = [
                {f"{FAMILIES[family]} {family}": [{f"{r.code} {r.name}": f"rules/{r.code}.md"} for r in rules]}
                for family, rules in site_rules.families()
            ]
            nav.append({"Rules": ["rules/index.md", *rules]})
    config.nav = nav
    return config


def _entry(name: str) -> Any:
    return {TITLES[name]: f"{name}.md"} if name in TITLES else f"{name}.md"


def made() -> dict[str, str]:
    """The pages that are made, by path."""
    pages = {page: (ROOT / file).read_text(encoding="utf-8") for page, file in FROM_ROOT.items()}
    pages["commands.md"] = "\n".join(commands()) + "\n"
    pages["python.md"] = "\n".join(python()) + "\n"
    pages["rules/index.md"] = site_rules.overview()
    return pages | {f"rules/{rule.code}.md": site_rules.page(rule) for rule in builtin()}


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages that are made, and the schemas."""
    schemas = {f"schema/{file.name}": file.read_text(encoding="utf-8") for file in (ROOT / SCHEMAS).glob("*.json")}
    for path, text in (made() | schemas).items():
        files.append(File.generated(config, path, content=text))
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Links as they are on GitHub lead to pages of the site, or to the repository."""
    source = FROM_ROOT.get(page.file.src_uri, f"docs/{page.file.src_uri}")
    parts = FENCE.split(markdown)
    for number in range(0, len(parts), 2):
        parts[number] = LINK.sub(lambda link: _target(link[1], source, page, config), parts[number])
    return "".join(parts)


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """The search has a name for those who hear the page; the theme gives it none."""
    search = 'data-md-component="search" role="dialog"'
    return output.replace(search, f'{search} aria-label="Search"', 1)


def _target(link: str, source: str, page: Page, config: MkDocsConfig) -> str:
    path = os.path.normpath((PurePosixPath(source).parent / link).as_posix())
    from_root = {file: name for name, file in FROM_ROOT.items()}
    if path in from_root or path.startswith("docs/"):
        target = from_root.get(path, path.removeprefix("docs/"))
        return os.path.relpath(target, PurePosixPath(page.file.src_uri).parent)
    if path.startswith(f"{SCHEMAS}/"):
        return os.path.relpath(f"schema/{PurePosixPath(path).name}", PurePosixPath(page.file.src_uri).parent)
    if (ROOT / path).exists():
        return f"{config.repo_url}/{'tree' if (ROOT / path).is_dir() else 'blob'}/main/{path}"
    return link


def commands() -> Iterator[str]:
    """What each command says of itself."""
    yield "# Command line\n"
    yield "What `newslint --help` and `newslint COMMAND --help` print."
    context = click.Context(cli.cli, info_name="newslint", max_content_width=100, terminal_width=100)
    yield f"\n```text\n{cli.cli.get_help(context)}\n```"
    for name in cli.COMMANDS:
        if command := cli.cli.get_command(context, name):
            inner = click.Context(command, context, name, max_content_width=100, terminal_width=100)
            yield f"\n## newslint {name}\n\n```text\n{command.get_help(inner)}\n```"


def python() -> Iterator[str]:
    """What `from newslint import …` gives."""
    yield "# From Python\n"
    yield "What `newslint` exports. All of it is typed; what of it is stable: [stability](stability.md)."
    for name in ("check_text", "check_file", "fix_text"):
        function = getattr(newslint, name)
        head = inspect.getsource(function).partition('"""')[0].strip()
        yield f"\n## {name}\n\n```python\n{head}\n```\n\n{inspect.getdoc(function)}"
    yield "\n## Types\n"
    for name in sorted(set(newslint.__all__) - {"check_text", "check_file", "fix_text", "__version__"}):
        kind = getattr(newslint, name)
        first = (inspect.getdoc(kind) or "").split("\n\n")[0]
        fields = ", ".join(f"`{field}`" for field in getattr(kind, "__struct_fields__", ()))
        yield f"**`{name}`**: {first}" + (f" Fields: {fields}." if fields else "") + "\n"
