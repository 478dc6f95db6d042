"""What a template names: other templates, and assets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jinja2 import nodes

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

ASSET = "asset"
"""The function by which a template says where an asset is."""

Naming = nodes.Extends | nodes.Include | nodes.Import | nodes.FromImport
"""The statements by which a template draws on another."""

Importing = nodes.Import | nodes.FromImport
"""Those of them that take names from a template instead of its text."""

QUOTED = re.compile(r"""["']([^"'\n]{1,200})["']""")
"""What may be the name of a template in another one."""


def assets_of(tree: nodes.Template) -> list[nodes.Node]:
    """Return each call of `asset`, and each use of this name that is none."""
    called = [call for call in tree.find_all(nodes.Call) if is_asset(call.node)]
    in_calls = {id(call.node) for call in called}
    named = filter(is_asset, tree.find_all(nodes.Name))
    return [*called, *(name for name in named if id(name) not in in_calls)]


def is_asset(node: nodes.Node) -> bool:
    """Whether a node is the name of the function that tells where an asset is."""
    return isinstance(node, nodes.Name) and node.name == ASSET


def asset_of(node: nodes.Node) -> str:
    """Return the name of an asset that a call gives in quotes, empty for anything else."""
    named = node.args[:1] if isinstance(node, nodes.Call) else []
    return "".join(str(one.value) for one in named if isinstance(one, nodes.Const))


def target_of(node: Naming) -> str:
    """Return the name of a template that a statement gives in quotes, empty for an expression."""
    target = node.template
    return str(target.value) if isinstance(target, nodes.Const) else ""


def closure(names: Iterable[str], named: Mapping[str, tuple[str, ...]]) -> set[str]:
    """Return templates and all that they extend, include and import, each once."""
    found: set[str] = set()
    waiting = list(names)
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            waiting += named.get(one, ())
    return found
