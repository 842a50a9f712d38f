"""The compiled code of newslint's modules, kept together.

Python looks for each module in its folder, compares the times of two files, opens one and reads it. An article needs
some 200 modules, and all that took longer than to run what is in them.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec, SourceFileLoader
from types import CodeType, ModuleType

from newslint.kept import tables

_OURS = "newslint."


class _Loader(SourceFileLoader):
    """Loads a module as Python does, but for where its code comes from."""

    def get_code(self, fullname: str) -> CodeType | None:
        """The code of a module: the same for the same build."""
        code: CodeType | None = tables().get(_key(self.path), lambda: super(_Loader, self).get_code(fullname))
        return code


class Finder:
    """Finds the modules of newslint; its packages, and all else, are left to Python."""

    @classmethod
    def find_spec(
        cls, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Where a module is, if it is one of newslint's."""
        if not path or not fullname.startswith(_OURS):
            return None
        file = os.path.join(path[0], f"{fullname.rpartition('.')[2]}.py")  # noqa: PTH118  (no Path for each module)
        if not tables().has(_key(file)) and not os.path.isfile(file):  # noqa: PTH113
            return None
        spec = ModuleSpec(fullname, _Loader(fullname, file), origin=file)
        spec.has_location = True
        return spec


def _key(file: str) -> str:
    """The same module may be installed twice, and its code says where it is from."""
    return f"code {sys.flags.optimize} {file}"


def keep() -> None:
    """Have modules imported from what is kept of them."""
    tables()  # looks for modules itself
    if Finder not in sys.meta_path:
        sys.meta_path.insert(0, Finder)
