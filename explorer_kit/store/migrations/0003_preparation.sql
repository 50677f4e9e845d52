-- Preparation: what forms say of people and talks, and forms that were begun.
ALTER TABLE observations ADD COLUMN anchor VARCHAR;
CREATE TABLE entries (
    entry_id VARCHAR,
    kind VARCHAR,
    contact_id VARCHAR,
    text VARCHAR,
    content JSON,
    recorded_at TIMESTAMP
);
CREATE TABLE research_facts (
    fact_id VARCHAR,
    contact_id VARCHAR,
    subject VARCHAR,
    kind VARCHAR,
    text VARCHAR,
    source VARCHAR,
    link VARCHAR,
    seen_on DATE,
    happened VARCHAR,
    until VARCHAR,
    quoted BOOLEAN,
    recorded_at TIMESTAMP
);
CREATE TABLE goals (
    goal_id VARCHAR,
    contact_id VARCHAR,
    interview_id VARCHAR,
    text VARCHAR,
    measure VARCHAR,
    scale VARCHAR[],
    set_on DATE,
    score INTEGER,
    scored_on DATE,
    edited_after_talk BOOLEAN,
    edits JSON,
    recorded_at TIMESTAMP
);
CREATE TABLE assumptions (
    assumption_id VARCHAR,
    text VARCHAR,
    prior DOUBLE,
    note VARCHAR,
    set_on DATE,
    recorded_at TIMESTAMP
);
CREATE TABLE questions (
    question_id VARCHAR,
    category VARCHAR,
    text VARCHAR,
    follow_ups VARCHAR[],
    goals VARCHAR[],
    roles VARCHAR[],
    seniority VARCHAR[],
    minutes DOUBLE,
    origin VARCHAR
);
CREATE TABLE questions_asked (
    guide_id VARCHAR,
    question_id VARCHAR,
    contact_id VARCHAR,
    interview_id VARCHAR,
    place INTEGER,
    minutes DOUBLE,
    asked BOOLEAN
);
CREATE TABLE guides (
    guide_id VARCHAR,
    contact_id VARCHAR,
    interview_id VARCHAR,
    minutes DOUBLE,
    content JSON,
    recorded_at TIMESTAMP
);
CREATE TABLE templates (
    template_id VARCHAR,
    name VARCHAR,
    variant VARCHAR,
    channel VARCHAR,
    subject VARCHAR,
    body VARCHAR,
    recorded_at TIMESTAMP
);
CREATE TABLE drafts (
    form VARCHAR,
    about VARCHAR,
    content JSON,
    saved_at TIMESTAMP
);
