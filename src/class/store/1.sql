-- One look at a class.
CREATE TABLE runs (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    suite_id TEXT NOT NULL,
    suite_digest TEXT NOT NULL,
    roster_digest TEXT NOT NULL,
    language TEXT NOT NULL,
    -- "3/8", or empty for the whole roster.
    shard TEXT NOT NULL,
    -- Whatever else makes two runs of one roster different, such as the checks selected.
    options TEXT NOT NULL,
    started_at TEXT NOT NULL,
    finished_at TEXT
) STRICT;

-- One attendee of a run: a report, or why there is none.
CREATE TABLE entries (
    run_id INTEGER NOT NULL REFERENCES runs (id),
    -- The place in the roster.
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    account_id TEXT NOT NULL,
    region TEXT,
    -- A JSON object: the roster's further columns.
    columns TEXT NOT NULL,
    report TEXT,
    error TEXT,
    graded_at TEXT NOT NULL,
    PRIMARY KEY (run_id, position),
    CHECK ((report IS NULL) <> (error IS NULL))
) STRICT;

CREATE INDEX entries_by_name ON entries (name);
CREATE INDEX entries_by_account ON entries (account_id);

-- What the account looked like, where that is kept.
CREATE TABLE snapshots (
    run_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    snapshot TEXT NOT NULL,
    PRIMARY KEY (run_id, position),
    FOREIGN KEY (run_id, position) REFERENCES entries (run_id, position)
) STRICT;
