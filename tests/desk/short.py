"""A desk whose visits are idle after some seconds, where the real one waits for ten minutes; all else is as it is."""

import sys

from feuillet import cli
from feuillet.desk.printing import counter, visits

IDLE_SECONDS, REST_SECONDS = 90.0, 3.0

if __name__ == "__main__":
    visits.IDLE_SECONDS = IDLE_SECONDS
    counter.REST_SECONDS = REST_SECONDS
    sys.exit(cli.main())
