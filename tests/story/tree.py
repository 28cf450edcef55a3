"""A page as a tree of elements: enough of HTML to read a page and fill in its forms without a browser."""

from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from typing import Self

EMPTY = frozenset({"br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})
"""Elements that have no end tag."""
IN_LINE = frozenset({"a", "abbr", "b", "button", "code", "em", "label", "small", "span", "strong", "time"})
"""Elements that stand in a line of text; all others begin a new one."""
UNREAD = frozenset({"head", "script", "style", "template", "datalist"})


class Element:
    """A tag with its attributes; `children` are elements and texts in the order of the page."""

    def __init__(self, tag: str, attributes: dict[str, str | None], parent: Self | None) -> None:
        self.tag = tag
        self.attributes = attributes
        self.parent = parent
        self.children: list[Self | str] = []

    def get(self, name: str) -> str:
        """An attribute's value; empty for one that is missing or has none."""
        return self.attributes.get(name) or ""

    def has(self, name: str) -> bool:
        """Whether the attribute is there, with or without a value."""
        return name in self.attributes

    def below(self) -> Iterator[Self]:
        """Every element inside, in the order of the page."""
        for child in self.children:
            if isinstance(child, Element):
                yield child
                yield from child.below()

    def above(self) -> Iterator[Self]:
        """This element and all it stands in, from the inside out."""
        here: Self | None = self
        while here is not None:
            yield here
            here = here.parent

    def all(self, *tags: str) -> list[Self]:
        """The elements of these tags inside."""
        return [element for element in self.below() if element.tag in tags]

    def first(self, fits: Callable[[Self], bool]) -> Self | None:
        """The first element inside that fits."""
        return next(filter(fits, self.below()), None)

    @property
    def is_shown(self) -> bool:
        """Whether a person can see it: nothing around it is hidden or folded up."""
        return not any(one.has("hidden") or one.tag in UNREAD or _is_folded(one) for one in self.above())

    @property
    def text(self) -> str:
        """What a person reads here, in one line."""
        return " ".join("".join(self._texts()).split())

    def _texts(self) -> Iterator[str]:
        for child in self.children:
            if isinstance(child, str):
                yield child
            elif not (child.has("hidden") or child.tag in UNREAD or _is_folded(child)):
                gap = "" if child.tag in IN_LINE else "\n"
                yield from (gap, *child._texts(), gap)


def _is_folded(element: Element) -> bool:
    """Part of a closed `details`, of which only the summary shows."""
    around = element.parent
    if around is None or around.tag != "details" or element.tag == "summary":
        return False
    return not around.has("open")


class _Reader(HTMLParser):
    """Builds the tree. Our templates close what they open, so an end tag closes the nearest of its kind."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = self.here = Element("page", {}, None)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, dict(attrs), self.here)
        self.here.children.append(element)
        if tag not in EMPTY:
            self.here = element

    def handle_endtag(self, tag: str) -> None:
        opened = next((one for one in self.here.above() if one.tag == tag), None)
        if opened is not None and opened.parent is not None:
            self.here = opened.parent

    def handle_data(self, data: str) -> None:
        self.here.children.append(data)


def read(html: str) -> Element:
    """The tree of a whole page."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.root
