"""Access, audit, history, jobs, files and web: what every office system needs, without a word of this domain."""
