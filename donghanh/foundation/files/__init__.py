"""Files, kept once by their digest, never changed, and handed out only to whom their owner allows."""
