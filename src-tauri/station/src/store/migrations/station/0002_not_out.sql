-- What did not come out and nobody has dealt with: counted whenever the screen is drawn.
CREATE INDEX prints_not_out ON prints (id)
    WHERE closed_at = 0 AND progress IN ('failed', 'expired', 'cancelled');
