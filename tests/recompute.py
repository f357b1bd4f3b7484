"""Recompute every rate from the JSON of `postup facts` alone, by the rules and nothing else.

    python tests/recompute.py FACTS.json --by body --as-of 2026-08-31 --year all

A stranger's script: standard library only, no line shared with Postup. A date stands for its end
in Kyiv; without --as-of T is that of the file; without --year the year is that of today of T.
"""

import argparse
import json
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

Facts = dict[str, Any]
KYIV = ZoneInfo("Europe/Kyiv")
MICROSECOND = timedelta(microseconds=1)
LEFT_OUT = (
    "superseded", "elapsed", "not_applicable", "waived", "consent_declined", "consent_pending",
)  # fmt: skip
RATES = ("completion", "progress", "on_time", "reporting", "verified_share")


def instant(text: str) -> datetime:
    """An instant written in ISO with a zone."""
    return datetime.fromisoformat(text)


def moment(text: str) -> datetime:
    """T: an instant, or for a date 00:00 of the next day in Kyiv."""
    if len(text) > len("2026-08-31"):
        return instant(text)
    return midnight(date.fromisoformat(text) + timedelta(days=1))


def midnight(day: date) -> datetime:
    """00:00 of a day in Kyiv."""
    return datetime(day.year, day.month, day.day, tzinfo=KYIV).astimezone(UTC)


def today_of(t: datetime) -> date:
    """The Kyiv date of the instant just before T."""
    return (t - MICROSECOND).astimezone(KYIV).date()


def past(transitions: list[Facts], t: datetime) -> list[Facts]:
    """Transitions recorded strictly before T: by instant, then as written."""
    known = [move for move in transitions if instant(move["at"]) < t]
    return sorted(known, key=lambda move: instant(move["at"]))


def last_state(transitions: list[Facts], t: datetime) -> str | None:
    """The state at T."""
    known = past(transitions, t)
    return known[-1]["state"] if known else None


def verified_by(claim: Facts, t: datetime) -> int | None:
    """The last verified revision, unless a later transition on that revision took it back."""
    moves = past(claim["transitions"], t)
    places = [place for place, move in enumerate(moves) if move["state"] == "verified"]
    if not places:
        return None
    revision = moves[places[-1]]["revision"]
    later = [move for move in moves[places[-1] + 1 :] if move["revision"] == revision]
    return None if later else revision


