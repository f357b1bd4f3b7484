"""The status of obligations at T as SQL (rules §3–4), for speed; the domain is its oracle.

Parameters: `plan` (id), `first` and `last` year, `t` (microseconds), `today` and `due_through`
of T. The last of a sequence is by instant, then by the order of writing.
"""

SCOPE = """
scope AS (
  SELECT * FROM obligation
  WHERE plan_id = :plan AND year BETWEEN :first AND :last AND exists_from < :t {narrowed}
)"""

CLAIMS = """
move AS (
  SELECT claim.obligation_id, claim.event_id, claim_transition.state, claim_transition.revision,
    row_number() OVER (PARTITION BY claim_id ORDER BY at DESC, claim_transition.id DESC) AS back,
    row_number() OVER (PARTITION BY claim_id, claim_transition.revision
                       ORDER BY at DESC, claim_transition.id DESC) AS back_on_revision,
    row_number() OVER (PARTITION BY claim_id, claim_transition.state
                       ORDER BY at DESC, claim_transition.id DESC) AS back_in_state
  FROM scope
  JOIN claim ON claim.obligation_id = scope.id
  JOIN claim_transition ON claim_transition.claim_id = claim.id
  WHERE at < :t
), claim_now AS (
  SELECT obligation_id, event_id,
    max(CASE WHEN back = 1 THEN state END) AS state,
    max(CASE WHEN state = 'verified' AND back_in_state = 1 AND back_on_revision = 1
        THEN revision END) AS verified_revision
  FROM move GROUP BY obligation_id, event_id
), held AS (
  SELECT obligation_id, held_on,
    row_number() OVER (PARTITION BY obligation_id ORDER BY held_on) AS place
  FROM claim_now
  JOIN event_revision ON event_revision.event_id = claim_now.event_id
    AND event_revision.revision = verified_revision
), evidence AS (
  SELECT obligation_id, count(verified_revision) AS verified,
    sum(CASE WHEN state = 'submitted' OR verified_revision IS NOT NULL THEN 1 ELSE 0 END)
      AS submitted,
    max(CASE WHEN state = 'returned' THEN 1 ELSE 0 END) AS has_returned
  FROM claim_now GROUP BY obligation_id
)"""

LEFT_OUT = """
approved AS (
  SELECT exclusion.obligation_id,
    max(CASE WHEN exclusion.kind = 'not_applicable' THEN 1 ELSE 0 END) AS is_not_applicable
  FROM (SELECT exclusion_id, state, row_number() OVER (PARTITION BY exclusion_id
          ORDER BY at DESC, id DESC) AS back FROM exclusion_transition WHERE at < :t) AS last
  JOIN exclusion ON exclusion.id = last.exclusion_id
  WHERE back = 1 AND state = 'approved' GROUP BY exclusion.obligation_id
), nil AS (
  SELECT obligation_id FROM (SELECT obligation_id, state, row_number() OVER
    (PARTITION BY obligation_id ORDER BY at DESC, id DESC) AS back
    FROM nil_report_transition WHERE at < :t) AS last
  WHERE back = 1 AND state = 'filed'
), agreed AS (
  SELECT scope.id AS obligation_id,
    (SELECT state FROM consent
     WHERE consent.plan_id = :plan AND consent.body = scope.body
       AND (consent.measure = scope.measure OR consent.measure IS NULL) AND consent.at < :t
       AND consent.effective_on <= scope.due_on AND consent.effective_on <= :today
     ORDER BY CASE WHEN consent.measure IS NULL THEN 1 ELSE 0 END, consent.at DESC,
       consent.id DESC LIMIT 1) AS consent
  FROM scope WHERE scope.by_consent
)"""

STANDING = """
standing AS (
  SELECT scope.*, coalesce(submitted, 0) AS submitted, coalesce(verified, 0) AS verified,
    held.held_on AS achieved_on,
    CASE WHEN due_on <= :due_through THEN 1 ELSE 0 END AS is_due,
    CASE WHEN coalesce(submitted, 0) >= min_count THEN 1 ELSE 0 END AS is_satisfied,
    CASE WHEN nil.obligation_id IS NULL THEN 0 ELSE 1 END AS is_nil,
    coalesce(has_returned, 0) AS has_returned,
    CASE WHEN EXISTS (SELECT 1 FROM extension WHERE extension.obligation_id = scope.id
      AND extension.at < :t) THEN 1 ELSE 0 END AS is_extended,
    CASE
      WHEN superseded_at < :t THEN 'superseded'
      WHEN elapsed THEN 'elapsed'
      WHEN is_not_applicable = 1 THEN 'not_applicable'
      WHEN is_not_applicable = 0 THEN 'waived'
      WHEN by_consent AND consent = 'declined' THEN 'consent_declined'
      WHEN by_consent AND coalesce(consent, '') <> 'given' THEN 'consent_pending'
      WHEN held.held_on <= due_on THEN 'done_on_time'
      WHEN held.held_on > due_on THEN 'done_late'
      WHEN submitted >= min_count THEN 'under_review'
      WHEN due_on <= :due_through THEN 'overdue'
      WHEN window_start > :today THEN 'not_open'
      WHEN soon_from <= :today THEN 'due_soon'
      ELSE 'in_progress'
    END AS status
  FROM scope
  LEFT JOIN evidence ON evidence.obligation_id = scope.id
  LEFT JOIN held ON held.obligation_id = scope.id AND held.place = scope.min_count
  LEFT JOIN approved ON approved.obligation_id = scope.id
  LEFT JOIN nil ON nil.obligation_id = scope.id
  LEFT JOIN agreed ON agreed.obligation_id = scope.id
)"""


def standing_sql(select: str, *, narrowed: str = "") -> str:
    """A statement whose SELECT may read `standing`: one row an obligation in scope at T.

    Args:
        select: The SELECT that reads `standing`.
        narrowed: Further conditions on the obligation, each beginning with AND.
    """
    parts = (SCOPE.format(narrowed=narrowed), CLAIMS, LEFT_OUT, STANDING)
    return f"WITH {','.join(parts)}\n{select}"
