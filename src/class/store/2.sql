-- Whom a suite has looked at, from when to when. A look that failed is none.
CREATE TABLE attendees (
    id INTEGER PRIMARY KEY,
    suite_id TEXT NOT NULL,
    account_id TEXT NOT NULL,
    -- The one looked in.
    region TEXT NOT NULL,
    name TEXT NOT NULL,
    -- Milliseconds since 1970, as in the turns.
    first_look INTEGER NOT NULL,
    last_look INTEGER NOT NULL,
    UNIQUE (suite_id, account_id, region, name)
) STRICT;

-- With which outcome a check was first seen, and each later change. Only added to. "unknown" is never in it: that
-- something could not be read is no news of it.
CREATE TABLE turns (
    attendee_id INTEGER NOT NULL REFERENCES attendees (id),
    check_id TEXT NOT NULL,
    at INTEGER NOT NULL,
    outcome TEXT NOT NULL,
    PRIMARY KEY (attendee_id, check_id, at)
) STRICT, WITHOUT ROWID;

-- Why an attendee could not be graded at an earlier attempt of the run, where a later one failed, too.
CREATE TABLE errors (
    run_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    error TEXT NOT NULL,
    -- When it was last so.
    at TEXT NOT NULL,
    PRIMARY KEY (run_id, position, error),
    FOREIGN KEY (run_id, position) REFERENCES entries (run_id, position)
) STRICT;

-- What is kept from before tells the turns, too. Of several entries about one look the first counts: the others are
-- regraded or merged.
CREATE TEMP VIEW looks AS
SELECT
    report ->> '$.suite.id' AS suite,
    account_id AS account,
    report ->> '$.account.region' AS looked_in,
    name AS who,
    -- Three digits of the fraction, cut off as the program does.
    unixepoch(substr(report ->> '$.taken_at', 1, 19)) * 1000
        + CAST(substr(rtrim(substr(report ->> '$.taken_at', 21), 'Z') || '000', 1, 3) AS INTEGER) AS at,
    report,
    min(run_id)
FROM entries
WHERE report IS NOT NULL
GROUP BY suite, account, looked_in, who, at;

INSERT INTO attendees (suite_id, account_id, region, name, first_look, last_look)
SELECT suite, account, looked_in, who, min(at), max(at)
FROM looks
GROUP BY suite, account, looked_in, who;

INSERT OR IGNORE INTO turns (attendee_id, check_id, at, outcome)
SELECT attendee_id, check_id, at, outcome
FROM (
    SELECT
        attendees.id AS attendee_id,
        checks.value ->> '$.id' AS check_id,
        at,
        checks.value ->> '$.outcome' AS outcome,
        lag(checks.value ->> '$.outcome') OVER (
            PARTITION BY attendees.id, checks.value ->> '$.id' ORDER BY at
        ) AS before
    FROM looks
    JOIN attendees ON (suite_id, account_id, region, name) = (suite, account, looked_in, who)
    JOIN json_each(report, '$.steps') AS steps
    JOIN json_each(steps.value, '$.checks') AS checks
    WHERE checks.value ->> '$.outcome' <> 'unknown'
)
WHERE before IS NOT outcome;

DROP VIEW looks;
