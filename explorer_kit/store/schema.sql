-- The journal's tables, schema version 3. Every column carries its meaning in the comment behind it;
-- the same words are stored in the database (see duckdb_columns()).
-- Instants (*_at) are naive UTC; days (*_on) are in the owner's zone; ids are text.
-- Tables marked "derived" are made again from the observations; all others are only added to.

-- Table: Version of these tables; one row per migration that was applied.
CREATE TABLE schema_version (
    version INTEGER,          -- Number of the migration
    applied_at TIMESTAMP      -- When it was applied (UTC)
);

-- Table: One row per load or save: what was read, and what came of it.
CREATE TABLE imports (
    import_id VARCHAR,        -- Id of the load
    import_no BIGINT,         -- Running number; later loads have higher ones
    imported_at TIMESTAMP,    -- When it was loaded (UTC), or the --as-of given
    paths VARCHAR[],          -- Paths as given
    report JSON               -- The report, as import --json prints it
);

-- Table: Append-only: one row per thing a source or a form said, as it said it.
CREATE TABLE observations (
    observation_id VARCHAR,   -- Hash of source, record and content
    import_id VARCHAR,        -- The load that first brought it
    source VARCHAR,           -- Importer or form: tracker, markdown.note ...
    file VARCHAR,             -- File it was first read from
    location VARCHAR,         -- Row, sheet or entry in the file
    native_id VARCHAR,        -- Id of the record within its source (native id, or sheet and key columns)
    record_key VARCHAR,       -- Hash of source and native id: the record over all its editions
    edition VARCHAR,          -- The edition of the record that first said so
    item_id VARCHAR,          -- Hash of record and place in it: the thing said, over all editions
    recorded_at TIMESTAMP,    -- When it was loaded or saved (UTC)
    kind VARCHAR,             -- person, message, meeting, attendee, note, skill, referral, planned, connection, self_rating, turn, code, coding, organization; of forms also research_fact, goal, assumption, question, guide, template
    slot VARCHAR,             -- The person within the record: main, or another slot
    other_slot VARCHAR,       -- Referral: the slot of the person referred
    person_role VARCHAR,      -- Attendee: organizer or attendee
    answer VARCHAR,           -- Attendee: accepted, declined, tentative, needs-action
    instant_at TIMESTAMP,     -- When, in UTC, where the source gives an offset or zone
    wall_at TIMESTAMP,        -- When, on the wall clock as written
    zone VARCHAR,             -- Zone of the wall clock; null: the owner's; unknown: not known
    on_day DATE,              -- The day as written
    time_precision VARCHAR,   -- second, minute, day, none
    ends_instant_at TIMESTAMP, -- Meeting: end in UTC
    ends_wall_at TIMESTAMP,   -- Meeting: end on the wall clock as written
    counts_from_on DATE,      -- Flag without a date: counts as happened from this day on
    not_before_on DATE,       -- Flag without a date: earliest known day of its row
    evidence VARCHAR,         -- message (the thing itself), record (a log tells the day), flag (a log tells only that), bounce (it did not arrive)
    direction VARCHAR,        -- outbound or inbound
    channel VARCHAR,          -- email, linkedin, linkedin_invitation, phone, in_person, video, form, unknown
    stated_role VARCHAR,      -- What a log's column calls a message: outreach, nudge, touch, thank_you, reply
    outcome VARCHAR,          -- Reply: accepted, declined, deferred, unclassified
    delivery VARCHAR,         -- bounced, where the message did not arrive
    variant VARCHAR,          -- Name of the message variant that was sent
    attempt INTEGER,          -- Number of the attempt, where the source counts them
    is_group BOOLEAN,         -- Message to more than one other person
    has_answers BOOLEAN,      -- Meeting: the source gives the attendees' answers
    cancelled BOOLEAN,        -- Meeting: cancelled
    no_show BOOLEAN,          -- Meeting: somebody did not come
    owner_declined BOOLEAN,   -- Meeting: the owner declined
    minutes DOUBLE,           -- Meeting: actual length in minutes
    planned_minutes DOUBLE,   -- Meeting: agreed length in minutes
    read_for_skills BOOLEAN,  -- Meeting: skills would have been noted
    in_meeting BOOLEAN,       -- Note or skill: belongs to the record's meeting
    requested_only BOOLEAN,   -- Connection: only asked for
    done BOOLEAN,             -- Planned follow-up: ticked off
    off_record BOOLEAN,       -- Note: not to be shared
    note_kind VARCHAR,        -- Note: note, answer, takeaway, advice, trend, resource, quote
    heading VARCHAR,          -- Note or skill: question or section it stands under; message: subject; meeting: title
    text VARCHAR,             -- Visible text
    text_raw VARCHAR,         -- Text as read
    word VARCHAR,             -- Skill: the word in the text
    skill VARCHAR,            -- Skill: the source's own key
    level DOUBLE,             -- Skill: level asked for (0-7); self rating: own level
    target_role VARCHAR,      -- Meeting: the role the talk was about
    name VARCHAR,             -- Person: full name as written
    emails VARCHAR[],         -- Person: e-mail addresses, lower case
    phones VARCHAR[],         -- Person: telephone numbers as written
    linkedin_slug VARCHAR,    -- Person: the part of the profile address after /in/
    page VARCHAR,             -- Person: the page a wikilink points at
    organization VARCHAR,     -- Person: organization as written
    position VARCHAR,         -- Person: position as written
    location_name VARCHAR,    -- Person: where they are
    industry VARCHAR,         -- Person: industry
    function VARCHAR,         -- Person: function
    seniority VARCHAR,        -- Person: seniority
    school VARCHAR,           -- Person: school
    roles VARCHAR[],          -- Person: roles
    tags VARCHAR[],           -- Person: labels
    tie VARCHAR,              -- Person: tie as the user noted it: cold, alumni, warm, referred
    tier VARCHAR,             -- Person: tier as the user noted it
    thread_id VARCHAR,        -- Message: the source's id of the conversation
    about_id VARCHAR,         -- Bounce: own id of the message that did not arrive
    meeting_label VARCHAR,    -- Meeting and attendee: tells the meetings of one record apart; null: the only one
    speaker VARCHAR,          -- Turn: speaker as written
    is_owner BOOLEAN,         -- Turn: the owner speaks
    place INTEGER,            -- Turn: number within the talk, from 1
    starts_second DOUBLE,     -- Turn: start in seconds from the beginning
    ends_second DOUBLE,       -- Turn: end in seconds from the beginning
    code VARCHAR,             -- Code or coding: the code's path from the top
    color VARCHAR,            -- Code: colour as the source has it
    document VARCHAR,         -- Coding: the text in which the passage stands
    coder VARCHAR,            -- Coding: who marked it
    starts_sign BIGINT,       -- Coding: first code point of the passage in the document, from 0
    ends_sign BIGINT,         -- Coding: end of the passage (exclusive)
    given JSON,               -- Form or row of the program's own tables: what it says that no other column holds
    anchor VARCHAR            -- Person of a form: an observation that names the contact it was about
);

