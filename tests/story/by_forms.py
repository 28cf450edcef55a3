"""A visitor without JavaScript: reads the page, fills in what stands on it, sends what a browser would."""

from collections.abc import Callable, Iterable
from urllib.parse import urljoin, urlsplit

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import QueryDict
from django.test import Client

from tests.story.names import Name, Words
from tests.story.tree import Element, read
from tests.story.visitor import Visitor

TYPED = frozenset({"text", "email", "password", "search", "number", "date", "time", "url", "tel", ""})
ARRIVED = (200, 422)
"""A page; a form shown again with what is wrong in it. Anything else is not a page of the way."""


class ByForms(Visitor):
    """Django's own client with forms: csrf is checked, as it is for a browser."""

    def __init__(self) -> None:
        super().__init__()
        self._client = Client(enforce_csrf_checks=True)
        self._path = ""
        self._page = read("")
        self._files: list[tuple[Element, SimpleUploadedFile]] = []

    @property
    def address(self) -> str:
        """Path and query."""
        return self._path

    def opens(self, address: str) -> None:
        """GET, following where it leads."""
        self._arrive(self._client.get(address, follow=True), address)

    def downloads(self, link: Words, *, of: Words = "") -> bytes:
        """The bytes behind a link."""
        found = self._one("a link", self._links(), self._name(link, of))
        answer = self._client.get(urljoin(self._path, found.get("href")))
        assert answer.status_code == 200, answer
        return b"".join(answer.streaming_content) if answer.streaming else answer.content

    def keeps_a_picture(self, name: str) -> None:
        """There is nothing to see."""

    def _text(self) -> str:
        return self._page.text

    def _arrive(self, answer: object, address: str) -> None:
        """On the page that answered, after all redirects."""
        chain = answer.redirect_chain
        target = urlsplit(chain[-1][0] if chain else address)
        self._path = urljoin(self._path, target._replace(scheme="", netloc="", fragment="").geturl())
        self._page, self._files = read(answer.content.decode()), []
        if answer.status_code not in ARRIVED:
            self.cannot(f"go on: the answer is {answer.status_code}")

    # --- Verbs ----------------------------------------------------------------------------------------
    def _follow(self, link: Name) -> None:
        self.opens(urljoin(self._path, self._one("a link", self._links(), link).get("href")))

    def _fill(self, label: Name, value: str) -> None:
        typed = [*self._shown("textarea"), *self._inputs(TYPED)]
        _write(self._one("a field", self._labelled(typed), label), value)

    def _choose(self, label: Name, option: Name) -> None:
        whole = self._one("a choice", [*self._labelled(self._shown("select")), *self._groups()], label)
        if whole.tag == "select":
            chosen = self._one("an option", [(one.text, one) for one in whole.all("option")], option)
            _mark(whole.all("option"), "selected", chosen)
        else:
            radios = [one for one in whole.all("input") if one.get("type") == "radio"]
            chosen = self._one("an option", self._labelled(radios), option)
            _mark([one for one in radios if one.get("name") == chosen.get("name")], "checked", chosen)

    def _tick(self, label: Name) -> None:
        boxes = self._labelled(self._inputs({"checkbox"}))
        self._one("a box", boxes, label).attributes["checked"] = None

    def _attach(self, label: Name, filename: str, data: bytes) -> None:
        picker = self._one("a file field", self._labelled(self._inputs({"file"})), label)
        self._files.append((picker, SimpleUploadedFile(filename, data)))

    def _press(self, button: Name) -> None:
        reachable = [one for one in self._shown("button") if one.get("tabindex") != "-1"]
        pressed = self._one("a button", [(_name_of(one), one) for one in reachable], button)
        if pressed.get("aria-disabled") == "true" or pressed.has("disabled"):
            self.cannot(f"press {button}: it is disabled")
        self._send(self._form_of(pressed), pressed)

    def _unfold(self, summary: Name) -> None:
        summaries = [(one.text, one) for one in self._shown("summary")]
        folded = self._one("a summary", summaries, summary).parent
        assert folded is not None
        folded.attributes["open"] = None

    # --- What stands on the page ----------------------------------------------------------------------
    def _one(self, kind: str, named: Iterable[tuple[str, Element]], name: Name) -> Element:
        """The one thing of that name: by its whole name, else by a part of it."""
        known = list(named)
        for pattern in (name.whole, name.part):
            found = [one for text, one in known if pattern.search(text)]
            if len(found) == 1:
                return found[0]
        self.cannot(f"find {kind} {name} once among {[text for text, _ in known]}")

    def _shown(self, *tags: str) -> list[Element]:
        return [one for one in self._page.all(*tags) if one.is_shown]

    def _inputs(self, kinds: Iterable[str]) -> list[Element]:
        return [one for one in self._shown("input") if one.get("type") in kinds]

    def _links(self) -> list[tuple[str, Element]]:
        return [(_name_of(one), one) for one in self._shown("a") if one.has("href")]

    def _labelled(self, fields: Iterable[Element]) -> list[tuple[str, Element]]:
        """Fields with their labels; one without a label cannot be found by anybody."""
        labels = self._page.all("label")
        by_id = {label.get("for"): label.text for label in labels if label.has("for")}
        named = [(by_id.get(field.get("id")) or _label_around(field), field) for field in fields]
        return [(name, field) for name, field in named if name]

    def _groups(self) -> list[tuple[str, Element]]:
        """Fieldsets with their legends, and groups that are named after another element."""
        sets = [(legend.text, one) for one in self._shown("fieldset") for legend in one.all("legend")[:1]]
        groups = [one for one in self._page.below() if one.get("role") == "group" and one.is_shown]
        by_id = {one.get("id"): one.text for one in self._page.below() if one.has("id")}
        return sets + [(by_id.get(one.get("aria-labelledby"), one.get("aria-label")), one) for one in groups]

    # --- Sending --------------------------------------------------------------------------------------
    def _form_of(self, control: Element) -> Element:
        named = control.get("form")
        forms = self._page.all("form")
        found = [one for one in forms if one.get("id") == named] if named else list(control.above())
        return next(one for one in found if one.tag == "form")

    def _send(self, form: Element, pressed: Element) -> None:
        """As a browser: successful controls in the order of the page, the pressed button among them."""
        data = QueryDict(mutable=True)
        for one in form.below():
            if one.has("name") and (one is pressed or _is_successful(one)):
                for value in _values(one):
                    data.appendlist(one.get("name"), value)
        address = urljoin(self._path, form.get("action")) if form.get("action") else self._path
        if form.get("method").lower() != "post":
            return self.opens(f"{urlsplit(address).path}?{data.urlencode()}")
        sent = dict(data.lists()) | self._files_of(form)
        return self._arrive(self._client.post(address, sent, follow=True), address)

    def _files_of(self, form: Element) -> dict[str, list[SimpleUploadedFile]]:
        inside = list(form.below())
        sent: dict[str, list[SimpleUploadedFile]] = {}
        for picker, file in self._files:
            if picker in inside:
                sent.setdefault(picker.get("name"), []).append(file)
        return sent


