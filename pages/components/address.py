"""The address as the single truth of what a screen shows.

Widgets are set from the address before they are drawn, and their callbacks write the address, so
that back, forward, a reload and a copied address all show the same view.
"""

from collections.abc import Callable, Container, Hashable, Iterable, Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Any

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from core.domain.moments import AsOf
from core.i18n import _, language
from core.presenters.address import KEPT, NAMES, SEVERAL, View, query_string, read_view
from pages.components.screens import FILES

BLANK = ""
_DRAWN = "_drawn"
_asked: ContextVar["_Asked | None"] = ContextVar("asked", default=None)
_place: ContextVar[Any] = ContextVar("notices", default=None)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What this run's address holds, read once: a screen asks hundreds of times."""

    run: tuple[object, str, str]
    parameters: dict[str, list[str]]
    carried: dict[str, list[str]]
    view: View


def read() -> View:
    """What the address asks for; `show_problems` tells the reader what of it is wrong."""
    return _now().view


def query() -> Hashable:
    """The parameters that the address gives and we know: screens of equal ones are the same."""
    return query_string(_now().parameters)


def link(page: str, **parameters: Any) -> str:
    """The address of a screen, keeping the language, the moment, the period and the plan.

    A parameter given as None or an empty text is left out, even one that would be kept.
    """
    query = query_string({**_now().carried, **parameters})
    return f"{page}?{query}" if query else page


def _now() -> _Asked:
    run = get_script_run_ctx(suppress_warning=True)
    place = (run, run.query_string if run else "", language())
    known = _asked.get()
    if known is None or run is None or known.run != place:
        given = st.query_params
        parameters = {name: given.get_all(name) for name in NAMES if name in given}
        carried = {name: parameters[name] for name in KEPT if name in parameters}
        known = _Asked(place, parameters, carried, read_view(parameters))
        _asked.set(known)
    return known


def measure_cards(*, of_body: bool) -> Callable[..., str]:
    """Makes the address of a measure's card from its code, or of the chosen body's part in it."""
    place = ("/bodies", {"body": read().body}) if of_body else ("/plan", {})

    def card(code: str, **parameters: Any) -> str:
        return link(place[0], **place[1], measure=code, **parameters)

    return card


def here(**changes: Any) -> str:
    """The address of this same screen with some parameters changed or (None) taken out."""
    now = {name: texts for name, texts in _now().parameters.items() if name != "page"}
    return f"?{query_string({**now, **changes})}"


def has_any(names: Iterable[str]) -> bool:
    """Whether the address carries any of the parameters."""
    return any(any(_now().parameters.get(name, ())) for name in names)


def visit(page: str, **parameters: Any) -> None:
    """Go to another screen from within a run, with the same parameters as `link`."""
    kept = {name: st.query_params.get_all(name) for name in KEPT}
    st.switch_page(FILES[page], query_params={**kept, **parameters})


def write(**changes: Any) -> None:
    """Change parameters of the address; None or an empty text takes one out.

    All of it is one step of the browser's history. Whoever changes a filter starts again on the
    first page.
    """
    if unknown := set(changes) - set(NAMES):
        raise KeyError(*unknown)
    parameters: dict[str, Any] = {name: st.query_params.get_all(name) for name in st.query_params}
    for name, value in {"page": None, **changes}.items():
        parameters[name] = list(value or ()) if name in SEVERAL else [str(value or BLANK)]
    st.query_params.from_dict({name: texts for name, texts in parameters.items() if any(texts)})


def arrive(path: str) -> None:
    """Let the widgets of a screen come to take their values from the address, not from another's.

    Streamlit hands a value of the same key on to the new widget's script, but not to its picture.
    """
    if st.session_state.get(_DRAWN) != path:
        for name in NAMES:
            st.session_state.pop(_key(name), None)
        st.session_state[_DRAWN] = path


def show_problems(view: View) -> None:
    """Say what in the address could not be understood, with a link to the same view without it.

    What a screen refuses later is said in the same place.
    """
    _place.set(st.container(key="notices"))
    names = {problem.name for problem in view.problems}
    for problem in view.problems:
        _notice(problem.sentence, names)


def sorting(known: Container[str]) -> str:
    """The column to sort by, «-» before it the other way round; one not known is refused."""
    sort = read().sort
    if not sort or sort.removeprefix("-") in known:
        return sort
    refuse("sort", _("Стовпця «{code}» тут немає.").format(code=sort.removeprefix("-")))
    return ""


def page(last: int) -> int:
    """The page of a long table; one beyond the last is refused, and the last is shown."""
    asked = read().page
    if asked > last:
        sentence = _("Сторінки {page} немає, остання — {last}.")
        refuse("page", sentence.format(page=asked, last=last))
    return min(asked, last)


