"""Errors a person can act on: each is named for its case and carries a translated sentence."""


class PostupError(Exception):
    """Something the user or the operator can put right; `str(error)` is the sentence they read."""


class NotAPlanError(PostupError):
    """The file is no plan at all: empty, of another kind or in another encoding."""


class SettingError(PostupError):
    """A setting has an unknown name or a bad value."""


class InvalidInputError(PostupError):
    """What was entered cannot be accepted as it stands."""


class UnknownCodeError(PostupError):
    """A code names no plan, body, measure or obligation."""


class RuleViolationError(PostupError):
    """The action is against a rule of the plan, such as verifying one's own submission."""


class ForbiddenError(PostupError):
    """The actor's role or bodies do not allow the action."""


class StateError(PostupError):
    """The database or the installation is not in a state in which this can be done."""


class ConflictError(PostupError):
    """Somebody else has changed the same thing meanwhile, or the same request said other things."""


class NotWritableError(StateError):
    """Nothing can be written now: the disk is full or may only be read. What is kept stays."""


class RefusedFileError(PostupError):
    """A file that is not taken in: of another kind, dangerous, broken, or too large."""


class DamagedFileError(StateError):
    """A kept file is missing or no longer what its hash says."""


class NotFoundError(PostupError):
    """There is no such thing, or none that this person may know of: the answer is the same."""
