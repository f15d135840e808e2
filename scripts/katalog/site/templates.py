"""Makes the Jinja environment of our pages: escaping on, nothing undefined, fixed texts and icons compiled in."""

from __future__ import annotations

from collections.abc import Callable, Mapping, MutableMapping
from pathlib import Path
from typing import Any, NoReturn

from jinja2 import BytecodeCache, Environment, StrictUndefined, Template, nodes
from jinja2.bccache import Bucket
from jinja2.visitor import NodeTransformer

from katalog.site import own_look
from katalog.site.publish.swap import NotPublishedError


class KeptTemplates(BytecodeCache):
    """Compiled templates for the next environment of the same language: compiling them is a third of a preview's work.

    What was put in their place when they compiled (texts, icons) has to be the same; see `begin`.
    """

    def __init__(self) -> None:
        self._around: object = None
        self._kept: dict[tuple[str, str], Any] = {}

    def begin(self, around: object) -> None:
        """Forget everything where what is put into templates is not as it was."""
        if around != self._around:
            self._around = around
            self._kept.clear()

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill in the code of a template that was compiled before from the same source."""
        bucket.code = self._kept.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template."""
        self._kept[bucket.key, bucket.checksum] = bucket.code


class PlainEnvironment(Environment):
    """Jinja with plain dicts for globals and for templates: it looks both up for every page and every import.

    Where a template in the village's `own` folder is to blame for an error, that is told by a NotPublishedError.
    """

    def __init__(self, fixed: Mapping[str, Callable[[str], str]], own: Path | None, **options: Any) -> None:
        super().__init__(**options)
        self._own = own
        self._fixed = _FixedCalls(fixed)
        self._known: dict[str, Template] = {}

    def get_template(
        self,
        name: str | Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 - Jinja's signature
    ) -> Template:
        """Return a template, compiled once; Jinja's own cache takes seven times as long to say so."""
        if not isinstance(name, str) or globals:
            return super().get_template(name, parent, globals)
        found = self._known.get(name)
        if found is None:
            found = self._known[name] = super().get_template(name, parent)
        return found

    def handle_exception(self, source: str | None = None) -> NoReturn:
        """Raise the error that is being handled, in words for volunteers where it is a template's of theirs."""
        try:
            super().handle_exception(source)
        except Exception as error:
            if said := own_look.explained(error, self._own):
                raise NotPublishedError(said) from error
            raise

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return the globals of a template; Jinja's own chain of mappings is five times slower to copy than a dict."""
        return {**self.globals, **(d or {})}

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """Return the tree of a template with every fixed call written out, so that it compiles to plain text."""
        tree: nodes.Template = self._fixed.visit(super()._parse(source, name, filename))
        return tree


class _FixedCalls(NodeTransformer):
    """Puts what `t('key')` and `icon('name')` give in their place: the same on every page, and a page has dozens."""

    def __init__(self, fixed: Mapping[str, Callable[[str], str]]) -> None:
        self._fixed = fixed

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802  # Jinja's way to name what visits a kind
        self.generic_visit(node)
        name = node.node.name if isinstance(node.node, nodes.Name) else ""
        more = node.kwargs or node.dyn_args or node.dyn_kwargs or node.args[1:]
        if name in self._fixed and not more and node.args and isinstance(node.args[0], nodes.Const):
            return nodes.Const(self._fixed[name](node.args[0].value), lineno=node.lineno)
        return node


def environment_for(
    folder: Path,
    fixed: Mapping[str, Callable[[str], str]],
    kept: KeptTemplates | None = None,
    own: Path | None = None,
) -> PlainEnvironment:
    """Return an environment for the templates in `folder`, over which a village's `own` are laid.

    `fixed` holds `t` and `icon`, for fixed parts.
    """
    return PlainEnvironment(
        fixed,
        own,
        loader=own_look.loader(folder, own),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,
        bytecode_cache=kept,
    )
