"""People in words: roles, states, sessions, and what the audit chain says they did."""

from datetime import datetime

from core.domain.moments import KYIV
from core.domain.permissions import Role
from core.i18n import _

BROWSERS = ("Edg", "OPR", "Firefox", "Chrome", "Safari")
SYSTEMS = ("Android", "iPhone", "iPad", "Windows", "Mac OS", "Linux")
NAMES = {"Edg": "Edge", "OPR": "Opera", "Mac OS": "macOS"}


def role_label(role: Role) -> str:
    """A role as it is called on screen."""
    return {
        Role.PUBLIC: _("без ролі"),
        Role.LEADERSHIP: _("керівництво"),
        Role.FOCAL_POINT: _("контактна особа органу"),
        Role.SECRETARIAT: _("секретаріат"),
        Role.ADMINISTRATOR: _("адміністратор"),
    }[role]


def moment_label(at: datetime | str | None) -> str:
    """An instant in Kyiv («23.11.2026, 10:42»), also from its ISO form, or a dash."""
    if isinstance(at, str):
        try:
            at = datetime.fromisoformat(at)
        except ValueError:
            return at
    return f"{at.astimezone(KYIV):%d.%m.%Y, %H:%M}" if at else "—"


def agent_text(agent: str) -> str:
    """A browser and its system, from what the browser says of itself."""
    found = [
        next((NAMES.get(name, name) for name in names if name in agent), "")
        for names in (BROWSERS, SYSTEMS)
    ]
    return ", ".join(name for name in found if name) or _("невідомий браузер")


def action_label(action: str) -> str:
    """What was done, by its code in the audit chain."""
    known = {
        "session.open": _("вхід"),
        "session.end": _("завершення сеансів"),
        "person.invite": _("запрошення користувача"),
        "person.accept": _("пароль задано за посиланням"),
        "person.reset": _("скидання пароля"),
        "person.disable": _("вимкнення користувача"),
        "person.enable": _("увімкнення користувача"),
        "person.unlock": _("зняття обмеження входу"),
        "person.roles": _("зміна ролей"),
        "person.rename": _("зміна імені"),
        "person.password": _("зміна пароля"),
        "person.codes_on": _("увімкнення одноразових кодів"),
        "person.codes_off": _("вимкнення одноразових кодів"),
        "person.link": _("зв’язок із постачальником входу"),
        "person.import": _("імпорт користувачів"),
        "plan.load": _("завантаження плану"),
        "register.load": _("завантаження реєстру органів"),
        "register.record": _("зміна реєстру органів"),
        "obligations.roll_over": _("зобов’язання нового року"),
        "event.record": _("запис події"),
        "event.revise": _("виправлення події"),
        "event.join": _("долучення органу до події"),
        "event.leave": _("вилучення органу з події"),
        "events.import": _("подання з таблиці"),
        "receipt.issue": _("видача квитанції"),
        "remark.note": _("зауваження до події"),
        "remark.seen": _("зауваження прочитано"),
        "remark.revocation": _("прохання скасувати прийняття"),
        "claim.submitted": _("подання на перевірку"),
        "claim.verified": _("прийняття"),
        "claim.returned": _("повернення на доопрацювання"),
        "claim.revoked": _("скасування прийняття"),
        "claim.withdrawn": _("відкликання"),
        "extension.record": _("подовження строку"),
        "consent.record": _("запис згоди"),
        "trigger.record": _("запис завершення заходу"),
        "nil.filed": _("звіт «не проводилося»"),
        "nil.withdrawn": _("відкликання звіту «не проводилося»"),
        "opt_in.in": _("приєднання до заходу"),
        "opt_in.out": _("вихід із заходу"),
        "exclusion.requested": _("запит про звільнення"),
        "exclusion.approved": _("звільнення"),
        "exclusion.refused": _("відмова у звільненні"),
        "exclusion.lifted": _("скасування звільнення"),
        "attachment.add": _("надсилання файлу"),
        "attachment.link": _("долучення файлу до події"),
        "attachment.download": _("завантаження файлу"),
        "attachment.public": _("оприлюднення файлу"),
        "attachment.private": _("скасування оприлюднення файлу"),
        "attachment.removed": _("вилучення файлу"),
        "attachment.erased": _("стирання файлу"),
        "backup.restore": _("відновлення з резервної копії"),
        "claim.draft": _("чернетка подання"),
        "demo.fill": _("заповнення демонстрації"),
    }
    return known.get(action, action)
