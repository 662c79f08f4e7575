#!/usr/bin/python3
"""Each check finds what it is there to find, in a small tree of its own."""

from pathlib import Path
import tempfile
import unittest

import arrows
import house_rules
from tree import Tree

TABLE = arrows.Arrows("core/base:\ncore/net: core/base\nui/*: core/net\napp/sandbox:\napp/console: core/* ui/*\n")


class TemporaryTree(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = Path(folder.name)
        self.write("core/base/Error.h", "#pragma once\n")
        self.write("core/net/Transport.h", '#pragma once\n#include "core/base/Error.h"\n')

    def write(self, path, text):
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")

    def found(self, check, *arguments):
        return [str(finding) for finding in check(Tree(self.root), *arguments)]


class ArrowTest(TemporaryTree):
    def test_a_right_arrow_passes(self):
        self.write("ui/users/Table.h", '#include "core/net/Transport.h"\n')
        self.assertEqual(self.found(arrows.wrong_includes, TABLE), [])

    def test_an_arrow_upwards_is_found(self):
        self.write("core/base/Error.h", '#pragma once\n#include "core/net/Transport.h"\n')
        self.assertEqual(self.found(arrows.wrong_includes, TABLE),
                         ["core/base/Error.h:2: core/base may not know core/net"])

    def test_an_arrow_sideways_is_found(self):
        self.write("ui/users/Table.h", "")
        self.write("ui/signin/Window.cpp", '#include "ui/users/Table.h"\n')
        self.assertEqual(len(self.found(arrows.wrong_includes, TABLE)), 1)

    def test_the_emulator_knows_nothing(self):
        self.write("app/sandbox/main.cpp", '#include "core/base/Error.h"\n')
        self.assertEqual(len(self.found(arrows.wrong_includes, TABLE)), 1)

    def test_the_composition_root_knows_everything(self):
        self.write("ui/users/Table.h", "")
        self.write("app/console/main.cpp", '#include "core/base/Error.h"\n#include "ui/users/Table.h"\n')
        self.assertEqual(self.found(arrows.wrong_includes, TABLE), [])

    def test_a_relative_include_is_found(self):
        self.write("core/net/Transport.cpp", '#include "Transport.h"\n')
        self.assertEqual(len(self.found(arrows.wrong_includes, TABLE)), 1)

    def test_a_box_without_a_line_is_found(self):
        self.write("core/odd/Thing.h", "")
        self.assertEqual(self.found(arrows.unknown_boxes, TABLE), ["core/odd:1: arrows.txt has no line for core/odd"])

    def test_a_widget_in_core_is_found(self):
        self.write("core/net/Dialog.cpp", "#include <QWidget>\n#include <QtGui/qcolor.h>\n#include <QString>\n")
        self.assertEqual(len(self.found(arrows.widgets_in_core, {"QWidget"})), 2)


class LinkTest(TemporaryTree):
    def test_links_that_agree_pass(self):
        self.write("core/base/CMakeLists.txt", "fleetkey_box(base SOURCES Error.h)")
        self.write("core/net/CMakeLists.txt", "fleetkey_box(net SOURCES Transport.h DEPENDS fleetkey_base)")
        self.assertEqual(self.found(arrows.wrong_links, TABLE), [])

    def test_a_missing_link_is_found(self):
        self.write("core/base/CMakeLists.txt", "fleetkey_box(base SOURCES Error.h)")
        self.write("core/net/CMakeLists.txt", "fleetkey_box(net SOURCES Transport.h)")
        self.assertEqual(len(self.found(arrows.wrong_links, TABLE)), 1)

    def test_a_forbidden_link_is_found(self):
        self.write("core/net/CMakeLists.txt", "fleetkey_box(net SOURCES Transport.h DEPENDS Qt6::Widgets)")
        self.write("core/base/CMakeLists.txt", "fleetkey_box(base SOURCES Error.h DEPENDS fleetkey_net)")
        self.assertEqual(len([line for line in self.found(arrows.wrong_links, TABLE) if "may not link" in line]), 1)
        self.assertEqual(len([line for line in self.found(arrows.wrong_links, TABLE) if "no windows" in line]), 1)


class HouseRuleTest(TemporaryTree):
    def test_the_small_tree_is_clean(self):
        for check in (house_rules.forbidden_words, house_rules.long_files, house_rules.top_level):
            self.assertEqual(self.found(check), [])

    def test_each_forbidden_word_is_found(self):
        for line in ("app.processEvents();", "QEventLoop loop;", "auto &x = Thing::instance();",
                     "QSortFilterProxyModel model;", "reply->ignoreSslErrors();", "job.setInsecureFallback(true);",
                     "QTest::qWait(5);", "QThread::msleep(5);", "std::this_thread::sleep_for(1s);", "usleep(5);"):
            self.write("core/base/Bad.cpp", line + "\n")
            self.assertEqual(len(self.found(house_rules.forbidden_words)), 1, line)

    def test_a_comment_may_name_what_is_forbidden(self):
        self.write("core/base/Good.cpp", "// never processEvents\n/* nor a\n QEventLoop */\n")
        self.assertEqual(self.found(house_rules.forbidden_words), [])

    def test_a_function_of_one_s_own_may_be_called_instance(self):
        self.write("core/base/Good.cpp", "Instance Picker::instance() const {\n}\n")
        self.assertEqual(self.found(house_rules.forbidden_words), [])

    def test_sleeping_scripts_and_machine_paths_are_found(self):
        self.write("tests/a.py", "time" + ".sleep(1)\n")
        self.write("tests/b", "#!/bin/sh\n  sl" + "eep 1\n")
        self.write("README.md", "see /ro" + "ot/notes and /home" + "/ana\n")
        self.assertEqual(len(self.found(house_rules.forbidden_words)), 4)

    def test_a_long_file_is_found(self):
        self.write("core/base/Long.cpp", "\n" * 401)
        self.assertEqual(len(self.found(house_rules.long_files)), 1)

    def test_a_stranger_at_the_top_is_found(self):
        self.write("notes.txt", "")
        self.write(".clang-format", "")
        self.assertEqual(self.found(house_rules.top_level), ["notes.txt:1: does not belong at the top level"])


if __name__ == "__main__":
    unittest.main()
