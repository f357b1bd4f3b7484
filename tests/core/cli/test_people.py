"""`postup user …`: people from the command line."""

from sqlmodel import select

from core.access.sessions import open_session
from core.storage.access_tables import PersonRow
from core.storage.engine import engine_for
from core.storage.unit_of_work import passing
from tests.core.cli.conftest import Postup
from tests.core.workbooks import people_book


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


def test_roles_and_bodies_are_changed_added_and_taken(postup: Postup):
    postup("init")
    named = ("--name", "taras")
    postup("user", "invite", *named, "--full-name", "Тарас", "--role", "leadership")
    point = ("--role", "focal_point", "--body", "MVS", "--body", "DSNS", "--to", "2099-12-31")
    assert postup("user", "change", *named, *point).code == 0
    (row,) = postup("user", "list").json
    assert (row["full_name"], row["role"], row["bodies"]) == (
        "Тарас", "focal_point", ["DSNS", "MVS"],
    )  # fmt: skip
    assert {one["to"] for one in row["roles"]} == {"2099-12-31"}

    unknown = postup("user", "grant", *named, "--role", "focal_point", "--body", "NO")
    assert (unknown.code, "Немає органу «NO»" in unknown.err) == (1, True)
    body = next(one["code"] for one in postup("bodies").json if one["code"] not in ("MVS", "DSNS"))
    further = ("--role", "focal_point", "--body", body, "--deputy", "--from", "2026-01-01")
    assert postup("user", "grant", *named, *further).code == 0
    (row,) = postup("user", "list").json
    assert {"role": "focal_point", "body": body, "from": "2026-01-01", "to": None,
            "deputy": True} in row["roles"]  # fmt: skip
    for taken in ("MVS", "DSNS"):
        answer = postup("user", "revoke", *named, "--role", "focal_point", "--body", taken)
        assert answer.code == 0
    last = postup("user", "revoke", *named, "--role", "focal_point", "--body", body)
    assert (last.code, "єдина роль" in last.err) == (1, True)
    assert postup("user", "grant", *named, "--role", "leadership", "--to", "soon").code == 2


def test_open_sessions_are_listed_and_ended(postup: Postup):
    postup("init")
    postup("user", "invite", "--name", "olena", "--role", "secretariat")
    engine = engine_for(f"sqlite:///{postup.database}")
    with passing(engine) as session:
        person = session.exec(select(PersonRow)).one()
        person.password_hash = "set"
        session.add(person)
        for number in range(3):
            open_session(session, person, "password", address=f"10.0.0.{number}", agent="x")
    engine.dispose()

    named = ("--name", "Olena")
    found = postup("user", "sessions", *named).json
    assert {one["address"] for one in found} == {"10.0.0.0", "10.0.0.1", "10.0.0.2"}
    assert postup("user", "signout", *named, "--session", found[0]["session"]).code == 0
    assert len(postup("user", "sessions", *named).json) == 2
    gone = postup("user", "signout", *named, "--session", found[0]["session"])
    assert (gone.code, "Немає відкритого сеансу" in gone.err) == (1, True)
    assert postup("user", "signout", *named).code == 0
    assert postup("user", "sessions", *named).json == []


def test_a_workbook_invites_all_or_nobody(postup: Postup, tmp_path):
    postup("init")
    good = ("ihor", "Ігор", "leadership", "")
    file = tmp_path / "people.xlsx"
    for bad, said in (
        (("olena", "", "boss", ""), "C3: Немає ролі «boss»"),
        (("olena", "", "focal_point", "NO"), "A3: Немає органу «NO»"),
    ):
        file.write_bytes(people_book(good, bad))
        answer = postup("user", "import", str(file))
        assert (answer.code, answer.out, said in answer.err) == (1, "", True)
        assert postup("user", "list").json == []
    file.write_bytes(people_book(good, ("olena", "", "focal_point", "MVS; DSNS")))
    links = postup("user", "import", str(file)).json
    assert [one["name"] for one in links] == ["ihor", "olena"]
    assert all("/invite?token=" in one["link"] for one in links)
    assert postup("user", "import", str(tmp_path / "none.xlsx")).code == 1


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
