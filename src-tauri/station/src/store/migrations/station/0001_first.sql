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
    delivery TEXT NOT NULL DEFAULT 'queued' CHECK (delivery IN (
        'queued', 'sending', 'in_doubt', 'accepted', 'needs_person',
        'done', 'by_other', 'superseded', 'rejected', 'withdrawn', 'abandoned')),
    attempts INTEGER NOT NULL DEFAULT 0,
    doubted INTEGER NOT NULL DEFAULT 0 CHECK (doubted IN (0, 1)),
    refusal TEXT NOT NULL DEFAULT '',
    proof TEXT NOT NULL DEFAULT '',
    -- A person is asked only since its label does not come.
    for_label INTEGER NOT NULL DEFAULT 0 CHECK (for_label IN (0, 1)),
    -- The highest log row known before it was first sent; -1 is unknown.
    watermark INTEGER NOT NULL DEFAULT -1,
    -- The log row that proves it; one row proves one command.
    proof_row INTEGER NOT NULL DEFAULT 0,
    -- When the newest copy that it was sent on or ended on had been modified; 0 is unknown.
    stands_on INTEGER NOT NULL DEFAULT 0,
    -- The OMS's offer that it was first sent by, where that is not the one it was decided on.
    sent_as TEXT NOT NULL DEFAULT '',
    settled_at INTEGER NOT NULL DEFAULT 0,
    -- The same by the clock that never jumps: held against copies by it. Before its end, when it
    -- was saved or a person last had it go on; 0 is unknown.
    steady INTEGER NOT NULL DEFAULT 0,
    closed_at INTEGER NOT NULL DEFAULT 0,
    closed_by TEXT NOT NULL DEFAULT '',
    CHECK ((settled_at > 0) = (delivery IN (
        'done', 'by_other', 'superseded', 'rejected', 'withdrawn', 'abandoned')))
) STRICT;

CREATE INDEX commands_of_package ON commands (package_id, seq);
-- With where each stands: it is counted at every change, and then no row need be read.
CREATE INDEX commands_unsettled ON commands (seq, delivery)
    WHERE delivery IN ('queued', 'sending', 'in_doubt', 'accepted', 'needs_person');
CREATE INDEX commands_to_close ON commands (seq)
    WHERE closed_at = 0 AND delivery IN ('rejected', 'superseded');
CREATE UNIQUE INDEX commands_one_sending ON commands (package_id) WHERE delivery = 'sending';
CREATE UNIQUE INDEX commands_proof_row ON commands (proof_row) WHERE proof_row > 0;

-- A command begins as one that nobody has sent. Only a file that is being put together again from
-- what was left of another takes them as they were.
CREATE TRIGGER commands_begin_queued
BEFORE INSERT ON commands
WHEN NEW.delivery <> 'queued' AND NOT EXISTS (SELECT 1 FROM meta WHERE key = 'restoring')
BEGIN SELECT RAISE(ABORT, 'a command begins queued'); END;

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
    'needs_person>in_doubt', 'needs_person>queued', 'needs_person>by_other',
    'needs_person>abandoned'
) AND NOT EXISTS (SELECT 1 FROM meta WHERE key = 'restoring')
BEGIN SELECT RAISE(ABORT, 'illegal step'); END;

-- One live request per package. After a restore several may be in doubt at once, as nobody knows
-- which of them were sent; they are looked at one after the other. When the first of them goes
-- again, its quiet time is over, and so is that of those behind it.
CREATE TRIGGER commands_one_live
BEFORE UPDATE OF delivery ON commands
WHEN (OLD.delivery || '>' || NEW.delivery) IN ('queued>sending', 'needs_person>in_doubt')
AND EXISTS (
    SELECT 1 FROM commands WHERE package_id = OLD.package_id AND seq <> OLD.seq
    AND (delivery = 'sending' OR (delivery = 'in_doubt'
        AND (seq < OLD.seq OR OLD.delivery = 'needs_person'))))
