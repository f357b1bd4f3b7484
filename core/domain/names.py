"""One spelling for what a reader takes for the same words (product §2.2)."""

import re
import unicodedata

_APOSTROPHES = "’ʼ‘‛`´′ʹʻ＇"
_QUOTES = "«»“”„‟‹›″〃〝〞＂"
_DASHES = "‐‑‒–—―−﹘﹣－"
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_MARKS = str.maketrans(
    dict.fromkeys(_APOSTROPHES, "'")
    | dict.fromkeys(_QUOTES, '"')
    | dict.fromkeys(_DASHES, "-")
    | dict.fromkeys(_INVISIBLE, "")
)
_TO_CYRILLIC = str.maketrans("abcehikmoptxyï", "авсенікмортхуї")
_LOOK_ALIKES = str.maketrans("ABCEHIKMOPTXYaceiopxyÏï", "АВСЕНІКМОРТХУасеіорхуЇї")
_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[A-Za-zÏï]")
_CYRILLIC = re.compile(r"[Ѐ-ӿ]")
_ROMAN = re.compile(r"[IVXІХ]+", re.IGNORECASE)


def fold(text: str) -> str:
    """The text in one spelling: for comparing and searching, never for showing.

    Case, kinds of apostrophes, quotes, dashes and spaces, invisible signs and Latin letters that
    look like Cyrillic ones make no difference.
    """
    plain = unicodedata.normalize("NFKC", text.translate(_MARKS)).translate(_MARKS)
    cyrillic = unicodedata.normalize("NFC", plain.casefold()).translate(_TO_CYRILLIC)
    return " ".join(cyrillic.split())


def mixed_words(text: str) -> tuple[str, ...]:
    """The words in which Latin letters stand for the Cyrillic ones they look like."""
    return tuple(word for word in _WORD.findall(text) if _is_mixed(word))


def in_cyrillic(word: str) -> str:
    """The word with Cyrillic letters in place of their Latin look-alikes."""
    return word.translate(_LOOK_ALIKES)


def _is_mixed(word: str) -> bool:
    return bool(
        _LATIN.search(word)
        and _CYRILLIC.search(word)
        and not _ROMAN.fullmatch(word)
        and not _LATIN.search(in_cyrillic(word))
    )
