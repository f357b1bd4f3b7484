"""Names of files: what they hold, of which time, as of when, in letters every system takes."""

from datetime import date

from core.i18n import _, language

NAMES = {
    "bodies": ("organy", "bodies"),
    "plan": ("zakhody", "measures"),
    "obligations": ("zoboviazannia", "obligations"),
    "deadlines": ("stroky", "deadlines"),
    "trend": ("u-chasi", "through-time"),
    "heat": ("organy-za-zakhodamy", "bodies-by-measure"),
    "changes": ("zminy", "changes"),
    "changes-by-body": ("zminy-za-orhanamy", "changes-by-body"),
    "timeline": ("shkala-strokiv", "timeline"),
}
"""What a file holds, as its name says it in Ukrainian and in English."""


def file_name(name: str, period: str, day: date, extension: str) -> str:
    """«postup-organy-2026-stanom-na-2026-07-15.xlsx», or the same in English."""
    is_ukrainian = language() == "uk"
    what = NAMES[name][0 if is_ukrainian else 1]
    when = "stanom-na" if is_ukrainian else "as-of"
    return f"postup-{what}-{period}-{when}-{day.isoformat()}.{extension}"


def what_name(name: str) -> str:
    """The same for people: «Органи»."""
    return {
        "bodies": _("Органи"),
        "plan": _("Заходи плану"),
        "obligations": _("Зобов’язання"),
        "deadlines": _("Строки заходів"),
        "trend": _("Виконання плану в часі"),
        "heat": _("Органи за заходами"),
        "changes": _("Що змінилося"),
        "changes-by-body": _("Для кого змінилося"),
        "timeline": _("Строки в часі"),
    }[name]