def refuse(name: str, sentence: str) -> None:
    """Say that a well-formed parameter leads nowhere (an unknown body), with a way on."""
    _notice(sentence, {name})


def heeded(name: str, known: Container[str]) -> tuple[str, ...]:
    """The codes of a parameter for which the screen has no control; unknown ones are refused."""
    _refuse_unknown(name, known)
    return tuple(code for code in _now().parameters.get(name, ()) if code in known)


def select(
    name: str,
    label: str,
    options: Mapping[str, str],
    *,
    blank: str | None = None,
    within: str = "",
    **look: Any,
) -> str:
    """A select box of codes and their labels; `blank` labels the choice that filters nothing.

    `within` tells two lists for one parameter apart on one screen: the browser keeps the words of
    what was chosen, and would show, and send, those of one list in the other.
    """
    labels = {BLANK: blank, **options} if blank is not None else dict(options)
    default = next(iter(labels))
    key = _prepare(name, _single(name, labels, default), within)
    return st.selectbox(
        label,
        list(labels),
        format_func=lambda code: labels[code] or "",
        key=key,
        on_change=_write_single,
        args=(name, default, within),
        **look,
    )


def segments(name: str, label: str, options: Mapping[str, str], **look: Any) -> str:
    """A row of buttons, one of which is chosen; the first is what an address without it means."""
    default = next(iter(options))
    if name == "tab":
        _refuse_unknown(name, options)
    key = _prepare(name, _single(name, options, default))
    chosen = st.segmented_control(
        label,
        list(options),
        format_func=lambda code: options[code],
        key=key,
        on_change=_write_single,
        args=(name, default),
        **look,
    )
    return chosen or default


def chips(name: str, label: str, options: Mapping[str, str], **look: Any) -> tuple[str, ...]:
    """A row of chips, any number of which is chosen; none means everything."""
    if name != "status":  # its codes may also be those behind a chip
        _refuse_unknown(name, options)
    key = _prepare(name, [code for code in _now().parameters.get(name, ()) if code in options])
    chosen = st.pills(
        label,
        list(options),
        selection_mode="multi",
        format_func=lambda code: options[code],
        key=key,
        on_change=_write_several,
        args=(name,),
        **look,
    )
    return tuple(chosen)


def search(name: str, label: str, **look: Any) -> str:
    """A search field."""
    key = _prepare(name, getattr(read(), name))
    text = st.text_input(label, key=key, on_change=_write_single, args=(name, BLANK), **look)
    return (text or BLANK).strip()


def day(name: str, label: str, *, default: date, earliest: date, latest: date, **look: Any) -> date:
    """A date field; an instant in the address shows as its date, one out of bounds as the bound."""
    given = getattr(read(), name)
    shown = given.today if isinstance(given, AsOf) else default
    key = _prepare(name, min(max(shown, earliest), latest))
    st.date_input(
        label,
        key=key,
        format="DD.MM.YYYY",
        min_value=earliest,
        max_value=latest,
        on_change=_write_single,
        args=(name, default.isoformat()),
        **look,
    )
    chosen = st.session_state[key]
    return chosen if isinstance(chosen, date) else default


def _prepare(name: str, value: Any, within: str = "") -> str:
    """Set the widget's state to what the address says, and return the widget's key."""
    key = _key(name, within)
    if st.session_state.get(key) != value:
        st.session_state[key] = value
    return key


def _key(name: str, within: str = "") -> str:
    return "-".join(filter(None, ("address", name, within)))


def _refuse_unknown(name: str, known: Container[str]) -> None:
    """Say which codes, well-formed as they are, this screen has no choice for."""
    for code in _now().parameters.get(name, ()):
        if code and code not in known and name not in {p.name for p in read().problems}:
            refuse(name, _("Тут немає чого вибрати за «{code}».").format(code=code))


def _single(name: str, known: Mapping[str, Any], default: str) -> str:
    code = _now().parameters.get(name, [default])[-1]
    return code if code in known else default


def _write_single(name: str, default: str, within: str = "") -> None:
    value = st.session_state[_key(name, within)]
    text = value.isoformat() if isinstance(value, date) else str(value or "").strip()
    write(**{name: BLANK if text == default else text})


def _write_several(name: str) -> None:
    write(**{name: tuple(st.session_state[_key(name)])})


def _notice(sentence: str, names: set[str]) -> None:
    rest = {name: texts for name, texts in _now().parameters.items() if name not in names}
    href = f"?{query_string(rest)}"
    way_on = _("Показати без цього")
    (_place.get() or st).html(
        f'<div class="postup-notice" role="alert"><span>{escape(sentence)}</span> '
        f'<a href="{escape(href)}" target="_self">{escape(way_on)}</a></div>'
    )
