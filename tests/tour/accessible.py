"""What the program tells assistive technology, found by role and name."""

import re

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

from waiting import NotSeen, until  # noqa: E402

Role = Atspi.Role
State = Atspi.StateType

# A table may have a million children: only its own interface reads it.
CLOSED = {Role.TABLE, Role.TREE_TABLE, Role.TREE}


def _matches(pattern, text):
    text = text or ""
    return pattern.search(text) is not None if isinstance(pattern, re.Pattern) else pattern == text


class Element:
    """One accessible object of the program."""

    def __init__(self, node):
        self._node = node

    @property
    def name(self):
        return self._node.get_name() or ""

    @property
    def description(self):
        return self._node.get_description() or ""

    @property
    def role(self):
        return self._node.get_role()

    def has(self, state):
        return self._node.get_state_set().contains(state)

    @property
    def showing(self):
        return self.has(State.SHOWING) and self.has(State.VISIBLE)

    @property
    def gone(self):
        """Whether it is hidden or does not exist any more."""
        try:
            return not self.showing
        except GLib.Error:
            return True

    @property
    def enabled(self):
        return self.has(State.ENABLED)

    @property
    def focused(self):
        return self.has(State.FOCUSED)

    @property
    def checked(self):
        return self.has(State.CHECKED)

    @property
    def children(self):
        for index in range(self._node.get_child_count()):
            child = self._node.get_child_at_index(index)
            if child is not None:
                yield Element(child)

    @property
    def text(self):
        """The text of a field or a label; for what has none, its name."""
        interface = self._node.get_text_iface()
        if interface is None:
            return self.name
        return Atspi.Text.get_text(interface, 0, Atspi.Text.get_character_count(interface))

    @property
    def parent(self):
        return Element(self._node.get_parent())

    @property
    def centre(self):
        """The middle of the element on the screen, in pixels."""
        box = self._node.get_component_iface().get_extents(Atspi.CoordType.SCREEN)
        return box.x + box.width // 2, box.y + box.height // 2

    def press(self):
        """Does what a click on it does."""
        interface = self._node.get_action_iface()
        actions = [Atspi.Action.get_action_name(interface, index)
                   for index in range(Atspi.Action.get_n_actions(interface))] if interface else []
        if not actions or not Atspi.Action.do_action(interface, actions.index("Press") if "Press" in actions else 0):
            raise NotSeen(f"cannot be pressed: {self}")

    def set_text(self, text):
        """Replaces the text of a field."""
        Atspi.EditableText.set_text_contents(self._node.get_editable_text_iface(), text)
        until(lambda: self.text == text, f"{text!r} in {self}")

    def header(self, column):
        """The header of a column of this table."""
        return Element(Atspi.Table.get_column_header(self._node.get_table_iface(), column))

    @property
    def table(self):
        return Table(self._node)

    def walk(self):
        """This element and everything below that shows, the nearest first, tables left closed."""
        waiting = [self]
        while waiting:
            element = waiting.pop(0)
            try:
                yield element
                if element.role not in CLOSED:
                    waiting.extend(element.children)
            except GLib.Error:
                continue  # it went away while being looked at

    def all(self, role, name=re.compile("")):
        """Everything below that shows and has this role and name (a string, or a pattern to search for)."""
        roles = role if isinstance(role, (set, tuple)) else (role,)
        found = []
        for element in self.walk():
            try:
                if element.role in roles and _matches(name, element.name) and element.showing:
                    found.append(element)
            except GLib.Error:
                continue
        return found

    def find(self, role, name=re.compile(""), seconds=10):
        """The first such element, waited for."""
        wanted = name.pattern if isinstance(name, re.Pattern) else name
        return until(lambda: next(iter(self.all(role, name)), None), f"{role} named {wanted!r}", seconds)

    def labelled(self, role, label, seconds=10):
        """The first such element that a label of this text belongs to: a combo box is named by its choice."""
        return until(lambda: next((element for element in self.all(role) if label in element.labels()), None),
                     f"{role} labelled {label!r}", seconds)

    def labels(self):
        return [relation.get_target(index).get_name()
                for relation in self._node.get_relation_set()
                if relation.get_relation_type() == Atspi.RelationType.LABELLED_BY
                for index in range(relation.get_n_targets())]

    def shows(self, pattern):
        """Whether some text that shows matches `pattern`."""
        pattern = re.compile(pattern) if isinstance(pattern, str) else pattern
        for element in self.walk():
            try:
                if element.showing and (pattern.search(element.name) or pattern.search(element.text)):
                    return True
            except GLib.Error:
                continue
        return False

    def wait_for_text(self, pattern, seconds=10):
        until(lambda: self.shows(pattern), f"text {pattern!r}", seconds)

    def outline(self, depth=0):
        """The tree below, one line an element, for a person looking for the reason of a failure."""
        try:
            line = f"{'  ' * depth}{self}{'' if self.showing else ' (hidden)'}"
            below = [] if self.role in CLOSED else list(self.children)
        except GLib.Error:
            return ""
        return "\n".join([line, *filter(None, (child.outline(depth + 1) for child in below))])

    def __str__(self):
        return f"[{self._node.get_role_name()}] {self.name!r}"


class Focus:
    """Follows the keyboard's focus, as a screen reader does. What opens over a window (a palette, a panel) is
    not below the program in the tree: the focus is the way to it.
    """

    def __init__(self):
        self.element = None
        self._listener = Atspi.EventListener.new(self._moved)
        self._listener.register("object:state-changed:focused")

    def _moved(self, event):
        if event.detail1:
            self.element = Element(event.source)

    def wait(self, role, name, seconds=10):
        """The focused element, once it has this role and name."""
        def there():
            try:
                return self.element and self.element.role == role and self.element.name == name and self.element
            except GLib.Error:
                return None
        try:
            return until(there, f"focus on {role} named {name!r}", seconds)
        except NotSeen as failure:
            raise NotSeen(f"{failure}; it was last on {self.element}") from None


class Table:
    """The cells of a table, each read in about a millisecond whatever its row."""

    def __init__(self, node):
        self._node = node
        self._table = node.get_table_iface()

    @property
    def rows(self):
        return Atspi.Table.get_n_rows(self._table)

    @property
    def columns(self):
        return Atspi.Table.get_n_columns(self._table)

    def headers(self):
        return [Atspi.Table.get_column_description(self._table, column) for column in range(self.columns)]

    def column(self, title):
        return self.headers().index(title)

    def cell(self, row, column):
        """The text of a cell, or None while there is no such cell."""
        node = Atspi.Table.get_accessible_at(self._table, row, column)
        return None if node is None else (node.get_name() or "")

    def centre_of(self, row, column):
        """The middle of a cell on the screen, in pixels."""
        return Element(Atspi.Table.get_accessible_at(self._table, row, column)).centre

    def is_here(self, row):
        """Whether a row has been read: what is not here yet says so to who listens."""
        return (self.cell(row, 0) or "loading") not in ("loading", "could not be read")

    def cells(self, column, rows):
        return [self.cell(row, column) for row in rows]


def application(pid, seconds=20):
    """The accessible object of the program with this process id."""
    def look():
        desktop = Atspi.get_desktop(0)
        for index in range(desktop.get_child_count()):
            node = desktop.get_child_at_index(index)
            try:
                if node is not None and node.get_process_id() == pid:
                    return Element(node)
            except GLib.Error:
                continue
        return None
    return until(look, f"process {pid} on the accessibility bus", seconds)
