CREATE TABLE meta (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE packages (
    id INTEGER PRIMARY KEY,
    number TEXT NOT NULL,
    order_number TEXT NOT NULL,
    tracking_number TEXT NOT NULL,
    -- 0 waiting, 1 packed, 2 sent or ended
    shelf INTEGER NOT NULL CHECK (shelf IN (0, 1, 2)),
    state TEXT NOT NULL,
    -- What the OMS called it, shown where we do not know it.
    state_words TEXT NOT NULL,
    due_at INTEGER NOT NULL,
    modified_at INTEGER NOT NULL,
    asked INTEGER NOT NULL,
    asked_at INTEGER NOT NULL,
    steady INTEGER NOT NULL,
    gone INTEGER NOT NULL DEFAULT 0 CHECK (gone IN (0, 1)),
    recipient TEXT NOT NULL,
    city TEXT NOT NULL,
    pieces INTEGER,
    channel TEXT NOT NULL,
    carrier TEXT NOT NULL,
    folded TEXT NOT NULL,
    body TEXT NOT NULL
) STRICT;

CREATE INDEX packages_by_shelf ON packages (shelf, due_at, id);
CREATE INDEX packages_by_end ON packages (shelf, modified_at DESC, id);
CREATE INDEX packages_by_number ON packages (number);
CREATE INDEX packages_by_order ON packages (order_number);
CREATE INDEX packages_by_tracking ON packages (tracking_number) WHERE tracking_number <> '';

-- The highest number is asked for at each start.
CREATE INDEX packages_by_asked ON packages (asked);
-- The lowest by each sweep, of those that have not ended.
CREATE INDEX packages_open_by_asked ON packages (asked)
    WHERE gone = 0 AND state NOT IN ('delivered', 'cancelled');

-- What the OMS tells beside what a package has a place for, as it came: names and JSON.
CREATE TABLE others (
    package INTEGER PRIMARY KEY,
    fields TEXT NOT NULL
) STRICT;

-- What packages refer to and a person chooses from.
CREATE TABLE carriers (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL
) STRICT;
CREATE TABLE reasons (
    place INTEGER PRIMARY KEY,
    id INTEGER NOT NULL,
    name TEXT NOT NULL
) STRICT;

CREATE VIRTUAL TABLE search USING fts5 (
    folded, content = 'packages', content_rowid = 'id', tokenize = 'trigram'
);
CREATE TRIGGER search_insert AFTER INSERT ON packages
BEGIN INSERT INTO search (rowid, folded) VALUES (NEW.id, NEW.folded); END;
-- Rewriting an index row costs as much as the package itself, so only a changed text does it.
CREATE TRIGGER search_update AFTER UPDATE OF folded ON packages WHEN OLD.folded <> NEW.folded
BEGIN
    INSERT INTO search (search, rowid, folded) VALUES ('delete', OLD.id, OLD.folded);
    INSERT INTO search (rowid, folded) VALUES (NEW.id, NEW.folded);
END;
