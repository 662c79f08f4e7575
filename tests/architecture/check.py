#!/usr/bin/python3
"""Reads the source tree and fails where it leaves its architecture or the rules of the house."""

import argparse
from itertools import chain
from pathlib import Path
import sys

import arrows
import house_rules
from tree import Tree


def gui_headers(include_folder):
    """The names of all headers of QtGui and QtWidgets installed under `include_folder`."""
    folders = [Path(include_folder) / module for module in ("QtGui", "QtWidgets")]
    return {path.name for folder in folders for path in folder.iterdir() if path.is_file()}


def findings(root, headers):
    tree = Tree(root)
    table = arrows.Arrows((Path(__file__).parent / "arrows.txt").read_text(encoding="utf-8"))
    return list(chain(
        arrows.unknown_boxes(tree, table),
        arrows.wrong_includes(tree, table),
        arrows.wrong_links(tree, table),
        arrows.widgets_in_core(tree, headers),
        house_rules.forbidden_words(tree),
        house_rules.long_files(tree),
        house_rules.top_level(tree)))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("root", help="the repository")
    parser.add_argument("--qt-headers", required=True, help="the folder that holds QtGui and QtWidgets")
    arguments = parser.parse_args()
    wrong = findings(arguments.root, gui_headers(arguments.qt_headers))
    for finding in wrong:
        print(finding)
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
