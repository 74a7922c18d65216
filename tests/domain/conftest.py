"""Speed is measured in benchmarks/; on a busy machine a property that takes long is still a property."""

from hypothesis import settings

settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")
