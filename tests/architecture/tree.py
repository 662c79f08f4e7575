"""The files of the source tree, as the checks see them."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
import re

SOURCE_FOLDERS = ("app", "core", "ui", "tests", "packaging", ".ci")
CODE = {".cpp", ".h"}
SCRIPTS = {".py", ".sh", ".lua"}


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong, and where."""

    path: Path
    line: int
    what: str

    def __str__(self):
        return f"{self.path}:{self.line}: {self.what}"


class SourceFile:
    """One file, its path relative to the root."""

    def __init__(self, root, path):
        self.path = path.relative_to(root)
        self.text = path.read_text(encoding="utf-8", errors="replace")

    @property
    def lines(self):
        return self.text.splitlines()

    @cached_property
    def code_lines(self):
        """The lines without C++ comments, so that a comment may name what is forbidden."""
        def blank(match):
            return "".join(c if c == "\n" else " " for c in match.group())
        return re.sub(r"/\*.*?\*/|//[^\n]*", blank, self.text, flags=re.DOTALL).splitlines()

    @property
    def is_code(self):
        return self.path.suffix in CODE

    @property
    def is_script(self):
        return self.path.suffix in SCRIPTS or (self.path.suffix == "" and self.text.startswith("#!"))

    def box(self):
        """The first two folders: the box this file is in."""
        return "/".join(self.path.parts[:2]) if len(self.path.parts) > 2 else None


class Tree:
    """The tracked kinds of files under the source folders of a root."""

    def __init__(self, root):
        self.root = Path(root).resolve()
        self.files = [SourceFile(self.root, path) for path in self._paths()]

    def _paths(self):
        for folder in SOURCE_FOLDERS:
            for path in sorted((self.root / folder).rglob("*")):
                if path.is_file() and "__pycache__" not in path.parts and self._is_text(path):
                    yield path
        for path in sorted(self.root.glob("*")):
            if path.is_file() and path.name != ".git" and self._is_text(path):
                yield path

    @staticmethod
    def _is_text(path):
        return b"\0" not in path.read_bytes()[:4096]

    @property
    def code(self):
        return [file for file in self.files if file.is_code]

    def boxes(self):
        """Every folder under core, ui and app that holds files."""
        return sorted({file.box() for file in self.files
                       if file.path.parts[0] in ("core", "ui", "app") and file.box()})
