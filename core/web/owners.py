"""Whose each Streamlit session is, so that nobody takes over, reads from or sends to another's.

Streamlit hands a session to whoever names its id; here a session belongs to the sign-in (or to
nobody signed in) under which it last ran.
"""

from collections import OrderedDict
from threading import Lock
from typing import Any

ANYBODY = ""
MOST = 20_000
_owners: OrderedDict[str, str] = OrderedDict()
_made: OrderedDict[str, set[str]] = OrderedDict()
_lock = Lock()


def claim(streamlit_session: str, sid_hash: str) -> None:
    """Note under whose sign-in a Streamlit session runs; `ANYBODY` where nobody is signed in."""
    with _lock:
        _owners[streamlit_session] = sid_hash
        _owners.move_to_end(streamlit_session)
        while len(_owners) > MOST:
            _owners.popitem(last=False)


def may_reconnect(streamlit_session: str, sid_hash: str | None) -> bool:
    """Whether a browser may take a Streamlit session up again: it is signed in as its owner.

    One of nobody's is begun anew instead: it may hold what is being typed into the sign-in form.
    """
    return bool(sid_hash) and _owners.get(streamlit_session) == sid_hash


def is_somebodys(streamlit_session: str) -> bool:
    """Whether a Streamlit session last ran under a sign-in."""
    return bool(_owners.get(streamlit_session))


def may_send_to(streamlit_session: str, sid_hash: str | None) -> bool:
    """Whether a browser may put a file into a Streamlit session."""
    return may_reconnect(streamlit_session, sid_hash)


def may_fetch(manager: Any, file: str, sid_hash: str | None) -> bool:
    """Whether a browser may have a file that some screen shows or made.

    Args:
        manager: Streamlit's manager of such files; None before it runs.
        file: The file's id, without its ending.
        sid_hash: The sign-in of the browser, if any.
    """
    if manager is None:
        return False
    holders = {
        session
        for session, files in list(manager._files_by_session_and_coord.items())
        if file in list(files.values())
    }
    owners = {_owners.get(session) for session in holders | _made.get(file, set())}
    return ANYBODY in owners or (bool(sid_hash) and sid_hash in owners)


def remember_who_makes_files(manager: Any) -> None:
    """From now on note which session a file made on demand is for: Streamlit does not."""
    if manager is None or getattr(manager, "postup_remembers", False):
        return
    manager.postup_remembers = True
    execute = manager.execute_deferred

    def execute_and_note(file_id: str) -> str:
        asked = manager._deferred_callables.get(file_id)
        url = execute(file_id)
        if asked is not None:
            _note(file_of(url), asked["session_id"])
        return url

    manager.execute_deferred = execute_and_note


def file_of(path: str) -> str:
    """The id of the file at an address `/media/ID.ending`."""
    return path.rpartition("/")[2].partition(".")[0]


def _note(file: str, session: str) -> None:
    with _lock:
        _made.setdefault(file, set()).add(session)
        while len(_made) > MOST:
            _made.popitem(last=False)
