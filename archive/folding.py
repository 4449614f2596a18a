"""Templates with their fixed words in place: what depends on the language alone is drawn once.

A page has some hundred words to translate, addresses to look up and files to name that are the
same on every page. They are filled in when a template is loaded, once for each language, and run
together with the text around them, and so are the blocks of a page in the one that it extends;
only what differs between pages is left to be drawn.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from django.template import Context, Origin, Template
from django.template.base import (
    FilterExpression,
    Node,
    NodeList,
    TextNode,
    Variable,
    VariableNode,
)
from django.template.defaulttags import IfNode, URLNode, WithNode
from django.template.loader_tags import BlockNode, ExtendsNode, IncludeNode
from django.template.loaders.base import Loader as BaseLoader
from django.template.loaders.cached import Loader as CachedLoader
from django.templatetags.i18n import BlockTranslateNode, LanguageNode, TranslateNode
from django.templatetags.static import StaticNode
from django.utils.translation import get_language


class FoldingLoader(BaseLoader):
    """Folds each template as soon as it is read."""

    def get_template(self, template_name: str, skip: list[Origin] | None = None) -> Template:
        """Return the template in the active language."""
        template = super().get_template(template_name, skip)
        # With something to skip it is asked for by one that extends it and needs its blocks.
        if skip is None and not self.engine.debug and (whole := self._extended(template)):
            template.nodelist = whole
            _open_blocks(whole)
        context = Context()
        with context.bind_template(template):
            self._fold(template.nodelist, context, (template_name,))
        return template

    def _extended(self, template: Template, above: tuple[str, ...] = ()) -> NodeList | None:
        """Return a template with its blocks where the one that it extends has them.

        None where only a page tells which one that is, or a block asks for what it replaces.
        """
        nodes: NodeList = template.nodelist
        extends = next((node for node in nodes if isinstance(node, ExtendsNode)), None)
        if extends is None:
            return nodes
        parent = extends.parent_name
        if not isinstance(parent, FilterExpression) or not _is_literal(parent):
            return None
        name = str(parent.var)
        if name in (template.name, *above):
            return None
        if any(map(_asks_for_replaced, extends.blocks.values())):
            return None
        frame = self._extended(super().get_template(name), (*above, name))
        for block in frame.get_nodes_by_type(BlockNode) if frame else ():
            if isinstance(block, BlockNode) and block.name in extends.blocks:
                block.nodelist = extends.blocks[block.name].nodelist
        return frame

    def _fold(self, nodes: NodeList, context: Context, inside: tuple[str, ...]) -> None:
        """Put fixed words and included templates in place, for the active language."""
        nodes[:] = [each for node in nodes for each in self._included(node, context, inside)]
        folded: list[Node] = []
        for node in nodes:
            for inner in _inside(node):
                self._fold(inner, context, inside)
            if not isinstance(node, TextNode) and not _is_fixed(node):
                folded.append(node)
                continue
            text = node.render(context)
            if folded and isinstance(folded[-1], TextNode):
                text = folded.pop().render(context) + text
            folded.append(_text(text, node))
        nodes[:] = folded

    def _included(self, node: Node, context: Context, inside: tuple[str, ...]) -> list[Node]:
        """Return what a node includes, or the node itself where that is known only on a page.

        While debugging it stays apart, so that an error is told with the lines of its own template.
        """
        if not isinstance(node, IncludeNode) or not _is_literal(node.template):
            return [node]
        if self.engine.debug:
            return [node]
        name = node.template.resolve(context)
        if node.isolated_context or not isinstance(name, str) or name in inside:
            return [node]
        included = super().get_template(name).nodelist
        if any(included.get_nodes_by_type(kind) for kind in (ExtendsNode, BlockNode)):
            return [node]
        self._fold(included, context, (*inside, name))
        if not node.extra_context:
            return list(included)
        return [_at(WithNode(None, None, included, extra_context=node.extra_context), node)]


class Loader(CachedLoader, FoldingLoader):
    """Keeps each folded template for each language, as a page and as what pages extend."""

    def cache_key(self, template_name: str, skip: list[Origin] | None = None) -> str:
        """Return what a template is kept by."""
        use = "page" if skip is None else "frame"
        return f"{get_language()}:{use}:{super().cache_key(template_name, skip)}"


Made = TypeVar("Made", bound=Node)


def _text(text: str, instead_of: Node) -> TextNode:
    return _at(TextNode(text), instead_of)


def _at(made: Made, instead_of: Node) -> Made:
    made.token, made.origin = instead_of.token, instead_of.origin
    return made


def _inside(node: Node) -> Iterator[NodeList]:
    if isinstance(node, IfNode):
        yield from (inner for _condition, inner in node.conditions_nodelists)
    elif not isinstance(node, LanguageNode):
        names = node.child_nodelists
        yield from (inner for name in names if (inner := getattr(node, name, None)) is not None)


def _open_blocks(nodes: NodeList) -> None:
    """Put what blocks hold in their places."""
    opened: list[Node] = []
    for node in nodes:
        for inner in _inside(node):
            _open_blocks(inner)
        opened += node.nodelist if isinstance(node, BlockNode) else [node]
    nodes[:] = opened


def _asks_for_replaced(block: BlockNode) -> bool:
    return any(
        isinstance(node, VariableNode) and str(node.filter_expression.var) == "block.super"
        for node in block.nodelist.get_nodes_by_type(VariableNode)
    )


def _is_fixed(node: Node) -> bool:
    """Return whether a node says the same on every page of a language."""
    if isinstance(node, TranslateNode):
        context = node.message_context
        return not node.asvar and _is_literal(node.filter_expression) and _is_literal(context)
    if isinstance(node, BlockTranslateNode):
        of_page = node.asvar or node.plural or node.extra_context or _variables(node)
        return not of_page and _is_literal(node.message_context)
    if isinstance(node, URLNode):
        return not (node.args or node.kwargs or node.asvar) and _is_literal(node.view_name)
    return isinstance(node, StaticNode) and node.varname is None and _is_literal(node.path)


def _is_literal(expression: FilterExpression | None) -> bool:
    if expression is None:
        return True
    var = expression.var
    return not expression.filters and not (isinstance(var, Variable) and var.lookups)


def _variables(node: BlockTranslateNode) -> list[str]:
    return node.render_token_list(node.singular)[1]
