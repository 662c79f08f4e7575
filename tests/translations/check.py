"""Fails where a text with %n under ui/ has no English plural forms in the translation."""

import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path


def untranslated(path):
    """The sources of the messages whose two forms are not both written."""
    for message in ElementTree.parse(path).getroot().iter("message"):
        forms = message.findall("translation/numerusform")
        finished = message.find("translation").get("type") != "unfinished"
        if message.get("numerus") == "yes" and not (
            finished and len(forms) == 2 and all((form.text or "").strip() for form in forms)
        ):
            yield message.findtext("source")


def main(lupdate, sources, translation):
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "fleetkey_en.ts"
        shutil.copy(translation, copy)
        # Brings in what the sources say today and the file does not know yet.
        subprocess.run(
            [lupdate, "-silent", "-pluralonly", "-locations", "none", "-no-obsolete",
             "-source-language", "en", "-target-language", "en", "-I", str(Path(sources).parent), sources,
             "-ts", str(copy)],
            check=True,
        )
        missing = sorted(set(untranslated(copy)))
    for source in missing:
        print(f"no plural forms for: {source}")
    if missing:
        print("run `ninja -C build/dev update_translations` and write both forms in", translation)
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
