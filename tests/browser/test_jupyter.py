"""The widget in JupyterLab, with a kernel and the sandbox."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from jupyter import Jupyter
from selenium.webdriver import Chrome, Keys
from test_explore import Page, sandbox, sandbox_process  # noqa: F401 - fixtures

from libperk.sandbox.testing import Handle

CLIENT = "import libperk\nkard = libperk.Kard()\nwidget = libperk.explore(kard, '{user}')\nwidget"
LATER = "print(len(widget.selection), widget.selection[0].name, len(widget.frame()))"


class Notebook(Page):
    """A notebook that is open in the browser."""

    def __init__(self, browser: Chrome, address: str) -> None:
        self.browser = browser
        browser.get(address)
        self.until(lambda: self.script("return window.jupyterapp?.restored != null"))

    def script(self, source: str, *values: Any) -> Any:
        return self.browser.execute_script(source, *values)

    def run(self, command: str) -> Any:
        """A command of Jupyter; its result."""
        source = "const done = arguments[1]; window.jupyterapp.restored"
        source += ".then(() => window.jupyterapp.commands.execute(arguments[0]))"
        source += ".then(() => done('done'), (error) => done(String(error)))"
        return self.browser.execute_async_script(source, command)

    def idle(self) -> bool:
        """Whether its kernel waits for work."""
        book = "window.jupyterapp.shell.currentWidget"
        source = f"return {book}?.sessionContext?.session?.kernel?.status === 'idle'"
        return bool(self.script(source))

    def printed(self) -> str:
        outputs = "document.querySelectorAll('.jp-OutputArea-output pre')"
        return str(self.script(f"return [...{outputs}].map((each) => each.textContent).join('')"))


def test_the_widget_in_jupyterlab(
    browser: Chrome,
    sandbox: Handle,
    tmp_path: Path,
    picture: Callable[..., Path],
) -> None:
    browser.set_script_timeout(60)
    browser.set_window_size(1400, 1000)
    with Jupyter(tmp_path, sandbox.env) as jupyter:
        jupyter.write("offers.ipynb", CLIENT.format(user=sandbox.user_id), LATER)
        book = Notebook(browser, f"{jupyter.url}/lab/tree/offers.ipynb?token=loopback")
        book.until(book.idle)
        assert book.run("notebook:run-cell-and-select-next") == "done"
        book.waits_for("260 offers · 0 selected")
        picture("explore-jupyterlab")
        book.field("text").send_keys("amber")
        book.until(lambda: book.status.endswith(" of 260 offers · 0 selected"))
        book.click(".pk-rows .pk-mark")
        book.until(lambda: book.status.endswith("1 selected"))
        book.browser.execute_script("arguments[0].focus()", book.one("[role=grid]"))
        book.press(Keys.ARROW_DOWN, "d", "d", "x")  # keys that delete cells elsewhere
        for command in ("move-cursor-down", "run-cell"):
            assert book.run(f"notebook:{command}") == "done"
        book.until(lambda: book.printed().startswith("1 Amber"))
        assert (
            len(book.script("return document.querySelectorAll('.jp-Notebook .jp-CodeCell')")) == 2
        )
        assert book.run("docmanager:save") == "done"
        saved = jupyter.read("offers.ipynb")
        assert "widget-view" in saved
        widgets = json.dumps(json.loads(saved)["metadata"].get("widgets", {}))
        assert sandbox.user_id not in widgets and "Amber" not in widgets
