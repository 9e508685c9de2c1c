"""From bytes to a checked call and back, by the operation table: what all providers share."""
