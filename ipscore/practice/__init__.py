"""The working day: who is in coaching and what has happened to each. Pure: records and today come in."""
