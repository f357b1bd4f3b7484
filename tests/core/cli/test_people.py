"""`postup user …`: people from the command line."""

from tests.core.cli.conftest import Postup


def test_a_person_is_invited_listed_disabled_and_enabled(postup: Postup):
    postup("init")
    invited = postup("user", "invite", "--name", "Olena", "--role", "focal_point", "--body", "MVS")
    assert invited.json["link"].startswith("http://127.0.0.1:8501/invite?token=")
    (row,) = postup("user", "list").json
    assert (row["name"], row["role"], row["bodies"]) == ("olena", "focal_point", ["MVS"])
    assert (row["active"], row["password"]) == (True, False)
    for what, is_active in (("disable", False), ("enable", True)):
        assert postup("user", what, "--name", "olena").code == 0
        assert postup("user", "list").json[0]["active"] is is_active
    assert postup("user", "unlock", "--name", "olena").code == 0
    again = postup("user", "reset", "--name", "olena").json["link"]
    assert again != invited.json["link"]


def test_what_cannot_be_is_told(postup: Postup):
    postup("init")
    unknown = postup("user", "disable", "--name", "nobody")
    assert (unknown.code, unknown.out) == (1, "")
    assert "Немає користувача «nobody»" in unknown.err
    without_body = postup("user", "invite", "--name", "x", "--role", "focal_point")
    assert (without_body.code, "потрібен хоча б один орган" in without_body.err) == (1, True)
    assert postup("user", "invite", "--name", "x", "--role", "public").code == 2


def test_accounts_of_a_demonstration_are_the_same_again_and_nobody_elses(postup: Postup, tmp_path):
    first = postup("demo", "--bodies", "5", "--years", "1", "--events", "3").json["accounts"]
    assert (
        postup("demo", "--bodies", "5", "--years", "1", "--events", "3").json["accounts"] == first
    )
    other = Postup(tmp_path / "other")("demo", "--bodies", "5", "--years", "1", "--events", "3")
    passwords = {one["password"] for one in (*first, *other.json["accounts"])}
    assert len(passwords) == 2 * len(first)
    assert {one["role"] for one in first} == {
        "administrator", "secretariat", "leadership", "focal_point",
    }  # fmt: skip
    assert [list(one) for one in first] == [["name", "password", "role", "bodies"]] * len(first)
