-- Every log a seeker has: transcripts, coded interviews, conversations, and decisions on who is who.
ALTER TABLE observations ADD COLUMN thread_id VARCHAR;
ALTER TABLE observations ADD COLUMN about_id VARCHAR;
ALTER TABLE observations ADD COLUMN meeting_label VARCHAR;
ALTER TABLE observations ADD COLUMN speaker VARCHAR;
ALTER TABLE observations ADD COLUMN is_owner BOOLEAN;
ALTER TABLE observations ADD COLUMN place INTEGER;
ALTER TABLE observations ADD COLUMN starts_second DOUBLE;
ALTER TABLE observations ADD COLUMN ends_second DOUBLE;
ALTER TABLE observations ADD COLUMN code VARCHAR;
ALTER TABLE observations ADD COLUMN color VARCHAR;
ALTER TABLE observations ADD COLUMN document VARCHAR;
ALTER TABLE observations ADD COLUMN coder VARCHAR;
ALTER TABLE observations ADD COLUMN starts_sign BIGINT;
ALTER TABLE observations ADD COLUMN ends_sign BIGINT;
ALTER TABLE observations ADD COLUMN given JSON;
ALTER TABLE record_editions ADD COLUMN counted BOOLEAN;
UPDATE record_editions SET counted = TRUE;
ALTER TABLE events ADD COLUMN thread_id VARCHAR;
ALTER TABLE interviews ADD COLUMN owner_share DOUBLE;
CREATE TABLE turns (
    turn_id VARCHAR,
    interview_id VARCHAR,
    contact_id VARCHAR,
    speaker VARCHAR,
    is_owner BOOLEAN,
    place INTEGER,
    starts_second DOUBLE,
    ends_second DOUBLE,
    words INTEGER,
    text VARCHAR
);
CREATE TABLE codes (
    code_id VARCHAR,
    name VARCHAR,
    path VARCHAR,
    parent_id VARCHAR,
    description VARCHAR,
    color VARCHAR,
    sources VARCHAR[]
);
CREATE TABLE excerpts (
    excerpt_id VARCHAR,
    interview_id VARCHAR,
    contact_id VARCHAR,
    kind VARCHAR,
    document VARCHAR,
    starts_sign BIGINT,
    ends_sign BIGINT,
    quote VARCHAR,
    speaker VARCHAR,
    off_record BOOLEAN,
    counts_from_on DATE,
    sources VARCHAR[]
);
CREATE TABLE codings (
    coding_id VARCHAR,
    excerpt_id VARCHAR,
    code_id VARCHAR,
    coder VARCHAR
);
CREATE TABLE merges (
    merge_id VARCHAR,
    anchor_a VARCHAR,
    anchor_b VARCHAR,
    decision VARCHAR,
    evidence VARCHAR,
    decided_at TIMESTAMP,
    undone_at TIMESTAMP
);
-- pairs are found anew, with scores; decisions live in merges
DROP TABLE merge_suggestions;
CREATE TABLE merge_suggestions (
    contact_a VARCHAR,
    contact_b VARCHAR,
    evidence VARCHAR,
    against VARCHAR,
    score DOUBLE,
    reasons VARCHAR[],
    decision VARCHAR
);
CREATE TABLE contact_blocks (
    contact_id VARCHAR,
    kind VARCHAR,
    block VARCHAR,
    detail VARCHAR
);
-- what is derived in a new way is derived anew with the next load
UPDATE derived_with SET timezone = NULL;
