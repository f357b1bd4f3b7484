"""Why a file is not taken in: each reason has its own sentence, which says what to do."""

from enum import StrEnum

from core.files.kinds import DRESS, FileKind
from core.i18n import _


class Refusal(StrEnum):
    """A reason to refuse a file."""

    EMPTY = "empty"
    UNKNOWN = "unknown"
    OLD_OFFICE = "old_office"
    MARKUP = "markup"
    MISNAMED = "misnamed"
    BROKEN = "broken"
    LOCKED = "locked"
    MACROS = "macros"
    EXTERNAL = "external"
    EMBEDDED = "embedded"
    ENTITIES = "entities"
    TOO_MANY_MEMBERS = "too_many_members"
    TWICE = "twice"
    OUTSIDE = "outside"
    PACKED_ODDLY = "packed_oddly"
    BOMB = "bomb"
    NESTED = "nested"
    TOO_MANY_PIXELS = "too_many_pixels"
    ACTIVE_PDF = "active_pdf"
    FILES_IN_PDF = "files_in_pdf"
    TOO_MANY_ROWS = "too_many_rows"
    TOO_HARD = "too_hard"


class Refused(Exception):  # noqa: N818 (a verdict, not a fault)
    """A file was refused; `what` names the member, kind or number that the sentence quotes."""

    def __init__(self, refusal: Refusal, what: str = "") -> None:
        super().__init__(refusal.value)
        self.refusal, self.what = refusal, what


def refusal_sentence(refusal: Refusal, what: str = "") -> str:
    """The sentence for a reason, in the reader's language."""
    return _sentences()[refusal].format(what=what, kinds=_known())


def _known() -> str:
    return ", ".join(dress.endings[0].lstrip(".").upper() for dress in DRESS.values())


def _sentences() -> dict[Refusal, str]:
    return {
        Refusal.EMPTY: _("Файл порожній."),
        Refusal.UNKNOWN: _("Файли такого виду не приймаються. Приймаються: {kinds}."),
        Refusal.OLD_OFFICE: _(
            "Це документ старого формату Office або захищений паролем. Збережіть його без пароля "
            "як DOCX, XLSX чи PPTX."
        ),
        Refusal.MARKUP: _("Сторінки HTML і рисунки SVG не приймаються. Збережіть їх як PDF."),
        Refusal.MISNAMED: _("За змістом це {what}, а назва каже інше. Виправте назву файлу."),
        Refusal.BROKEN: _("Файл пошкоджено або обірвано. Відкрийте його і збережіть ще раз."),
        Refusal.LOCKED: _("Файл захищено паролем. Надішліть його без пароля."),
        Refusal.MACROS: _("Документ містить макроси. Збережіть його без макросів."),
        Refusal.EXTERNAL: _(
            "Документ бере вміст з інших файлів або сайтів. Вставте цей вміст у документ."
        ),
        Refusal.EMBEDDED: _("У документ вкладено інший файл. Додайте його окремо."),
        Refusal.ENTITIES: _("Документ містить оголошення, яких у таких файлах не буває."),
        Refusal.TOO_MANY_MEMBERS: _("В архіві забагато файлів: можна не більше {what}."),
        Refusal.TWICE: _("В архіві двічі записано «{what}»."),
        Refusal.OUTSIDE: _("Назва «{what}» в архіві веде за його межі."),
        Refusal.PACKED_ODDLY: _("Архів стиснуто незвичним способом. Створіть звичайний ZIP."),
        Refusal.BOMB: _("Розпакований вміст завеликий: «{what}»."),
        Refusal.NESTED: _("В архіві є інший архів: «{what}». Додайте його вміст окремо."),
        Refusal.TOO_MANY_PIXELS: _("Рисунок завеликий: {what} мегапікселів, можна не більше 50."),
        Refusal.ACTIVE_PDF: _("PDF містить сценарії або запуск програм. Збережіть його без них."),
        Refusal.FILES_IN_PDF: _("До PDF вкладено інші файли. Додайте їх окремо."),
        Refusal.TOO_MANY_ROWS: _("У таблиці забагато рядків: можна не більше {what}. Поділіть її."),
        Refusal.TOO_HARD: _("Файл не вдалося перевірити за відведений час і пам’ять."),
    }  # fmt: skip


def in_words(kind: FileKind) -> str:
    """The short name of a kind: its usual ending in capitals."""
    return DRESS[kind].endings[0].lstrip(".").upper()
