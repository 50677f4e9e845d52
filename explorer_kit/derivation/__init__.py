"""What the observations mean together: people, messages, talks, referrals (FORMATS.md R1-R16)."""
