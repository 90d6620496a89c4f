CREATE TABLE meta (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE people (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE CHECK (length(name) > 0),
    added_at INTEGER NOT NULL
) STRICT;

CREATE TABLE commands (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    package_id INTEGER NOT NULL,
    act TEXT NOT NULL CHECK (length(act) > 0),
    -- All that was said with the act, as it is sent.
    body TEXT NOT NULL,
    seen TEXT NOT NULL,
    made_at INTEGER NOT NULL,
    made_by TEXT NOT NULL CHECK (length(made_by) > 0),
    binding TEXT NOT NULL,
    handover_id INTEGER NOT NULL DEFAULT 0,
    delivery TEXT NOT NULL DEFAULT 'queued',
    attempts INTEGER NOT NULL DEFAULT 0,
    doubted INTEGER NOT NULL DEFAULT 0 CHECK (doubted IN (0, 1)),
    refusal TEXT NOT NULL DEFAULT '',
    proof TEXT NOT NULL DEFAULT '',
    -- The highest log row known before it was first sent; -1 is unknown.
    watermark INTEGER NOT NULL DEFAULT -1,
    -- The log row that proves it; one row proves one command.
    proof_row INTEGER NOT NULL DEFAULT 0,
    settled_at INTEGER NOT NULL DEFAULT 0,
    closed_at INTEGER NOT NULL DEFAULT 0,
    closed_by TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE INDEX commands_of_package ON commands (package_id, seq);
CREATE INDEX commands_unsettled ON commands (seq)
    WHERE delivery IN ('queued', 'sending', 'in_doubt', 'accepted', 'needs_person');
CREATE INDEX commands_to_close ON commands (seq)
    WHERE closed_at = 0 AND delivery IN ('rejected', 'superseded');
CREATE UNIQUE INDEX commands_one_live ON commands (package_id)
    WHERE delivery IN ('sending', 'in_doubt');
CREATE UNIQUE INDEX commands_proof_row ON commands (proof_row) WHERE proof_row > 0;

-- The table of `settle` a second time, kept by the database itself.
CREATE TRIGGER commands_legal_steps
BEFORE UPDATE OF delivery ON commands
WHEN OLD.delivery <> NEW.delivery AND (OLD.delivery || '>' || NEW.delivery) NOT IN (
    'queued>sending', 'queued>withdrawn', 'queued>superseded', 'queued>by_other',
    'queued>accepted', 'queued>needs_person',
    'sending>accepted', 'sending>queued', 'sending>in_doubt',
    'in_doubt>accepted', 'in_doubt>by_other', 'in_doubt>superseded', 'in_doubt>rejected',
    'in_doubt>queued', 'in_doubt>needs_person',
    'accepted>done', 'accepted>superseded', 'accepted>needs_person',
    'needs_person>in_doubt', 'needs_person>queued', 'needs_person>abandoned'
)
BEGIN SELECT RAISE(ABORT, 'illegal step'); END;

CREATE TRIGGER commands_unchangeable
BEFORE UPDATE OF seq, id, package_id, act, body, seen, made_at, made_by, binding ON commands
BEGIN SELECT RAISE(ABORT, 'a command is unchangeable'); END;

CREATE TRIGGER commands_not_forgotten
BEFORE DELETE ON commands WHEN OLD.settled_at = 0
BEGIN SELECT RAISE(ABORT, 'unsettled'); END;

CREATE TABLE attempts (
    command_seq INTEGER NOT NULL REFERENCES commands (seq),
    number INTEGER NOT NULL,
    run INTEGER NOT NULL,
    sent_at INTEGER NOT NULL,
    watermark INTEGER NOT NULL,
    ended_at INTEGER NOT NULL DEFAULT 0,
    outcome TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (command_seq, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE handovers (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    carrier TEXT NOT NULL,
    made_at INTEGER NOT NULL,
    made_by TEXT NOT NULL,
    parcels INTEGER NOT NULL CHECK (parcels > 0)
) STRICT;

CREATE TABLE papers (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    package_id INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    carrier TEXT NOT NULL,
    tracking_number TEXT NOT NULL,
    fingerprint INTEGER NOT NULL,
    path TEXT NOT NULL,
    overflow INTEGER NOT NULL CHECK (overflow IN (0, 1)),
    missing_glyphs TEXT NOT NULL,
    drawn_at INTEGER NOT NULL,
    drawn_by TEXT NOT NULL
) STRICT;

CREATE INDEX papers_of_package ON papers (package_id, id);

CREATE TABLE journal (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,
    what TEXT NOT NULL,
    package_id INTEGER NOT NULL,
    command_id TEXT NOT NULL,
    who INTEGER NOT NULL,
    detail TEXT NOT NULL,
    hash TEXT NOT NULL
) STRICT;

CREATE INDEX journal_of_package ON journal (package_id, id);

CREATE TRIGGER journal_append_only_update BEFORE UPDATE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_append_only_delete BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
