"""A screen of its own, and the program on it."""

import os
from pathlib import Path
import re
import signal
import subprocess

from waiting import until

SIZE = (1440, 900)


class Screen:
    """An X server without hardware, with a window manager and an accessibility bus."""

    def __init__(self, scale):
        width, height = (side * scale for side in SIZE)
        reading, writing = os.pipe()
        self._processes = [subprocess.Popen(
            ["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp", "-noreset"],
            pass_fds=[writing], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)]
        os.close(writing)
        with os.fdopen(reading) as numbers:
            number = numbers.readline().strip()
        if not number:
            raise RuntimeError("Xvfb did not start")
        os.environ["DISPLAY"] = f":{number}"
        self._start("/usr/libexec/at-spi-bus-launcher", "--launch-immediately")
        subprocess.run(["gdbus", "wait", "--session", "--timeout", "20", "org.a11y.Bus"], check=True)
        self._start("openbox", "--config-file", str(Path(__file__).with_name("openbox.xml")))
        until(self._managed, "a window manager", seconds=30)

    def _start(self, *command):
        self._processes.append(subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL))

    @staticmethod
    def _managed():
        answer = subprocess.run(["xprop", "-root", "_NET_SUPPORTING_WM_CHECK"], capture_output=True, text=True)
        return "window id" in answer.stdout

    def picture(self, path, window=None):
        """Writes what the screen shows as a PNG, cut to where a window lies, whatever lies over it."""
        cut = ["-crop", _place(window), "+repage"] if window else []
        subprocess.run(["import", "-window", "root", *cut, "-define", "png:exclude-chunks=date,time", str(path)],
                       check=True)

    def close(self):
        for process in reversed(self._processes):
            process.terminate()
            process.wait(timeout=10)


class Program:
    """The program under the tour: started, fed with keys, ended."""

    def __init__(self, binary, scale):
        environment = dict(os.environ, QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1", QT_QPA_PLATFORM="xcb",
                           QT_SCALE_FACTOR=str(scale), LC_ALL="C.UTF-8", TZ="Europe/Belgrade")
        self._process = subprocess.Popen([str(binary)], env=environment)

    @property
    def pid(self):
        return self._process.pid

    @property
    def running(self):
        return self._process.poll() is None

    def ended_well(self):
        """Waits for the program to end and tells whether it did so by itself, with success."""
        until(lambda: not self.running, "the program to end", seconds=15)
        return self._process.returncode == 0

    def kill(self):
        if self.running:
            self._process.send_signal(signal.SIGKILL)
            self._process.wait()


def _xdotool(*arguments):
    subprocess.run(["xdotool", *arguments], check=True)


def windows_of(pid):
    """The visible top-level windows of a process, as numbers of the X server."""
    answer = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(pid)], capture_output=True, text=True)
    return re.findall(r"\d+", answer.stdout)


def _geometry(window):
    answer = subprocess.run(["xdotool", "getwindowgeometry", "--shell", window], capture_output=True, text=True)
    return dict(line.split("=") for line in answer.stdout.split())


def _place(window):
    box = _geometry(window)
    return f"{box['WIDTH']}x{box['HEIGHT']}+{box['X']}+{box['Y']}"


def largest(windows):
    """The largest of these windows, or None."""
    def area(window):
        box = _geometry(window)
        return int(box.get("WIDTH", 0)) * int(box.get("HEIGHT", 0))
    return max(windows, key=area, default=None)


def fill_screen(window):
    """Moves a window to the corner and gives it the whole screen, as a person would maximise it."""
    _xdotool("windowmove", "--sync", window, "0", "0")
    _xdotool("windowsize", window, "100%", "100%")


def press(*keys):
    """Presses keys one after the other, each written as xdotool does: `ctrl+k`, `Return`."""
    _xdotool("key", "--clearmodifiers", *keys)


def type_text(text):
    """Types text into whatever has the focus."""
    _xdotool("type", "--clearmodifiers", "--delay", "12", text)


def click(x, y):
    _xdotool("mousemove", str(x), str(y), "click", "1")
