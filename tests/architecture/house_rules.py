"""Rules of the house that a reader of one file can check."""

import re

from tree import Finding

LONGEST_FILE = 400
TOP_LEVEL = {"CMakeLists.txt", "CMakePresets.json", "LICENSE", "README.md",
             "app", "core", "packaging", "resources", "tests", "ui", "build"}

# In all C++, comments aside: what, and why not.
FORBIDDEN = {
    r"\bprocessEvents\b": "no nested event loops",
    r"\bQEventLoop\b": "no nested event loops",
    r"::instance\(\)(?!\s*(const\b|\{))": "no singletons: pass it to the constructor",
    r"\bQSortFilterProxyModel\b": "sorting and filtering belong to the listing",
    r"\bignoreSslErrors\b": "certificate errors are final",
    r"\b(setI|i)nsecureFallback\b": "a secret is never kept in plain text",
    r"\bq(Wait|Sleep)\b|\b(u|nano)?sleep\s*\(|\bsleep_(for|until)\b|\bQThread::m?u?sleep\b":
        "nothing sleeps: wait for a signal or move a fake clock",
}
# In scripts, where a wait has a condition and a deadline.
FORBIDDEN_IN_SCRIPTS = {r"\btime\.sleep\b|^\s*sleep\s": "nothing sleeps: wait for what is meant, with a deadline"}
# Everywhere. (The patterns are written so that they do not find themselves.)
FORBIDDEN_ANYWHERE = {
    r"(?<![\w.])/(work|tmp/wt|root)/": "a path of one machine",
    r"(?<![\w.])/home/\w+": "a path of one machine",
    r"\b(TO" r"DO|FIX" r"ME|X" r"XX)\b": "finish it or open an issue",
}


def _search(file, lines, rules):
    for number, line in enumerate(lines, 1):
        for pattern, why in rules.items():
            match = re.search(pattern, line)
            if match:
                yield Finding(file.path, number, f"{match.group().strip()}: {why}")


def forbidden_words(tree):
    for file in tree.files:
        if file.is_code:
            yield from _search(file, file.code_lines, FORBIDDEN)
        elif file.is_script:
            yield from _search(file, file.lines, FORBIDDEN_IN_SCRIPTS)
        yield from _search(file, file.lines, FORBIDDEN_ANYWHERE)


def long_files(tree):
    for file in tree.files:
        if (file.is_code or file.is_script) and len(file.lines) > LONGEST_FILE:
            yield Finding(file.path, LONGEST_FILE,
                          f"{len(file.lines)} lines; over {LONGEST_FILE} is a reason to find the missing type")


def top_level(tree):
    for path in sorted(tree.root.iterdir()):
        if not path.name.startswith(".") and path.name not in TOP_LEVEL:
            yield Finding(path.relative_to(tree.root), 1, "does not belong at the top level")
