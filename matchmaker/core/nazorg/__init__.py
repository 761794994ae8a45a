"""Follow-ups: the calls after a match or a referral, until it holds or something else is looked for."""