class Book:
    """The facts, sorted by the obligation they bear on."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.held = {
            event["id"]: {r["revision"]: r["held_on"] for r in event["revisions"]}
            for event in facts["events"]
        }
        self.of = {name: self._sorted(name) for name in ("claims", "exclusions", "nil_reports")}

    def _sorted(self, name: str) -> dict[str, list[Facts]]:
        found: dict[str, list[Facts]] = {}
        for fact in self.facts[name]:
            found.setdefault(fact["obligation"], []).append(fact)
        return found

    def consent(self, obligation: Facts, t: datetime) -> str | None:
        """One for the measure beats one for the body; of those, the one recorded last."""
        until = min(obligation["due_on"], today_of(t).isoformat())
        for measure in (obligation["measure"], None):
            known = [
                fact
                for fact in self.facts["consents"]
                if fact["body"] == obligation["body"]
                and fact["measure"] == measure
                and instant(fact["recorded_at"]) < t
                and fact["effective_on"] <= until
            ]
            if known:
                return sorted(known, key=lambda fact: instant(fact["recorded_at"]))[-1]["state"]
        return None

    def why_left_out(self, obligation: Facts, t: datetime) -> str | None:
        """The first reason that keeps an obligation out of every denominator."""
        ended = obligation["superseded_at"]
        if ended is not None and instant(ended) < t:
            return "superseded"
        if obligation["elapsed"]:
            return "elapsed"
        kinds = {
            fact["kind"]
            for fact in self.of["exclusions"].get(obligation["id"], [])
            if last_state(fact["transitions"], t) == "approved"
        }
        if kinds:
            return "not_applicable" if "not_applicable" in kinds else "waived"
        if obligation["by_consent"]:
            state = self.consent(obligation, t)
            if state != "given":
                return "consent_declined" if state == "declined" else "consent_pending"
        return None

    def count(self, obligation: Facts, t: datetime) -> dict[str, int]:
        """What one obligation adds to each n and N, and to what is left out."""
        reason = self.why_left_out(obligation, t)
        if reason is not None:
            return {reason: 1}
        claims = self.of["claims"].get(obligation["id"], [])
        verified = {
            claim["event"]: self.held[claim["event"]][revision]
            for claim in claims
            if (revision := verified_by(claim, t)) is not None
        }
        submitted = set(verified) | {
            claim["event"] for claim in claims if last_state(claim["transitions"], t) == "submitted"
        }
        need = obligation["min_count"]
        is_due = t >= midnight(date.fromisoformat(obligation["due_on"]) + timedelta(days=1))
        is_done = len(verified) >= need
        in_time = is_done and sorted(verified.values())[need - 1] <= obligation["due_on"]
        is_filed = len(submitted) >= need
        is_nil = any(
            last_state(fact["transitions"], t) == "filed"
            for fact in self.of["nil_reports"].get(obligation["id"], [])
        )
        return {
            "completion n": is_due and is_done, "completion N": is_due,
            "progress n": is_done, "progress N": 1,
            "on_time n": is_due and in_time, "on_time N": is_due,
            "reporting n": is_due and (is_filed or is_nil), "reporting N": is_due,
            "verified_share n": is_due and is_done, "verified_share N": is_due and is_filed,
        }  # fmt: skip

    def register(self, t: datetime) -> dict[str, Facts]:
        """The register of bodies as recorded before T."""
        return {
            body["code"]: body
            for body in self.facts["bodies"]
            if body["recorded_at"] is None or instant(body["recorded_at"]) < t
        }


def answering(code: str, register: dict[str, Facts], today: date) -> str:
    """The body itself, or whoever took it over by today."""
    for _ in register:
        body = register[code]
        is_gone = body["valid_to"] is not None and body["valid_to"] < today.isoformat()
        if not is_gone or body["successor"] is None:
            break
        code = body["successor"]
    return code


def in_scope(obligation: Facts, t: datetime, year: str | None) -> bool:
    """Whether an obligation exists at T and belongs to the year."""
    exists_from = obligation["exists_from"]
    exists = exists_from is None or instant(exists_from) < t
    own_year = int(obligation["period"][:4])
    today = today_of(t)
    wanted = own_year if year == "all" else today.year if year is None else int(year)
    return exists and own_year <= today.year and own_year == wanted


def recompute(facts: Facts, t: datetime, by: str, year: str | None = None) -> list[Facts]:
    """Rates by a roll-up at T, as `postup rates` prints them but for the labels."""
    book, today = Book(facts), today_of(t)
    register = book.register(t)
    sums: dict[str, dict[str, int]] = {}
    for obligation in facts["obligations"]:
        if not in_scope(obligation, t, year):
            continue
        key = obligation[by] if by in ("plan", "task", "measure") else obligation["body"]
        if by in ("body", "kind"):
            key = answering(key, register, today)
        if by == "kind":
            key = register[key]["kind"]
        total = sums.setdefault(key, {})
        for name, number in book.count(obligation, t).items():
            total[name] = total.get(name, 0) + int(number)
    return [_row(key, total) for key, total in sorted(sums.items())]


def _row(key: str, total: dict[str, int]) -> Facts:
    rates = {name: (total.get(f"{name} n", 0), total.get(f"{name} N", 0)) for name in RATES}
    return {
        "key": key,
        **{name: {"n": n, "N": N, "rate": n / N if N else None} for name, (n, N) in rates.items()},
        "excluded": {reason: total.get(reason, 0) for reason in LEFT_OUT},
    }


def main() -> None:
    """Read the facts, print the rates."""
    parser = argparse.ArgumentParser(description="Recompute rates from `postup facts`.")
    parser.add_argument("facts", type=Path)
    parser.add_argument("--as-of")
    parser.add_argument("--year")
    parser.add_argument("--by", default="plan", choices=["plan", "task", "measure", "body", "kind"])
    given = parser.parse_args()
    facts = json.loads(given.facts.read_text(encoding="utf-8"))
    rows = recompute(facts, moment(given.as_of or facts["as_of"]), given.by, given.year)
    json.dump(rows, sys.stdout, ensure_ascii=False, indent=1)


if __name__ == "__main__":
    main()