def _name_of(element: Element) -> str:
    return element.get("aria-label") or element.text


def _label_around(field: Element) -> str:
    label = next((one for one in field.above() if one.tag == "label"), None)
    return label.text if label else field.get("aria-label")


def _write(field: Element, value: str) -> None:
    if field.tag == "textarea":
        field.children = [value]
    else:
        field.attributes["value"] = value


def _mark(choices: Iterable[Element], how: str, chosen: Element) -> None:
    for one in choices:
        one.attributes.pop(how, None)
    chosen.attributes[how] = None


def _is_successful(control: Element) -> bool:
    """Whether a browser sends it without its being pressed."""
    if control.has("disabled") or control.tag not in ("input", "select", "textarea"):
        return False
    if control.get("type") in ("radio", "checkbox"):
        return control.has("checked")
    return control.get("type") not in ("file", "submit", "button")


def _values(control: Element) -> list[str]:
    reading: dict[str, Callable[[Element], list[str]]] = {"select": _chosen, "textarea": _written}
    return reading.get(control.tag, _valued)(control)


def _chosen(select: Element) -> list[str]:
    """The chosen options; a list of which one can be chosen shows its first."""
    options = select.all("option")
    chosen = [one for one in options if one.has("selected")]
    if not chosen and not select.has("multiple"):
        chosen = options[:1]
    return [one.get("value") if one.has("value") else one.text for one in chosen]


def _written(area: Element) -> list[str]:
    """A browser leaves out the line break right after the tag."""
    return ["".join(map(str, area.children)).removeprefix("\n")]


def _valued(field: Element) -> list[str]:
    default = "on" if field.get("type") in ("radio", "checkbox") else ""
    return [field.get("value") if field.has("value") else default]
