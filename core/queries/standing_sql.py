"""The status of obligations at T as SQL (rules §3–4), for speed; the domain is its oracle.

CROSS JOIN … WHERE is an inner join that SQLite takes in the order written: from the few of the
scope to their claims, not through every claim there is.

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
  SELECT claim.obligation_id, claim.event_id, min_count, claim_transition.state,
    claim_transition.revision,
    row_number() OVER (PARTITION BY claim_id ORDER BY at DESC, claim_transition.id DESC) AS back,
    row_number() OVER (PARTITION BY claim_id, claim_transition.revision
                       ORDER BY at DESC, claim_transition.id DESC) AS back_on_revision,
    row_number() OVER (PARTITION BY claim_id, claim_transition.state
                       ORDER BY at DESC, claim_transition.id DESC) AS back_in_state
  FROM scope CROSS JOIN claim CROSS JOIN claim_transition
  WHERE claim.obligation_id = scope.id AND claim_transition.claim_id = claim.id AND at < :t
), claim_now AS (
  SELECT obligation_id, event_id, min_count,
    max(CASE WHEN back = 1 THEN state END) AS state,
    max(CASE WHEN state = 'verified' AND back_in_state = 1 AND back_on_revision = 1
        THEN revision END) AS verified_revision
  FROM move GROUP BY obligation_id, event_id, min_count
), dated AS (
  SELECT obligation_id, min_count, state, verified_revision, held_on,
    row_number() OVER (PARTITION BY obligation_id
      ORDER BY CASE WHEN held_on IS NULL THEN 1 ELSE 0 END, held_on) AS place
  FROM claim_now
  LEFT JOIN event_revision ON event_revision.event_id = claim_now.event_id
    AND event_revision.revision = verified_revision
), evidence AS (
  SELECT obligation_id, count(verified_revision) AS verified,
    sum(CASE WHEN state = 'submitted' OR verified_revision IS NOT NULL THEN 1 ELSE 0 END)
      AS submitted,
    max(CASE WHEN state = 'returned' THEN 1 ELSE 0 END) AS has_returned,
    max(CASE WHEN place = min_count THEN held_on END) AS achieved_on
  FROM dated GROUP BY obligation_id
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

KNOWN = """
known AS (
  SELECT obligation_id, coalesce(max(submitted), 0) AS submitted,
    coalesce(max(verified), 0) AS verified, coalesce(max(has_returned), 0) AS has_returned,
    max(achieved_on) AS achieved_on, max(is_not_applicable) AS is_not_applicable,
    max(is_nil) AS is_nil, max(consent) AS consent
  FROM (
    SELECT id AS obligation_id, NULL AS submitted, NULL AS verified, NULL AS has_returned,
      NULL AS achieved_on, NULL AS is_not_applicable, 0 AS is_nil, NULL AS consent FROM scope
    UNION ALL
    SELECT obligation_id, submitted, verified, has_returned, achieved_on, NULL, 0, NULL
      FROM evidence
    UNION ALL
    SELECT obligation_id, NULL, NULL, NULL, NULL, is_not_applicable, 0, NULL FROM approved
      WHERE obligation_id IN (SELECT id FROM scope)
    UNION ALL
    SELECT obligation_id, NULL, NULL, NULL, NULL, NULL, 1, NULL FROM nil
      WHERE obligation_id IN (SELECT id FROM scope)
    UNION ALL
    SELECT obligation_id, NULL, NULL, NULL, NULL, NULL, 0, consent FROM agreed
  ) AS piece GROUP BY obligation_id
)"""
"""What is known of each obligation, piled up and grouped: joins of CTEs would be quadratic."""

STANDING = """
standing AS (
  SELECT obligation.*, submitted, verified, achieved_on, is_nil, has_returned,
    CASE WHEN due_on <= :due_through THEN 1 ELSE 0 END AS is_due,
    CASE WHEN submitted >= min_count THEN 1 ELSE 0 END AS is_satisfied,
    CASE WHEN EXISTS (SELECT 1 FROM extension WHERE extension.obligation_id = obligation.id
      AND extension.at < :t) THEN 1 ELSE 0 END AS is_extended,
    CASE
      WHEN superseded_at < :t THEN 'superseded'
      WHEN elapsed THEN 'elapsed'
      WHEN is_not_applicable = 1 THEN 'not_applicable'
      WHEN is_not_applicable = 0 THEN 'waived'
      WHEN by_consent AND consent = 'declined' THEN 'consent_declined'
      WHEN by_consent AND coalesce(consent, '') <> 'given' THEN 'consent_pending'
      WHEN achieved_on <= due_on THEN 'done_on_time'
      WHEN achieved_on > due_on THEN 'done_late'
      WHEN submitted >= min_count THEN 'under_review'
      WHEN due_on <= :due_through THEN 'overdue'
      WHEN window_start > :today THEN 'not_open'
      WHEN soon_from <= :today THEN 'due_soon'
      ELSE 'in_progress'
    END AS status
  FROM known CROSS JOIN obligation WHERE obligation.id = known.obligation_id
)"""


def standing_sql(select: str, *, narrowed: str = "") -> str:
    """A statement whose SELECT may read `standing`: one row an obligation in scope at T.

    Args:
        select: The SELECT that reads `standing`.
        narrowed: Further conditions on the obligation, each beginning with AND.
    """
    parts = (SCOPE.format(narrowed=narrowed), CLAIMS, LEFT_OUT, KNOWN, STANDING)
    return f"WITH {','.join(parts)}\n{select}"
