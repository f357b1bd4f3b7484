import re

from core.web.addresses import frontend_folder
from core.web.index import index_html
from core.web.preloads import PARTS


def test_the_page_asks_for_every_part_of_our_screens_once():
    page = index_html("uk")
    asked = re.findall(r'<link rel="modulepreload" crossorigin href="\./static/js/([^"]+)"', page)
    assert len(set(asked)) == len(asked)
    for part in PARTS:
        assert [name for name in asked if name.startswith(f"{part}.")], part
    folder = frontend_folder() / "static" / "js"
    assert [name for name in asked if not (folder / name).is_file()] == []
    assert page.index("shim.js") < page.index(PARTS[0] + ".")
