"""Who sends a request."""

from starlette.requests import Request

from core.domain.permissions import Actor

ANONYMOUS = Actor("anonymous")


def actor_of(request: Request) -> Actor:  # noqa: ARG001 what it will be told by
    """The person behind a request; nobody can sign in yet, so it is always the public."""
    return ANONYMOUS