BEGIN SELECT RAISE(ABORT, 'another request of this package may be under way'); END;

-- R1: the attempt is written down before anything can leave.
CREATE TRIGGER commands_claimed_first
BEFORE UPDATE OF delivery ON commands
WHEN OLD.delivery <> 'sending' AND NEW.delivery = 'sending' AND NOT EXISTS (
    SELECT 1 FROM attempts WHERE command_seq = OLD.seq AND ended_at = 0)
BEGIN SELECT RAISE(ABORT, 'no attempt'); END;

CREATE TRIGGER commands_unchangeable
BEFORE UPDATE OF seq, id, package_id, act, body, seen, made_at, made_by, binding, handover_id
ON commands
BEGIN SELECT RAISE(ABORT, 'a command is unchangeable'); END;

CREATE TRIGGER commands_doubt_kept
BEFORE UPDATE OF doubted ON commands WHEN OLD.doubted = 1 AND NEW.doubted = 0
BEGIN SELECT RAISE(ABORT, 'doubt is never forgotten'); END;

CREATE TRIGGER commands_settled_stay
BEFORE UPDATE OF attempts, doubted, refusal, proof, watermark, stands_on, sent_as, proof_row,
    settled_at
ON commands
WHEN OLD.settled_at > 0
BEGIN SELECT RAISE(ABORT, 'settled'); END;

CREATE TRIGGER commands_name_stays
BEFORE UPDATE OF sent_as ON commands WHEN OLD.attempts > 0
BEGIN SELECT RAISE(ABORT, 'the first request bore another name'); END;

CREATE TRIGGER commands_proof_stays
BEFORE UPDATE OF proof_row ON commands WHEN OLD.proof_row > 0 AND NEW.proof_row <> OLD.proof_row
BEGIN SELECT RAISE(ABORT, 'proven'); END;

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

CREATE TRIGGER attempts_unchangeable
BEFORE UPDATE OF command_seq, number, run, sent_at, watermark ON attempts
BEGIN SELECT RAISE(ABORT, 'an attempt is unchangeable'); END;

CREATE TRIGGER attempts_end_once
BEFORE UPDATE OF ended_at, outcome ON attempts WHEN OLD.ended_at > 0
BEGIN SELECT RAISE(ABORT, 'an attempt ends once'); END;

CREATE TRIGGER attempts_not_forgotten
BEFORE DELETE ON attempts
WHEN EXISTS (SELECT 1 FROM commands WHERE seq = OLD.command_seq AND settled_at = 0)
BEGIN SELECT RAISE(ABORT, 'unsettled'); END;

CREATE TABLE handovers (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    carrier TEXT NOT NULL,
    made_at INTEGER NOT NULL,
    made_by TEXT NOT NULL,
    parcels INTEGER NOT NULL CHECK (parcels > 0),
    -- The journal's last row when it was written, which is what its sheet bears witness to.
    journal_id INTEGER NOT NULL,
    journal_hash TEXT NOT NULL
) STRICT;

CREATE TRIGGER handovers_stay_update BEFORE UPDATE ON handovers
BEGIN SELECT RAISE(ABORT, 'a handover stays as it was'); END;
CREATE TRIGGER handovers_stay_delete BEFORE DELETE ON handovers
BEGIN SELECT RAISE(ABORT, 'a handover stays as it was'); END;

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
    drawn_by TEXT NOT NULL,
    parcel INTEGER NOT NULL DEFAULT 1 CHECK (parcel > 0),
    parcels INTEGER NOT NULL DEFAULT 1 CHECK (parcels > 0),
    -- 'drawn' is ours, 'carrier' the carrier's own file, byte for byte.
    source TEXT NOT NULL DEFAULT 'drawn' CHECK (source IN ('drawn', 'carrier')),
    -- What told a carrier's own file from the next one, when it was fetched.
    file TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE INDEX papers_of_package ON papers (package_id, id);
