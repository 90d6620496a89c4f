-- What a colleague had packed already is asked about from here on: what was told before is no news.
UPDATE commands SET closed_at = max(settled_at, 1) WHERE delivery = 'by_other' AND closed_at = 0;
