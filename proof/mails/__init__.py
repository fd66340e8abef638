"""Mails under blows: a fan-out whose worker is killed, a mail server that does everything wrong."""
