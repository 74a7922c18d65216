"""A list of trainees coming in: its shape, what is known, what is wrong by cell."""