CREATE INDEX papers_by_tracking ON papers (tracking_number) WHERE tracking_number <> '';

-- The OMS's own papers for a package, byte for byte: a packaging document, an invoice.
CREATE TABLE documents (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    package_id INTEGER NOT NULL,
    -- What told it from the next one, when it was fetched.
    file TEXT NOT NULL,
    invoice_number TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    kept_at INTEGER NOT NULL
) STRICT;

CREATE INDEX documents_of_package ON documents (package_id, id);

CREATE TABLE printers (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL CHECK (length(name) > 0),
    place TEXT NOT NULL,
    format TEXT NOT NULL CHECK (format IN ('pdf', 'zpl', 'pwg')),
    dpi INTEGER NOT NULL CHECK (dpi IN (203, 300)),
    media TEXT NOT NULL,
    -- Printed on its last test page; empty before there was one.
    test_code TEXT NOT NULL DEFAULT '',
    accepted_at INTEGER NOT NULL DEFAULT 0,
    accepted_by TEXT NOT NULL DEFAULT '',
    added_at INTEGER NOT NULL,
    -- Kept when it is removed: what came out of it has to name it.
    removed_at INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE UNIQUE INDEX printers_by_name ON printers (name) WHERE removed_at = 0;

CREATE TRIGGER printers_unchangeable BEFORE UPDATE OF id, place, format, dpi, media, added_at
ON printers
BEGIN SELECT RAISE(ABORT, 'another place or format is another printer'); END;
CREATE TRIGGER printers_not_forgotten BEFORE DELETE ON printers
BEGIN SELECT RAISE(ABORT, 'what came out of it names it'); END;
CREATE TRIGGER printers_accepted_by_somebody BEFORE UPDATE OF accepted_at ON printers
WHEN NEW.accepted_at > 0 AND (NEW.accepted_by = '' OR NEW.removed_at > 0)
BEGIN SELECT RAISE(ABORT, 'a person accepts it'); END;

-- Which printer is for what; an empty carrier means all of them.
CREATE TABLE routes (
    kind TEXT NOT NULL,
    carrier TEXT NOT NULL,
    printer_id INTEGER NOT NULL REFERENCES printers (id),
    PRIMARY KEY (kind, carrier)
) STRICT, WITHOUT ROWID;

CREATE TABLE prints (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    -- Its name at the printer, by which a spooler is asked after a crash.
    name TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    -- What it is called on screen: the package's number.
    title TEXT NOT NULL,
    package_id INTEGER NOT NULL,
    parcel INTEGER NOT NULL,
    parcels INTEGER NOT NULL,
    -- The label that it puts on paper; 0 for what is no label.
    paper_id INTEGER NOT NULL,
    fingerprint INTEGER NOT NULL,
    printer_id INTEGER NOT NULL REFERENCES printers (id),
    -- The very bytes that are sent, and their picture, in labels.db.
    format TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    preview TEXT NOT NULL,
    why TEXT NOT NULL CHECK (why IN ('itself', 'asked', 'batch', 'again', 'test')),
    reason TEXT NOT NULL,
    copy INTEGER NOT NULL CHECK (copy > 0),
    batch INTEGER NOT NULL,
    made_at INTEGER NOT NULL,
    made_by TEXT NOT NULL,
    expiry_ms INTEGER NOT NULL CHECK (expiry_ms > 0),
    progress TEXT NOT NULL DEFAULT 'queued' CHECK (progress IN (
        'queued', 'sending', 'sent', 'printed', 'failed', 'unknown', 'expired', 'cancelled')),
    attempts INTEGER NOT NULL DEFAULT 0,
    -- The start at which it was last claimed, and when.
    run INTEGER NOT NULL DEFAULT 0,
    sent_at INTEGER NOT NULL DEFAULT 0,
    spool TEXT NOT NULL DEFAULT '',
    trouble TEXT NOT NULL DEFAULT '',
    cancel_asked INTEGER NOT NULL DEFAULT 0 CHECK (cancel_asked IN (0, 1)),
    ended_at INTEGER NOT NULL DEFAULT 0,
    closed_at INTEGER NOT NULL DEFAULT 0,
    closed_by TEXT NOT NULL DEFAULT '',
    CHECK ((why = 'again') = (reason <> '')),
    CHECK ((ended_at > 0) = (progress IN ('printed', 'failed', 'expired', 'cancelled')))
) STRICT;

CREATE INDEX prints_of_package ON prints (package_id, id);
CREATE INDEX prints_unsettled ON prints (printer_id, id)
    WHERE progress IN ('queued', 'sending', 'sent', 'unknown');
CREATE INDEX prints_by_end ON prints (ended_at) WHERE ended_at > 0;
-- A printer has one print at a time: two at once come out in any order.
CREATE UNIQUE INDEX prints_one_live ON prints (printer_id) WHERE progress IN ('sending', 'sent');
-- A label prints by itself once in its parcel's life.
CREATE UNIQUE INDEX prints_itself_once ON prints (package_id, parcel) WHERE why = 'itself';

CREATE TRIGGER prints_begin_queued
BEFORE INSERT ON prints
WHEN NEW.progress <> 'queued' AND NOT EXISTS (SELECT 1 FROM meta WHERE key = 'restoring')
BEGIN SELECT RAISE(ABORT, 'a print begins queued'); END;

-- The table of `step` a second time, kept by the database itself.
CREATE TRIGGER prints_legal_steps
BEFORE UPDATE OF progress ON prints
WHEN OLD.progress <> NEW.progress AND (OLD.progress || '>' || NEW.progress) NOT IN (
    'queued>sending', 'queued>cancelled', 'queued>expired',
    'sending>sent', 'sending>printed', 'sending>queued', 'sending>failed', 'sending>unknown',
    'sent>printed', 'sent>failed', 'sent>cancelled', 'sent>expired', 'sent>unknown',
    'unknown>sent', 'unknown>printed', 'unknown>failed', 'unknown>expired'
) AND NOT EXISTS (SELECT 1 FROM meta WHERE key = 'restoring')
BEGIN SELECT RAISE(ABORT, 'illegal step'); END;

-- It is written down before a byte leaves, and counted.
CREATE TRIGGER prints_claimed_first
BEFORE UPDATE OF progress ON prints
WHEN OLD.progress <> 'sending' AND NEW.progress = 'sending'
AND (NEW.attempts <> OLD.attempts + 1 OR NEW.run = 0)
BEGIN SELECT RAISE(ABORT, 'no attempt'); END;

CREATE TRIGGER prints_not_to_a_removed_printer
BEFORE INSERT ON prints
WHEN EXISTS (SELECT 1 FROM printers WHERE id = NEW.printer_id AND removed_at > 0)
AND NOT EXISTS (SELECT 1 FROM meta WHERE key = 'restoring')
BEGIN SELECT RAISE(ABORT, 'the printer is gone'); END;

CREATE TRIGGER prints_unchangeable
BEFORE UPDATE OF id, name, kind, title, package_id, parcel, parcels, paper_id, fingerprint,
    printer_id, format, sha256, preview, why, reason, copy, batch, made_at, made_by, expiry_ms
ON prints
BEGIN SELECT RAISE(ABORT, 'a print is unchangeable'); END;

CREATE TRIGGER prints_settled_stay
BEFORE UPDATE OF attempts, run, sent_at, spool, trouble, cancel_asked, ended_at ON prints
WHEN OLD.ended_at > 0
BEGIN SELECT RAISE(ABORT, 'settled'); END;

CREATE TRIGGER prints_not_forgotten
BEFORE DELETE ON prints WHEN OLD.ended_at = 0
BEGIN SELECT RAISE(ABORT, 'unsettled'); END;

-- What was found out about labels by scanning them, and which are not to be used.
CREATE TABLE proofs (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    package_id INTEGER NOT NULL,
    parcel INTEGER NOT NULL,
    fingerprint INTEGER NOT NULL,
    made_at INTEGER NOT NULL,
    made_by TEXT NOT NULL
) STRICT;

CREATE INDEX proofs_of_package ON proofs (package_id, parcel);

CREATE TABLE voids (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    package_id INTEGER NOT NULL,
    parcel INTEGER NOT NULL,
    fingerprint INTEGER NOT NULL,
    -- Labels of the parcel up to this one.
    paper_id INTEGER NOT NULL,
    made_at INTEGER NOT NULL,
    made_by TEXT NOT NULL CHECK (length(made_by) > 0)
) STRICT;

CREATE INDEX voids_of_package ON voids (package_id, parcel);

-- Where a packer put a package's boxes down, in the shop's own words. The last row counts.
CREATE TABLE stands (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    package_id INTEGER NOT NULL,
    place TEXT NOT NULL CHECK (length(place) > 0),
    made_at INTEGER NOT NULL,
    made_by TEXT NOT NULL CHECK (length(made_by) > 0)
) STRICT;

CREATE INDEX stands_of_package ON stands (package_id, id);

-- Into how many boxes a package went, where it is not one.
CREATE TABLE boxes (
    package_id INTEGER PRIMARY KEY,
    parcels INTEGER NOT NULL CHECK (parcels BETWEEN 1 AND 99)
) STRICT;

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

-- What a purge took away, and the hash at which the chain goes on.
CREATE INDEX journal_purges ON journal (id) WHERE what = 'purged';

CREATE TRIGGER journal_append_only_update BEFORE UPDATE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_append_only_delete BEFORE DELETE ON journal
WHEN NOT EXISTS (
    SELECT 1 FROM journal
    WHERE what = 'purged' AND id > OLD.id AND CAST(detail AS INTEGER) >= OLD.id)
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;

-- Who let the queue of one sign-in go to another.
CREATE TABLE rebindings (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    old TEXT NOT NULL,
    new TEXT NOT NULL,
    up_to INTEGER NOT NULL,
    made_at INTEGER NOT NULL,
    made_by TEXT NOT NULL CHECK (length(made_by) > 0)
) STRICT;

CREATE TRIGGER rebindings_append_only BEFORE UPDATE ON rebindings
BEGIN SELECT RAISE(ABORT, 'rebindings are append-only'); END;
CREATE TRIGGER rebindings_not_forgotten BEFORE DELETE ON rebindings
BEGIN SELECT RAISE(ABORT, 'rebindings are append-only'); END;

-- R10: what was done with the box is a fact, whatever anybody answers.
CREATE TRIGGER papers_append_only BEFORE UPDATE ON papers
BEGIN SELECT RAISE(ABORT, 'a fact about a box'); END;
CREATE TRIGGER documents_append_only BEFORE UPDATE ON documents
BEGIN SELECT RAISE(ABORT, 'what the OMS gave'); END;
CREATE TRIGGER handovers_append_only BEFORE UPDATE ON handovers
BEGIN SELECT RAISE(ABORT, 'a fact about a box'); END;
CREATE TRIGGER proofs_append_only BEFORE UPDATE ON proofs
BEGIN SELECT RAISE(ABORT, 'a fact about a box'); END;
CREATE TRIGGER stands_append_only BEFORE UPDATE ON stands
BEGIN SELECT RAISE(ABORT, 'a fact about a box'); END;
CREATE TRIGGER stands_not_forgotten BEFORE DELETE ON stands
BEGIN SELECT RAISE(ABORT, 'a fact about a box'); END;
CREATE TRIGGER voids_append_only BEFORE UPDATE ON voids
BEGIN SELECT RAISE(ABORT, 'a fact about a label'); END;
CREATE TRIGGER voids_not_forgotten BEFORE DELETE ON voids
BEGIN SELECT RAISE(ABORT, 'a fact about a label'); END;
