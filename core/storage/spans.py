"""Keep the spans of obligations in step with the facts (rules §3–4 as SQL; the domain's oracle).

Triggers on the facts' tables mark an obligation as stale, whoever wrote; `settle` works out anew
those that are, within the same transaction. CROSS JOIN … WHERE is an inner join that SQLite takes
in the order written. The last of a sequence is by instant, then by the order of writing.
"""

from datetime import date

from sqlalchemy import Connection, text

from core.domain.moments import start_of
from core.storage.types import to_microseconds

OPEN_END = 1 << 62
"""The `until` of a span that holds still, in microseconds: later than any T."""

_DROP = """
DELETE FROM obligation_span WHERE obligation_id IN (SELECT obligation_id FROM stale_obligation)
"""
_ENDS = """
SELECT DISTINCT year FROM stale_obligation CROSS JOIN obligation
WHERE obligation.id = stale_obligation.obligation_id
"""
_MOMENTS = """
owed AS (
  SELECT obligation.id, exists_from, superseded_at FROM stale_obligation CROSS JOIN obligation
  WHERE obligation.id = stale_obligation.obligation_id
    AND (superseded_at IS NULL OR superseded_at >= {year_began})
), moment AS (
  SELECT id AS obligation_id, exists_from AS since FROM owed
  UNION
  SELECT id, superseded_at FROM owed WHERE superseded_at > exists_from
  UNION
  SELECT owed.id, at FROM owed CROSS JOIN claim CROSS JOIN claim_transition
  WHERE claim.obligation_id = owed.id AND claim_transition.claim_id = claim.id
    AND at > exists_from
  UNION
  SELECT owed.id, at FROM owed CROSS JOIN exclusion CROSS JOIN exclusion_transition
  WHERE exclusion.obligation_id = owed.id AND exclusion_transition.exclusion_id = exclusion.id
    AND at > exists_from
  UNION
  SELECT owed.id, at FROM owed CROSS JOIN nil_report_transition
  WHERE nil_report_transition.obligation_id = owed.id AND at > exists_from
)"""
_CLAIMS = """
move AS (
  SELECT moment.obligation_id, since, claim.event_id, claim_transition.state, revision,
    row_number() OVER (PARTITION BY since, claim_id
                       ORDER BY at DESC, claim_transition.id DESC) AS back,
    row_number() OVER (PARTITION BY since, claim_id, revision
                       ORDER BY at DESC, claim_transition.id DESC) AS back_on_revision,
    row_number() OVER (PARTITION BY since, claim_id, claim_transition.state
                       ORDER BY at DESC, claim_transition.id DESC) AS back_in_state
  FROM moment CROSS JOIN claim CROSS JOIN claim_transition
  WHERE claim.obligation_id = moment.obligation_id AND claim_transition.claim_id = claim.id
    AND at <= since
), claim_then AS (
  SELECT obligation_id, since, event_id,
    max(CASE WHEN back = 1 THEN state END) AS state,
    max(CASE WHEN state = 'verified' AND back_in_state = 1 AND back_on_revision = 1
        THEN revision END) AS verified_revision
  FROM move GROUP BY obligation_id, since, event_id
), dated AS (
  SELECT obligation_id, since, state, verified_revision, held_on,
    row_number() OVER (PARTITION BY obligation_id, since
      ORDER BY CASE WHEN held_on IS NULL THEN 1 ELSE 0 END, held_on) AS place
  FROM claim_then
  LEFT JOIN event_revision ON event_revision.event_id = claim_then.event_id
    AND event_revision.revision = verified_revision
), evidence AS (
  SELECT obligation_id, since, count(verified_revision) AS verified,
    sum(CASE WHEN state = 'submitted' OR verified_revision IS NOT NULL THEN 1 ELSE 0 END)
      AS submitted,
    max(CASE WHEN state = 'returned' THEN 1 ELSE 0 END) AS has_returned,
    max(CASE WHEN place = min_count THEN held_on END) AS achieved_on
  FROM dated CROSS JOIN obligation WHERE obligation.id = obligation_id
  GROUP BY obligation_id, since
)"""
_DECISIONS = """
approved AS (
  SELECT obligation_id, since, max(kind = 'not_applicable') AS is_not_applicable
  FROM (
    SELECT moment.obligation_id, since, kind, exclusion_transition.state,
      row_number() OVER (PARTITION BY since, exclusion_id
                         ORDER BY at DESC, exclusion_transition.id DESC) AS back
    FROM moment CROSS JOIN exclusion CROSS JOIN exclusion_transition
    WHERE exclusion.obligation_id = moment.obligation_id
      AND exclusion_transition.exclusion_id = exclusion.id AND at <= since
  ) AS past WHERE back = 1 AND state = 'approved' GROUP BY obligation_id, since
), nil AS (
  SELECT obligation_id, since
  FROM (
    SELECT moment.obligation_id, since, state,
      row_number() OVER (PARTITION BY moment.obligation_id, since ORDER BY at DESC, id DESC) AS back
    FROM moment CROSS JOIN nil_report_transition
    WHERE nil_report_transition.obligation_id = moment.obligation_id AND at <= since
  ) AS past WHERE back = 1 AND state = 'filed'
)"""
_KNOWN = """
known AS (
  SELECT obligation_id, since, coalesce(max(submitted), 0) AS submitted,
    coalesce(max(verified), 0) AS verified, coalesce(max(has_returned), 0) AS has_returned,
    max(achieved_on) AS achieved_on, max(is_not_applicable) AS is_not_applicable,
    max(is_nil) AS is_nil
  FROM (
    SELECT obligation_id, since, NULL AS submitted, NULL AS verified, NULL AS has_returned,
      NULL AS achieved_on, NULL AS is_not_applicable, 0 AS is_nil FROM moment
    UNION ALL
    SELECT obligation_id, since, submitted, verified, has_returned, achieved_on, NULL, 0
      FROM evidence
    UNION ALL
    SELECT obligation_id, since, NULL, NULL, NULL, NULL, is_not_applicable, 0 FROM approved
    UNION ALL
    SELECT obligation_id, since, NULL, NULL, NULL, NULL, NULL, 1 FROM nil
  ) AS piece GROUP BY obligation_id, since
)"""
_FILL = """
INSERT INTO obligation_span (
  obligation_id, since, until, plan_id, year, by_consent, task, measure, body, period,
  window_start, due_on, stage, submitted, verified, achieved_on, has_returned, is_nil)
WITH {parts}
SELECT obligation.id, since,
  lead(since, 1, {open_end}) OVER (PARTITION BY obligation.id ORDER BY since),
  plan_id, year, by_consent, task, measure, body, period, window_start, due_on,
  CASE
    WHEN superseded_at <= since THEN 'superseded'
    WHEN elapsed THEN 'elapsed'
    WHEN is_not_applicable = 1 THEN 'not_applicable'
    WHEN is_not_applicable = 0 THEN 'waived'
    WHEN achieved_on <= due_on THEN 'done_on_time'
    WHEN achieved_on > due_on THEN 'done_late'
    WHEN submitted >= min_count THEN 'under_review'
    WHEN is_nil THEN 'nil'
    ELSE 'open'
  END,
  submitted, verified, achieved_on, has_returned, is_nil
FROM known CROSS JOIN obligation WHERE obligation.id = known.obligation_id
"""


def settle(connection: Connection) -> None:
    """Work out anew the spans of the obligations that facts were written for.

    What ended before its year began was owed at no moment and has no span.
    """
    ends = connection.execute(text(_ENDS)).all()
    if ends:
        began = {year: to_microseconds(start_of(date(year, 1, 1))) for (year,) in ends}
        cases = " ".join(f"WHEN {year} THEN {at}" for year, at in began.items())
        connection.execute(text(_DROP))
        connection.execute(text(_fill(year_began=f"CASE year {cases} END")))
        connection.execute(text("DELETE FROM stale_obligation"))


def _fill(*, year_began: str) -> str:
    parts = ",".join((_MOMENTS.format(year_began=year_began), _CLAIMS, _DECISIONS, _KNOWN))
    return _FILL.format(parts=parts, open_end=OPEN_END)
