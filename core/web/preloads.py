"""Parts of the frontend that every screen needs, asked for with the page and not after it has run.

Streamlit's index names only the modules it starts with; those of our own HTML and of the controls
would be asked for once the first picture stands, and the picture would jump when they come.
"""

import re
from functools import cache
from pathlib import Path

from core.web.addresses import frontend_folder

PARTS = ("Html", "Selectbox", "ButtonGroup", "TextInput", "DownloadButton")
_IMPORT = re.compile(r'from"\./([^"]+\.js)"')


@cache
def preload_links(index: str) -> str:
    """The links that ask for the parts and what they import, without those that the index names."""
    folder = frontend_folder() / "static" / "js"
    found: dict[str, None] = {}
    for part in PARTS:
        for file in folder.glob(f"{part}.*.js"):
            _collect(file, found)
    return "\n".join(
        f'    <link rel="modulepreload" crossorigin href="./static/js/{name}">'
        for name in found
        if name not in index
    )


def _collect(file: Path, found: dict[str, None]) -> None:
    """Add a module and, deeper, those it imports."""
    if file.name in found or not file.is_file():
        return
    found[file.name] = None
    for name in _IMPORT.findall(file.read_text("utf-8")):
        _collect(file.parent / name, found)