-- Table: Every edition of every record that was seen; the newest is the one that is derived (R15).
CREATE TABLE record_editions (
    record_key VARCHAR,       -- The record
    edition VARCHAR,          -- Hash of its content
    source VARCHAR,           -- Importer or form
    scope VARCHAR,            -- Snapshot it belongs to: a sheet
    sequence BIGINT,          -- Edition number by the source itself
    modified_at TIMESTAMP,    -- Last change by the source itself (UTC)
    file_at TIMESTAMP,        -- Date of the file it was read from (UTC); of a file without one, the time of the load
    file VARCHAR,             -- File it was read from
    import_id VARCHAR,        -- The load
    import_no BIGINT,         -- Running number of the load
    counted BOOLEAN           -- False: part of a source record that was counted already
);

-- Table: What every edition of a record says: what it has in common with an earlier one is stored once.
CREATE TABLE record_items (
    record_key VARCHAR,       -- The record
    edition VARCHAR,          -- Hash of its content
    observation_id VARCHAR    -- An observation that this edition makes
);

-- Table: The settings with which everything was derived; with others, everything is derived anew.
CREATE TABLE derived_with (
    timezone VARCHAR,         -- The owner's zone
    schools VARCHAR[]         -- The owner's schools
);

-- Table: Rows that could not be used; they can be mended and loaded again.
CREATE TABLE rejected_rows (
    rejected_id VARCHAR,      -- Hash of source, file name and raw text
    import_id VARCHAR,        -- The load that last brought it
    source VARCHAR,           -- Importer
    file VARCHAR,             -- File
    location VARCHAR,         -- Row or entry in the file
    reason VARCHAR,           -- Code of the reason
    message VARCHAR,          -- The reason in words
    raw VARCHAR,              -- The row as read, of a monstrous one the beginning
    fields JSON,              -- Cells under their headers, for mending
    remember JSON,            -- What the importer needs to read it again: sheet, date order
    state VARCHAR,            -- open, mended, dismissed, replaced (a newer edition of the file has it right)
    recorded_at TIMESTAMP     -- When it was rejected (UTC)
);

