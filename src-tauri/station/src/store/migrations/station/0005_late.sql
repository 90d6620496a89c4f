-- What a printer's side may still let out, or did, after a person had said that it did not come
-- out: another start must not print the next one beside it unasked.
CREATE TABLE late_prints (
    print_id INTEGER PRIMARY KEY,
    fate TEXT NOT NULL CHECK (fate IN ('may_come', 'out', 'gone'))
) STRICT;
