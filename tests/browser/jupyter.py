"""A Jupyter server on loopback, with kernels of this interpreter, that looks for nothing on the
network and reads nothing of the user's folders."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import threading
from pathlib import Path
from typing import IO, Any

OPTIONS = (
    "--no-browser",
    "--allow-root",
    "--expose-app-in-browser",  # tests run its commands
    "--ServerApp.ip=127.0.0.1",
    "--ServerApp.port=0",
    "--IdentityProvider.token=loopback",
    "--LabApp.news_url=None",
    "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
    "--LabApp.extension_manager=readonly",
)


def folders(home: Path) -> dict[str, str]:
    """Variables that keep Jupyter out of the user's folders, and the kernel of this interpreter."""
    spec = home / "data" / "kernels" / "python3"
    spec.mkdir(parents=True)
    argv = [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"]
    kernel = {"argv": argv, "display_name": "Python 3", "language": "python"}
    (spec / "kernel.json").write_text(json.dumps(kernel), encoding="utf-8")
    news = home / "settings" / "@jupyterlab" / "apputils-extension"
    news.mkdir(parents=True)
    choice = json.dumps({"fetchNews": "false"})  # it would ask on a first start
    (news / "notification.jupyterlab-settings").write_text(choice, encoding="utf-8")
    names = ("JUPYTER_CONFIG_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR")
    return {name: str(home / name.lower()) for name in names} | {
        "JUPYTER_DATA_DIR": str(home / "data"),
        "JUPYTERLAB_WORKSPACES_DIR": str(home / "workspaces"),
        "JUPYTERLAB_SETTINGS_DIR": str(home / "settings"),
    }


def drain(pipe: IO[str]) -> None:
    """A pipe that nobody reads would stop the server when it is full."""
    with pipe:
        for _ in pipe:
            pass


class Jupyter:
    """JupyterLab at `url`/lab, over the notebooks of a folder."""

    def __init__(self, home: Path, env: dict[str, str]) -> None:
        self.folder = home / "notebooks"
        self.folder.mkdir(parents=True)
        self._process = subprocess.Popen(
            [sys.executable, "-m", "jupyterlab", *OPTIONS],
            cwd=self.folder,
            env={**os.environ, **folders(home), **env},
            stderr=subprocess.PIPE,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            text=True,
        )
        self.url = self._listening()

    def _listening(self) -> str:
        lines = []
        assert self._process.stderr is not None
        for line in self._process.stderr:
            lines.append(line)
            if found := re.search(r"(http://127\.0\.0\.1:\d+)/lab\?token=", line):
                threading.Thread(target=drain, args=(self._process.stderr,), daemon=True).start()
                return found[1]
        raise AssertionError(f"Jupyter did not start: {''.join(lines[-20:])}")

    def write(self, name: str, *sources: str) -> None:
        cells = [
            {"cell_type": "code", "id": f"cell-{number}", "metadata": {}, "source": source}
            | {"execution_count": None, "outputs": []}
            for number, source in enumerate(sources)
        ]
        kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
        book: dict[str, Any] = {"cells": cells, "metadata": {"kernelspec": kernel}}
        text = json.dumps(book | {"nbformat": 4, "nbformat_minor": 5})
        (self.folder / name).write_text(text, encoding="utf-8")

    def read(self, name: str) -> str:
        return (self.folder / name).read_text(encoding="utf-8")

    def __enter__(self) -> Jupyter:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
