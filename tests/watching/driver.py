"""Goes round once through a feed on this machine, in a process that may be killed."""

import sys
from pathlib import Path

from watching.made_up import RUN, PlainReader, feed_of

from garant.cli.watch import StoppableClock
from garant.ledger import Ledger
from garant.watching import Asker, Intake, Plan, State, Watch

if __name__ == "__main__":
    folder, origin = Path(sys.argv[1]), sys.argv[2]
    plan = Plan(
        contact="desk@example.org",
        feeds=(feed_of(f"{origin}/feed", every=0.5),),
        delay_seconds=0.01,
        inside=(origin,),
    )
    clock = StoppableClock()
    with (
        Ledger.open(f"sqlite:///{folder / 'garant.db'}") as ledger,
        State(folder / "state") as state,
        clock.stopped_by_signals(),
    ):
        asker = Asker(state, clock, plan.contact, plan.delay_seconds, plan.inside)
        intake = Intake(ledger, RUN, PlainReader())

        def tell(event):
            print(event.line(), flush=True)  # noqa: T201

        Watch(plan, state, asker, intake, clock, tell).run(once="once" in sys.argv)
