"""Properties are not timed: the first call of some statistics loads a heavy library."""

from hypothesis import settings

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
