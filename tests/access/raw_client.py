"""A websocket client that is no browser: what an attacker would use, and a quick way to a page."""

import contextlib
from dataclasses import dataclass, field

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect

PATIENCE_SECONDS = 30


@dataclass
class Raw:
    """An open connection and what has come over it."""

    socket: ClientConnection
    session: str = ""
    texts: list[str] = field(default_factory=list)

    def run(self, page: str = "", query: str = "") -> str:
        """Run a screen and return everything it drew, as text."""
        message = BackMsg()
        message.rerun_script.page_name = page.strip("/")
        message.rerun_script.query_string = query
        self.socket.send(message.SerializeToString())
        return self.read()

    def read(self) -> str:
        """Everything until a run has finished."""
        drawn: list[str] = []
        while True:
            received = ForwardMsg()
            received.ParseFromString(self.socket.recv(PATIENCE_SECONDS, decode=False))
            kind = received.WhichOneof("type")
            if kind == "new_session":
                self.session = received.new_session.initialize.session_id
            drawn.append(str(received) if kind != "delta" else drawn_text(received))
            if kind == "script_finished":
                return "\n".join(drawn)


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
