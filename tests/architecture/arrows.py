"""Which box includes and links which, held against the table of allowed arrows."""

import re

from tree import Finding

INCLUDE = re.compile(r'^\s*#\s*include\s*"([^"]+)"')
SYSTEM_INCLUDE = re.compile(r"^\s*#\s*include\s*<([^>]+)>")
BOX_CALL = re.compile(r"^fleetkey_box\(\s*(\w+)(.*?)\)", re.DOTALL | re.MULTILINE)
BOXES = ("core", "ui", "app")


class Arrows:
    """The table: what each box may include."""

    def __init__(self, text):
        self.rows = {}
        for line in text.splitlines():
            line = line.split("#")[0].strip()
            if line:
                box, _, allowed = line.partition(":")
                self.rows[box.strip()] = allowed.split()

    def row(self, box):
        """What `box` may include, or None where the table says nothing about it."""
        return self.rows.get(box, self.rows.get(box.split("/")[0] + "/*"))

    def allows(self, box, other):
        if box == other:
            return True
        folder = other.split("/")[0] + "/*"
        return any(name in (other, folder) for name in self.row(box) or ())


def wrong_includes(tree, arrows):
    """Every `#include "…"` that points to a box its own box may not know, or to nothing at all."""
    for file in tree.code:
        for number, line in enumerate(file.lines, 1):
            match = INCLUDE.match(line)
            if match:
                yield from _judge(tree, arrows, file, number, match.group(1))


def _judge(tree, arrows, file, number, target):
    generated = target.startswith(("moc_", "ui_")) or target.endswith(".moc")
    if generated:
        return
    if not (tree.root / target).is_file():
        yield Finding(file.path, number, f'"{target}" is not a file; includes are written from the repository root')
        return
    box = file.box()
    if not box or file.path.parts[0] not in BOXES:
        return
    other = "/".join(target.split("/")[:2])
    precompiled = target.endswith("PrecompiledHeaders.h")
    if not precompiled and not arrows.allows(box, other):
        yield Finding(file.path, number, f"{box} may not know {other}")


def unknown_boxes(tree, arrows):
    """Boxes the table says nothing about."""
    for box in tree.boxes():
        if arrows.row(box) is None:
            yield Finding(tree.root.joinpath(box).relative_to(tree.root), 1, f"arrows.txt has no line for {box}")


def widgets_in_core(tree, gui_headers):
    """Headers of QtGui and QtWidgets in core, which has no windows."""
    for file in tree.code:
        if file.path.parts[0] != "core":
            continue
        for number, line in enumerate(file.lines, 1):
            match = SYSTEM_INCLUDE.match(line)
            name = match.group(1) if match else ""
            if name.split("/")[-1] in gui_headers or name.startswith(("QtGui/", "QtWidgets/")):
                yield Finding(file.path, number, f"core has no windows: <{name}>")


def _boxes_in_cmake(tree):
    """Target → (folder, path of its CMakeLists.txt, line, what it names as dependencies)."""
    found = {}
    for file in tree.files:
        if file.path.name != "CMakeLists.txt" or len(file.path.parts) < 3:
            continue
        for match in BOX_CALL.finditer(file.text):
            name, body = match.groups()
            depends = re.findall(r"fleetkey_\w+|Qt6::\w+", body.partition("DEPENDS")[2])
            line = file.text.count("\n", 0, match.start()) + 1
            found[f"fleetkey_{name}"] = (file.box(), file.path, line, depends)
    return found


def _reachable(targets, target):
    seen, waiting = set(), [target]
    while waiting:
        current = waiting.pop()
        if current in seen or current not in targets:
            continue
        seen.add(current)
        waiting.extend(targets[current][3])
    return {targets[name][0] for name in seen}


def wrong_links(tree, arrows):
    """Boxes that link what they may not include, or include what they do not link."""
    targets = _boxes_in_cmake(tree)
    for target, (box, path, line, depends) in targets.items():
        for other in depends:
            if other in targets and not arrows.allows(box, targets[other][0]):
                yield Finding(path, line, f"{box} may not link {other}")
            if box.startswith("core/") and other in ("Qt6::Gui", "Qt6::Widgets"):
                yield Finding(path, line, f"core has no windows: {other}")
        reachable = _reachable(targets, target)
        known = {entry[0] for entry in targets.values()}
        for other in sorted(_included_boxes(tree, box) & known - reachable):
            yield Finding(path, line, f"{box} includes {other} but {target} does not depend on it")


def _included_boxes(tree, box):
    found = set()
    for file in tree.code:
        if file.box() != box:
            continue
        for line in file.lines:
            match = INCLUDE.match(line)
            if match and match.group(1).split("/")[0] in BOXES:
                found.add("/".join(match.group(1).split("/")[:2]))
    return found
