"""What the preparation asks the journal; ``$contact_id`` is any id a contact has or had."""

_CURRENT = "COALESCE((SELECT MIN(current) FROM contact_ids WHERE old = $contact_id), $contact_id)"
_ENTRIES = "SELECT entry_id, contact_id, text, content FROM entries WHERE kind = "

PEOPLE = """
SELECT c.contact_id, c.full_name, c.organization, c.position, c.tie, c.emails[1] AS email,
    MAX(e.occurred_on) AS last_on,
    COALESCE(BOOL_OR(e.kind = 'outreach'), FALSE) AS asked,
    COALESCE(BOOL_OR(e.kind = 'meeting' AND e.status = 'held'), FALSE) AS talked
FROM contacts AS c
LEFT JOIN event_contacts AS p ON p.contact_id = c.contact_id
LEFT JOIN events AS e ON e.event_id = p.event_id AND e.subtype IS DISTINCT FROM 'planned'
WHERE c.full_name IS NOT NULL
GROUP BY ALL ORDER BY last_on DESC NULLS LAST, c.full_name, c.contact_id
"""
CONTACT = f"SELECT * FROM contacts WHERE contact_id = {_CURRENT}"
CONTACT_OF_RECORD = """
SELECT m.contact_id FROM person_mentions AS m JOIN observations AS o USING (observation_id)
WHERE o.source = 'form' AND o.native_id = $native_id
"""
FACTS = f"{_ENTRIES} 'research_fact' AND contact_id = {_CURRENT} ORDER BY recorded_at, entry_id"
GOALS = f"""
{_ENTRIES} 'goal' AND ($contact_id IS NULL OR contact_id = {_CURRENT})
ORDER BY content ->> 'set_on', recorded_at, entry_id
"""
ASSUMPTIONS = f"{_ENTRIES} 'assumption' ORDER BY content ->> 'set_on', recorded_at, entry_id"
OWN_QUESTIONS = f"{_ENTRIES} 'question' ORDER BY recorded_at, entry_id"
TEMPLATES = f"{_ENTRIES} 'template' ORDER BY text, entry_id"
GUIDES = f"{_ENTRIES} 'guide' AND contact_id = {_CURRENT} ORDER BY recorded_at DESC, entry_id"
# what stands in the guide of a talk that is still ahead may well be asked in it
ASKED = f"""
SELECT DISTINCT q.question_id FROM questions_asked AS q
WHERE q.contact_id = {_CURRENT} AND EXISTS (
    SELECT 1 FROM event_contacts AS p JOIN events AS e USING (event_id)
    JOIN guides AS g ON g.guide_id = q.guide_id
    WHERE p.contact_id = q.contact_id AND e.kind = 'meeting' AND e.status_when_past = 'held'
    AND e.counts_from_on > CAST(g.recorded_at AS DATE) AND e.status = 'held')
"""
# whoever referred the person, or whom the person referred, and with whom one has spoken at the same place
MUTUAL = f"""
WITH related AS (
    SELECT referrer_id AS contact_id FROM referrals WHERE referred_id = {_CURRENT}
    UNION SELECT referred_id FROM referrals WHERE referrer_id = {_CURRENT}
    UNION SELECT o.contact_id FROM contacts AS o
    JOIN contacts AS c ON c.organization_id = o.organization_id AND c.contact_id = {_CURRENT}
    WHERE o.contact_id IN (
        SELECT p.contact_id FROM event_contacts AS p JOIN events AS e USING (event_id)
        WHERE e.kind = 'reply' OR (e.kind = 'meeting' AND e.status = 'held') OR e.subtype = 'connected')
)
SELECT full_name FROM contacts SEMI JOIN related USING (contact_id)
WHERE contact_id <> {_CURRENT} AND full_name IS NOT NULL ORDER BY full_name, contact_id
"""
EARLIER = f"""
SELECT CASE e.kind
        WHEN 'outreach' THEN 'You wrote' WHEN 'reply' THEN 'They answered'
        WHEN 'meeting' THEN 'Talk: ' || e.status
        WHEN 'follow_up' THEN CASE e.subtype WHEN 'thank_you' THEN 'You thanked'
            WHEN 'nudge' THEN 'You reminded'
            ELSE 'You wrote again' END
        WHEN 'referral' THEN 'Referral' WHEN 'connection' THEN 'Connected' ELSE e.kind END
        || COALESCE(': ' || NULLIF(e.heading, ''), '') AS told,
    e.occurred_on, ARRAY_TO_STRING(e.sources, ', ') AS source
FROM events AS e JOIN event_contacts AS p USING (event_id)
WHERE p.contact_id = {_CURRENT} AND e.kind <> 'note' AND e.subtype IS DISTINCT FROM 'planned'
ORDER BY e.occurred_on DESC NULLS LAST, e.event_id LIMIT 20
"""
NOTES = f"""
SELECT COALESCE(e.heading || ': ', '') || e.text AS text, e.occurred_on,
    ARRAY_TO_STRING(e.sources, ', ') AS source
FROM events AS e WHERE e.contact_id = {_CURRENT} AND e.kind = 'note' AND e.subtype = 'note'
AND e.interview_id IS NULL AND e.text IS NOT NULL
ORDER BY e.occurred_on DESC NULLS LAST, e.event_id LIMIT 20
"""
# a draft about a person is found under any of the ids that the person has or had
_SAME = """
form = $form AND COALESCE((SELECT MIN(current) FROM contact_ids WHERE old = about), about)
= COALESCE((SELECT MIN(current) FROM contact_ids WHERE old = $about), $about)
"""
DRAFT = f"SELECT content FROM drafts WHERE {_SAME} ORDER BY saved_at DESC, about LIMIT 1"
FORGET_DRAFT = f"DELETE FROM drafts WHERE {_SAME}"
