"""The site's configuration for Sphinx. tools/site/build.py puts the pages together first."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import text

import libperk

project = "libperk"
author = "libperk contributors"
copyright = "libperk contributors"
version = release = libperk.__version__

extensions = ["myst_parser", "sphinx.ext.autodoc"]
source_suffix = {".md": "markdown", ".rst": "restructuredtext"}
root_doc = "index"
default_role = "code"
nitpicky = False
language = "en"

myst_heading_anchors = 4
myst_enable_extensions = ["deflist"]
suppress_warnings = ["misc.highlighting_failure"]  # a block of two languages, or with "…"

autodoc_typehints = "signature"
autodoc_member_order = "bysource"

html_theme = "furo"
html_title = f"libperk {release}"
html_show_sourcelink = False
html_copy_source = False
html_show_copyright = False
html_show_search_summary = False  # it would fetch pages, which a browser refuses on file://
html_static_path = ["static"]
html_css_files = ["wide.css"]
highlight_language = "none"
maximum_signature_line_length = 88


def _plain(app, what, name, found, options, lines):  # type: ignore[no-untyped-def]
    """Docstrings are plain text: nothing of them may be read as markup by accident."""
    lines[:] = text.paragraphs("\n".join(lines))


def setup(app):  # type: ignore[no-untyped-def]
    app.connect("autodoc-process-docstring", _plain)
