-- What a colleague had done already: of packing somebody has to look whether there is a second box.
CREATE INDEX commands_by_other ON commands (seq) WHERE closed_at = 0 AND delivery = 'by_other';
-- What was packed lately: looked through at every change, for labels that print by themselves.
CREATE INDEX commands_packs ON commands (made_at)
    WHERE act IN ('pack', 'pack_without_shipment', 'pack_for_channel');
