"""A websocket client that is no browser: what an attacker would use, and a quick way to a page."""

import contextlib
import re
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from typing import Any

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.sync.client import ClientConnection, connect

PATIENCE_SECONDS = 30
KEYED = re.compile(r"\$\$ID-[0-9a-f]+-(.+)")


@dataclass
class Raw:
    """An open connection and what has come over it."""

    socket: ClientConnection
    session: str = ""
    widgets: dict[str, str] = field(default_factory=dict)

    def run(self, page: str = "", query: str = "", *states: WidgetState) -> str:
        """Run a screen with these values of its widgets; everything it drew, as text."""
        message = BackMsg()
        message.rerun_script.page_name = page.strip("/")
        message.rerun_script.query_string = query
        message.rerun_script.widget_states.widgets.extend(states)
        self.socket.send(message.SerializeToString())
        return self.read()

    def says(self, name: str, **value: Any) -> WidgetState:
        """A value for the widget of this key or label that was drawn last, whatever it offers."""
        return WidgetState(id=self.widgets[name], **value)

    def read(self) -> str:
        """Everything until a run has finished."""
        drawn: list[str] = []
        while True:
            received = ForwardMsg()
            received.ParseFromString(self.socket.recv(PATIENCE_SECONDS, decode=False))
            kind = received.WhichOneof("type")
            if kind == "new_session":
                self.session = received.new_session.initialize.session_id
            self._note(received)
            drawn.append(str(received) if kind != "delta" else drawn_text(received))
            if kind == "script_finished":
                return "\n".join(drawn)

    def _note(self, received: ForwardMsg) -> None:
        element = received.delta.new_element
        drawn = getattr(element, element.WhichOneof("type") or "", None)
        number = getattr(drawn, "id", "")
        if keyed := KEYED.fullmatch(number):
            self.widgets[keyed[1]] = self.widgets[getattr(drawn, "label", "")] = number


def drawn_text(message: ForwardMsg) -> str:
    """A delta as text, with Ukrainian letters as they are."""
    from google.protobuf.text_format import MessageToString  # slow import

    return MessageToString(message, as_utf8=True)


@contextlib.contextmanager
def raw(address: str, *, cookie: str = "", origin: str | None = None, session: str = ""):
    """Connect to a server's stream, with a cookie, an origin, somebody's Streamlit session."""
    headers = {"Cookie": f"sid={cookie}; lang=uk"} if cookie else {"Cookie": "lang=uk"}
    origin = address if origin is None else origin
    protocols = ["streamlit", "x", session] if session else ["streamlit"]
    with connect(
        address.replace("http", "ws", 1) + "/_stcore/stream",
        origin=origin or None,  # type: ignore[arg-type]
        subprotocols=protocols,  # type: ignore[arg-type]
        additional_headers=headers,
        max_size=None,
    ) as socket:
        yield Raw(socket)


class Stay(urllib.request.HTTPRedirectHandler):
    """Follows no redirect."""

    def redirect_request(self, req, fp, code, msg, headers, newurl):
        """Stay where one is."""


def get(site, path, cookie="", method="GET", data=None, **headers):
    """The status and headers of one request, redirects not followed."""
    request = urllib.request.Request(site.address + path, method=method, data=data)
    for name, value in {**headers, **({"Cookie": f"sid={cookie}"} if cookie else {})}.items():
        request.add_header(name, value)
    try:
        with urllib.request.build_opener(Stay()).open(request, timeout=30) as answer:
            return answer.status, answer.headers
    except urllib.error.HTTPError as error:
        error.close()
        return error.code, error.headers
