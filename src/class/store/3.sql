-- What kind of run it is. Until now this was the first word of the options.
ALTER TABLE runs ADD COLUMN kind TEXT NOT NULL DEFAULT 'grade'
    CHECK (kind IN ('grade', 'live', 'merge', 'regrade'));

UPDATE runs SET kind = CASE
    WHEN options = 'live' OR options LIKE 'live %' THEN 'live'
    WHEN options = 'merged' THEN 'merge'
    WHEN options LIKE 'regrade of %' THEN 'regrade'
    ELSE 'grade'
END;

-- The options become JSON with a version. Until now they were Rust's debug output of the selected steps, the selected
-- checks and the Region:
--     (["create-sg"], [], Some("us-west-2"))    live ([], [], None)
-- The lists are valid JSON already, because ids have no characters that need an escape. Text of another form is kept
-- as "former".
CREATE TEMP VIEW former_options AS
SELECT id, CASE
    WHEN tuple LIKE '([%], None)' THEN '[' || substr(tuple, 2, length(tuple) - 8) || ', null]'
    WHEN tuple LIKE '([%], Some("%"))' THEN
        '[' || substr(tuple, 2, instr(tuple, ', Some("') - 2) || ', '
        || substr(tuple, instr(tuple, ', Some("') + 7, length(tuple) - instr(tuple, ', Some("') - 8) || ']'
END AS list
FROM (SELECT id, CASE WHEN options LIKE 'live %' THEN substr(options, 6) ELSE options END AS tuple FROM runs);

UPDATE runs SET options = CASE
    WHEN options IN ('', '{}', 'live', 'merged') THEN
        json_object('version', 1, 'steps', json('[]'), 'checks', json('[]'), 'region', NULL)
    WHEN kind = 'regrade' THEN
        json_object(
            'version', 1, 'steps', json('[]'), 'checks', json('[]'), 'region', NULL,
            'regraded_run', CAST(substr(options, 12) AS INTEGER)
        )
    WHEN (SELECT json_valid(list) FROM former_options WHERE former_options.id = runs.id) THEN
        (SELECT json_object(
            'version', 1,
            'steps', json_extract(list, '$[0]'),
            'checks', json_extract(list, '$[1]'),
            'region', json_extract(list, '$[2]')
        ) FROM former_options WHERE former_options.id = runs.id)
    ELSE
        json_object('version', 1, 'steps', json('[]'), 'checks', json('[]'), 'region', NULL, 'former', options)
END;

DROP VIEW former_options;