-- Table: Column mappings the user corrected, by the headers of the table they are for.
CREATE TABLE saved_mappings (
    signature VARCHAR,        -- Hash of the headers
    source VARCHAR,           -- Importer
    mapping JSON,             -- Header to field
    saved_at TIMESTAMP        -- When it was saved (UTC)
);

-- Table: Derived: one row per person as one record names them (current edition), and whom they are.
CREATE TABLE person_mentions (
    mention_id VARCHAR,       -- Hash of record and slot: stable over editions
    record_key VARCHAR,       -- The record
    slot VARCHAR,             -- The person within the record
    observation_id VARCHAR,   -- The current observation
    contact_id VARCHAR        -- Whom it is
);

-- Table: Derived: the keys by which mentions are joined (R1).
CREATE TABLE person_keys (
    mention_id VARCHAR,       -- The mention
    contact_id VARCHAR,       -- Whom it is
    key_kind VARCHAR,         -- email, linkedin, page, name_organization, name, organization, own (id in the program's own tables)
    key VARCHAR               -- The key, folded
);

-- Table: Derived: people, one row each.
CREATE TABLE contacts (
    contact_id VARCHAR,       -- Smallest observation id of the person
    full_name VARCHAR,        -- Name to show
    names VARCHAR[],          -- Every spelling, as the sources gave it
    emails VARCHAR[],         -- E-mail addresses, lower case
    phones VARCHAR[],         -- Telephone numbers
    linkedin_slug VARCHAR,    -- The part of the profile address after /in/
    organization_id VARCHAR,  -- Organization
    organization VARCHAR,     -- Its name
    position VARCHAR,         -- Position, newest known
    roles VARCHAR[],          -- Roles
    tags VARCHAR[],           -- Labels
    function VARCHAR,         -- Function
    industry VARCHAR,         -- Industry
    seniority VARCHAR,        -- Seniority
    location VARCHAR,         -- Where they are
    school VARCHAR,           -- School
    tie VARCHAR,              -- cold, alumni, warm, referred
    source VARCHAR,           -- Source that knew the person first
    sources VARCHAR[],        -- All sources that name the person
    referred_by VARCHAR,      -- Contact who referred the person first
    tier VARCHAR,             -- Tier of the follow-up cadence
    first_seen_on DATE,       -- First dated trace of the person (owner's zone)
    first_seen_at TIMESTAMP   -- First dated trace of the person (UTC; a day counts from its start in the owner's zone)
);

-- Table: Derived: ids a contact has or had; every reader resolves them.
CREATE TABLE contact_ids (
    old VARCHAR,              -- An id that could have been attached to
    current VARCHAR           -- The contact's id now
);

-- Table: Derived: organizations, one row each.
CREATE TABLE organizations (
    organization_id VARCHAR,  -- Hash of the folded name
    name VARCHAR,             -- Name to show
    names VARCHAR[],          -- Every spelling
    industry VARCHAR          -- Industry most often given
);

-- Table: Derived: what the observations mean together: one row per message, talk, note, referral ...
CREATE TABLE events (
    event_id VARCHAR,         -- Smallest stable id of the observations behind it
    kind VARCHAR,             -- outreach, reply, meeting, note, follow_up, referral, connection
    subtype VARCHAR,          -- follow_up: nudge, touch, thank_you, planned; connection: connected, connection_request; note: note, inbound_unsolicited ...
    contact_id VARCHAR,       -- The person (of a meeting: the first of them)
    interview_id VARCHAR,     -- The talk it belongs to
    occurred_at TIMESTAMP,    -- When (UTC), where a time is known
    occurred_local TIMESTAMP, -- When, on the owner's wall clock (or as written, where the zone is not known)
    occurred_on DATE,         -- Day in the owner's zone
    time_precision VARCHAR,   -- second, minute, day, none
    counts_from_on DATE,      -- Day from which it counts as happened: its own (of a talk without a time: the next day), for an undated flag the latest known day of its row, else the day it was recorded
    channel VARCHAR,          -- email, linkedin, linkedin_invitation, phone, in_person, video, form, unknown
    direction VARCHAR,        -- outbound or inbound
    delivery VARCHAR,         -- bounced, where the message did not arrive
    starts_at TIMESTAMP,      -- Meeting: start (UTC)
    ends_at TIMESTAMP,        -- Meeting: end (UTC); where only the start is known, start plus its minutes, else 30 minutes
    status VARCHAR,           -- Meeting, as of the last load: scheduled, held, cancelled, no_show, declined, unconfirmed, candidate
    status_when_past VARCHAR, -- Meeting: its status once its end has passed: held, cancelled, no_show, declined, unconfirmed, candidate
    outcome VARCHAR,          -- Reply: accepted, declined, deferred, unclassified
    variant VARCHAR,          -- Message variant
    attempt INTEGER,          -- Number of the message in this approach: 1 outreach, 2 first nudge ...
    in_funnel BOOLEAN,        -- False for messages to a group
    heading VARCHAR,          -- Subject, title, question or section
    text VARCHAR,             -- Visible text
    text_raw VARCHAR,         -- Text as read
    off_record BOOLEAN,       -- Not to be shared
    done BOOLEAN,             -- Planned follow-up: ticked off
    referred_id VARCHAR,      -- Referral: the person referred
    sources VARCHAR[],        -- All sources that tell of it
    thread_id VARCHAR         -- The source's id of the conversation a message is part of
);

-- Table: Derived: the people of an event.
CREATE TABLE event_contacts (
    event_id VARCHAR,         -- The event
    contact_id VARCHAR,       -- The person
    role VARCHAR              -- main, organizer, attendee, referrer, referred
);

-- Table: Derived: the observations behind an event.
CREATE TABLE event_sources (
    event_id VARCHAR,         -- The event
    observation_id VARCHAR    -- An observation that tells of it
);

-- Table: Derived: talks, one row per meeting.
CREATE TABLE interviews (
    interview_id VARCHAR,     -- The id of the meeting's event
    event_id VARCHAR,         -- The meeting
    contact_id VARCHAR,       -- The person (the first of them)
    held_on DATE,             -- Day in the owner's zone
    planned_minutes DOUBLE,   -- Agreed length in minutes
    actual_minutes DOUBLE,    -- Actual length in minutes
    medium VARCHAR,           -- email, linkedin, linkedin_invitation, phone, in_person, video, form, unknown
    target_role VARCHAR,      -- The role the talk was about
    read_for_skills BOOLEAN,  -- Skills named would have been noted: counts in denominators
    coded BOOLEAN,            -- Has at least one marked, confirmed or tagged skill
    owner_share DOUBLE        -- Share of the words spoken by the owner, where a transcript tells the owner apart
);

-- Table: Derived: what was said in a talk, turn by turn, from its transcript.
CREATE TABLE turns (
    turn_id VARCHAR,          -- The observation
    interview_id VARCHAR,     -- The talk
    contact_id VARCHAR,       -- Who spoke; null: the owner, or nobody known
    speaker VARCHAR,          -- Speaker as written
    is_owner BOOLEAN,         -- The owner spoke
    place INTEGER,            -- Number within the transcript, from 1
    starts_second DOUBLE,     -- Start in seconds from the beginning
    ends_second DOUBLE,       -- End in seconds from the beginning
    words INTEGER,            -- Number of words
    text VARCHAR              -- What was said
);

-- Table: Derived: the codes of all codebooks; the same path is the same code.
CREATE TABLE codes (
    code_id VARCHAR,          -- Hash of the folded path
    name VARCHAR,             -- Its own name
    path VARCHAR,             -- Path from the top, parts divided by /
    parent_id VARCHAR,        -- The code above it
    description VARCHAR,      -- What it stands for
    color VARCHAR,            -- Colour as the source has it
    sources VARCHAR[]         -- All sources that have it
);

-- Table: Derived: passages that were marked.
CREATE TABLE excerpts (
    excerpt_id VARCHAR,       -- Smallest item id of its codings
    interview_id VARCHAR,     -- The talk, where known
    contact_id VARCHAR,       -- Who said it, where known
    kind VARCHAR,             -- insight, advice, trend, resource, skill, evidence, referral; quote where not said
    document VARCHAR,         -- The text in which it stands
    starts_sign BIGINT,       -- First code point in the document, from 0
    ends_sign BIGINT,         -- End (exclusive)
    quote VARCHAR,            -- The passage
    speaker VARCHAR,          -- Speaker as written
    off_record BOOLEAN,       -- Not to be shared
    counts_from_on DATE,      -- Day from which it counts
    sources VARCHAR[]         -- All sources that tell of it
);

-- Table: Derived: which code was put on which passage, and by whom.
CREATE TABLE codings (
    coding_id VARCHAR,        -- The observation
    excerpt_id VARCHAR,       -- The passage
    code_id VARCHAR,          -- The code
    coder VARCHAR             -- Who put it; null: not told
);

-- Table: Derived: everything that forms said and that holds now, one row per entry, as the form has it.
CREATE TABLE entries (
    entry_id VARCHAR,         -- Id of the entry
    kind VARCHAR,             -- research_fact, goal, assumption, question, guide, template
    contact_id VARCHAR,       -- Whom it is about; null: nobody
    text VARCHAR,             -- Its main words
    content JSON,             -- All else that the form holds
    recorded_at TIMESTAMP     -- When it was last saved (UTC)
);

-- Table: Derived: the research briefs: what is known of a person, a company, an industry, and from where.
CREATE TABLE research_facts (
    fact_id VARCHAR,          -- Id of the entry
    contact_id VARCHAR,       -- Whose brief it stands in
    subject VARCHAR,          -- person, company, news
    kind VARCHAR,             -- career_step, achievement, position, company, news, other
    text VARCHAR,             -- The fact
    source VARCHAR,           -- Where it was found
    link VARCHAR,             -- Address of the source
    seen_on DATE,             -- Day on which it was seen there
    happened VARCHAR,         -- When it happened or began, as far as known: 2019, 2019-05 or 2019-05-03
    until VARCHAR,            -- When it ended, likewise
    quoted BOOLEAN,           -- In the source's own words; else inferred
    recorded_at TIMESTAMP     -- When it was last saved (UTC)
);

-- Table: Derived: what a talk is to bring, set before it and scored after it.
CREATE TABLE goals (
    goal_id VARCHAR,          -- Id of the entry
    contact_id VARCHAR,       -- With whom the talk is
    interview_id VARCHAR,     -- The talk, where it is known
    text VARCHAR,             -- The goal
    measure VARCHAR,          -- How one can tell that it is reached; empty: it has none
    scale VARCHAR[],          -- Goal attainment scale in words, from -2 (much less than expected) to +2
    set_on DATE,              -- Day on which it was set
    score INTEGER,            -- What was attained, -2 to +2; null: not scored
    scored_on DATE,           -- Day of the score
    edited_after_talk BOOLEAN, -- Its wording was changed after the talk
    edits JSON,               -- What it said before, with the day of each change
    recorded_at TIMESTAMP     -- When it was last saved (UTC)
);

-- Table: Derived: beliefs about the career that the talks are to test.
CREATE TABLE assumptions (
    assumption_id VARCHAR,    -- Id of the entry
    text VARCHAR,             -- The belief
    prior DOUBLE,             -- How likely it seemed before any evidence, 0 to 1
    note VARCHAR,             -- Why
    set_on DATE,              -- Day on which it was written down
    recorded_at TIMESTAMP     -- When it was last saved (UTC)
);

-- Table: Questions to ask: those of the bank, and the user's own.
CREATE TABLE questions (
    question_id VARCHAR,      -- The bank's key, or the id of the entry
    category VARCHAR,         -- career_path, industry_trends, direct_advice
    text VARCHAR,             -- The question
    follow_ups VARCHAR[],     -- Prompts to ask further
    goals VARCHAR[],          -- What its answer serves
    roles VARCHAR[],          -- Whom it can be put to: any, manager ...
    seniority VARCHAR[],      -- any, early, mid, senior, executive
    minutes DOUBLE,           -- Time its answer takes
    origin VARCHAR            -- bank or own
);

-- Table: Derived: which questions the guide of a talk holds, in their order.
CREATE TABLE questions_asked (
    guide_id VARCHAR,         -- The guide
    question_id VARCHAR,      -- The question
    contact_id VARCHAR,       -- With whom the talk is
    interview_id VARCHAR,     -- The talk, where it is known
    place INTEGER,            -- Place in the guide, from 1
    minutes DOUBLE,           -- Time planned for it
    asked BOOLEAN             -- Ticked off in the talk; null: not known
);

-- Table: Derived: the guides of talks.
CREATE TABLE guides (
    guide_id VARCHAR,         -- Id of the entry
    contact_id VARCHAR,       -- With whom the talk is
    interview_id VARCHAR,     -- The talk, where it is known
    minutes DOUBLE,           -- Agreed length in minutes
    content JSON,             -- The guide as the form has it
    recorded_at TIMESTAMP     -- When it was last saved (UTC)
);

-- Table: Derived: the user's own templates of messages.
CREATE TABLE templates (
    template_id VARCHAR,      -- Id of the entry
    name VARCHAR,             -- Its name: the variant that is stored with a message
    variant VARCHAR,          -- cold, alumni, warm, referred
    channel VARCHAR,          -- email, linkedin, linkedin_invitation, phone
    subject VARCHAR,          -- Subject of an e-mail
    body VARCHAR,             -- Text with placeholders in braces
    recorded_at TIMESTAMP     -- When it was last saved (UTC)
);

-- Table: Forms that were begun and not saved yet; the newest state of each replaces the one before.
CREATE TABLE drafts (
    form VARCHAR,             -- Which form
    about VARCHAR,            -- What it is about: a contact's id, or empty
    content JSON,             -- Its inputs
    saved_at TIMESTAMP        -- When (UTC)
);

-- Table: What the user decided on pairs of people; never changed, a decision that is taken back stays listed.
CREATE TABLE merges (
    merge_id VARCHAR,         -- Id of the decision
    anchor_a VARCHAR,         -- Observation of the one person by which they are found again
    anchor_b VARCHAR,         -- Observation of the other
    decision VARCHAR,         -- same, different, later
    evidence VARCHAR,         -- What spoke for it when it was decided
    decided_at TIMESTAMP,     -- When (UTC)
    undone_at TIMESTAMP       -- When it was taken back (UTC); null: it holds
);

-- Table: Derived: skills and tools, one row each.
CREATE TABLE skills (
    skill_id VARCHAR,         -- The source's key, or the folded name
    name VARCHAR              -- Name to show: the most frequent word for it
);

-- Table: Derived: who named which skill, in which talk.
CREATE TABLE skill_mentions (
    mention_id VARCHAR,       -- The observation
    contact_id VARCHAR,       -- Who named it
    interview_id VARCHAR,     -- In which talk
    skill_id VARCHAR,         -- What
    word VARCHAR,             -- The word used
    origin VARCHAR,           -- marked, confirmed, tagged (these count); suggested, rejected (these do not)
    required_level DOUBLE,    -- Level asked for, 0-7
    quote VARCHAR,            -- The passage
    heading VARCHAR,          -- Question or section it stands under
    excerpt_id VARCHAR,       -- The excerpt, where one was marked
    counts_from_on DATE       -- Day from which it counts
);

-- Table: Derived: the owner's own levels over time.
CREATE TABLE self_ratings (
    rating_id VARCHAR,        -- The observation
    skill_id VARCHAR,         -- Skill
    level DOUBLE,             -- Own level, 0-7
    rated_on DATE             -- Day
);

-- Table: Derived: who referred whom.
CREATE TABLE referrals (
    referral_id VARCHAR,      -- The event's id
    referrer_id VARCHAR,      -- Contact who referred
    referred_id VARCHAR,      -- Contact who was referred
    interview_id VARCHAR,     -- Talk in which it was offered
    offered_on DATE,          -- Day it was offered, where known
    counts_from_on DATE,      -- Day from which it counts
    used_on DATE              -- Day of the first outreach to the person referred
);

-- Table: Derived: pairs of contacts that may be one person, with the evidence; never merged by itself.
CREATE TABLE merge_suggestions (
    contact_a VARCHAR,        -- The one (the smaller id)
    contact_b VARCHAR,        -- The other
    evidence VARCHAR,         -- What speaks for it, in words
    against VARCHAR,          -- What speaks against it, in words; null: nothing that is known
    score DOUBLE,             -- How likely it is, 0 to 1: to sort by, no probability
    reasons VARCHAR[],        -- What speaks for it, as codes: same_name, spelling, swapped, initials, first_name, middle_name, similar_name, phone, address, same_local_part, same_talk
    decision VARCHAR          -- What the user decided: different, later; null: open
);

-- Table: Derived: by what pairs of contacts that may be one person are found: those with an equal block.
CREATE TABLE contact_blocks (
    contact_id VARCHAR,       -- The contact
    kind VARCHAR,             -- words (of the name), family (with the organization), address, local_part, phone, talk
    block VARCHAR,            -- What both must have
    detail VARCHAR            -- What it was made from: a folded name, an e-mail address, a number, a time
);
