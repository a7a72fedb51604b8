"""Generated examples: the same on every run of the tests, new ones when they are searched for.

A test that fails on one run in fifty tells nobody whose change broke it. So `make test` tries the
same examples each time, and `make search` new ones, more of them; what it finds is mended and,
where no test of its own holds it, written down as an example.

Properties are not timed: the first call of some statistics loads a heavy library, and a busy
machine makes examples slowly.
"""

from hypothesis import HealthCheck, settings

_UNTIMED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])

settings.register_profile("repeatable", _UNTIMED, derandomize=True)
settings.register_profile("searching", _UNTIMED, max_examples=500, print_blob=True)
settings.load_profile("repeatable")
