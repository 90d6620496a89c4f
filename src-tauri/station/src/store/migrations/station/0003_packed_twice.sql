-- What was packed here and somewhere else as well, and nobody has looked for a second box yet.
CREATE INDEX commands_packed_twice ON commands (seq)
    WHERE closed_at = 0 AND delivery = 'by_other'
        AND act IN ('pack', 'pack_without_shipment', 'pack_for_channel');
