import type { ViewKind } from "../../../src/domain/job/viewKinds";
import { statesOf, unfinishedStatesOf } from "../../../src/domain/job/jobState";
import type { Account } from "../endpoint/account";
import type { Move } from "../endpoint/mood";
import { Random } from "../endpoint/random";
import { recordAt, stateOf } from "../endpoint/heldJob";
import { stateMember } from "../endpoint/shapes";
import { wireDate } from "../endpoint/wire";
import { noon } from "./jobBuilders";

/** After whatever a run adds to its clock: AWS dates no completion before the moment at which it happens. */
const completed = wireDate(noon + 24 * 3_600_000);

/** Most unfinished jobs of an account go on to another state, some of them more than once, as jobs do. */
export function randomMoves(seed: number, account: Account, kind: ViewKind): readonly Move[] {
  const random = new Random(seed);
  const state = stateMember[kind];
  const unfinished = unfinishedStatesOf(kind);
  const final = statesOf(kind).filter((each) => !unfinished.includes(each));
  return account.shelf(kind).all.flatMap((job): readonly Move[] => {
    const isUnfinished = unfinished.includes(stateOf(kind, recordAt(job, noon)));
    if (!isUnfinished || !random.chance(0.7)) return [];
    const starts = random.between(0, 30);
    const ends = starts + random.between(0, 30);
    const about = { kind, id: job.id };
    return [
      { ...about, afterRequests: starts, members: { [state]: "RUNNING" } },
      {
        ...about,
        afterRequests: ends,
        members: { [state]: random.pick(final), PercentDone: "100.0", CompletionDate: completed },
      },
    ];
  });
}
