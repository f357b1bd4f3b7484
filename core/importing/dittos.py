"""Signs of repetition: `-"-` stands for the cell above in its column (product §2.2)."""

import re

from core.domain.names import fold

_SIGN = re.compile(r"""-*(?:["']{1,2}|,,|//|\\\\)-*|"-+"|(?:те|так) (?:ж )?сам[ео]""")


def is_ditto(cell: str) -> bool:
    """Whether the whole cell is a sign of repetition: `-"-`, `—“—`, `-//-`, «те саме»."""
    folded = fold(cell).strip(" .")
    return bool(_SIGN.fullmatch(folded) or _SIGN.fullmatch(folded.replace(" ", "")))
