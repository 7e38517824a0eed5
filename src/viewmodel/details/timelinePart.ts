import type { Job } from "../../domain/job/job";
import { isUnfinished } from "../../domain/job/jobState";
import type { TimelineBar, TimelineMark, TimelinePart } from "../../protocol/jobDetails";
import { hasNotRun } from "../../domain/job/jobFacts";
import { jobTimes, type JobTimes } from "../../domain/job/jobTimes";
import { distanceText } from "../job/timeText";
import type { PartContext } from "./partContext";
import { stateBadge } from "./stateBadge";
import { timelineFields } from "./timelineFields";
import { markTexts } from "./timelineMarks";
import { shareOf, spanOf } from "./timelineSpan";

/**
 * The job's times as a picture and, each once, as fields. The picture spans what happened: creation, start,
 * completion or now. While the job goes on it leaves room for what is ahead: the deadline to start of a job that
 * waits, and the expected completion.
 */
export function timelinePart(
  job: Job,
  options: { readonly described: boolean },
  context: PartContext,
): TimelinePart {
  const reported = jobTimes(job);
  const fields = timelineFields(job, options, context);
  if (Object.values(reported).every((time) => time === undefined)) {
    return { marks: [], bars: [], fields };
  }
  const times = { ...reported, now: nowOf(job, reported, context.now) };
  const { created, started, completed, now } = times;
  const span = spanOf([created, started, completed, now, ...ahead(times)].filter(isTime));
  if (span === undefined) return { marks: [], bars: [], fields };
  const place = (time: number): number | undefined => shareOf(time, span);
  return {
    marks: marks(job, times, { place, context }),
    bars: bars(job, times, { place, context }),
    fields,
  };
}

interface Picture {
  readonly place: (time: number) => number | undefined;
  readonly context: PartContext;
}

type Times = JobTimes & { readonly now: number | undefined };

function isTime(time: number | undefined): time is number {
  return time !== undefined;
}

/** While the job goes on; not when this computer's clock is behind what AWS already reported. */
function nowOf(
  job: Job,
  { created, started, completed }: JobTimes,
  now: number,
): number | undefined {
  if (completed !== undefined || !isUnfinished(job)) return undefined;
  return [created, started].every((time) => time === undefined || time <= now) ? now : undefined;
}

/** What is still to come, however far it is. */
function ahead({ startBy, started, expected, now }: Times): readonly number[] {
  if (now === undefined) return [];
  const targets = started === undefined ? [startBy, expected] : [expected];
  return targets.filter(isTime).filter((time) => time > now);
}

function marks(job: Job, times: Times, { place, context }: Picture): readonly TimelineMark[] {
  return markTexts(job, times, context)
    .flatMap(({ kind, time, label, text }) => {
      const at = place(time);
      return at === undefined ? [] : [{ key: kind, kind, label, text, at }];
    })
    .sort((a, b) => a.at - b.at);
}

/** Waiting and running; a pair of times that is the wrong way round makes no bar. */
function bars(job: Job, times: Times, { place, context }: Picture): readonly TimelineBar[] {
  const { created, startBy, started, expected, completed, now } = times;
  const { formats } = context;
  const end = completed ?? now;
  const goesOn = completed === undefined;
  const runningTone = goesOn ? "running" : stateBadge(job).tone;
  if (hasNotRun(job)) {
    const tone = goesOn ? "waiting" : stateBadge(job).tone;
    return [
      ...bar("waiting", [created, end], waited, tone),
      ...bar("ahead", [now, startBy], (time) => left(time, "the deadline to start"), "waiting"),
    ];
  }
  const rest = bar("ahead", [now, expected], (time) => left(time, "the expected end"), "running");
  if (started === undefined) {
    // No start is reported, and none is made up.
    return [...bar("running", [created, end], took, runningTone), ...rest];
  }
  return [
    ...bar("waiting", [created, started], (time) => `Waited ${formats.duration(time)}`, "waiting"),
    ...bar("running", [started, end], ran, runningTone),
    ...rest,
  ];

  function waited(time: number): string {
    return `${goesOn ? "Waiting for" : "Waited"} ${formats.duration(time)}`;
  }

  function took(time: number): string {
    const duration = formats.duration(time);
    return goesOn ? `${duration} so far` : `Took ${duration}`;
  }

  function ran(time: number): string {
    const duration = formats.duration(time);
    return goesOn ? `Running for ${duration}` : `Ran ${duration}`;
  }

  function left(time: number, target: string): string {
    return `${distanceText(time, formats)} to ${target}`;
  }

  function bar(
    kind: TimelineBar["kind"],
    [begin, finish]: readonly [number | undefined, number | undefined],
    label: (milliseconds: number) => string,
    tone: TimelineBar["tone"],
  ): readonly TimelineBar[] {
    if (begin === undefined || finish === undefined || finish < begin) return [];
    const from = place(begin);
    const to = place(finish);
    if (from === undefined || to === undefined) return [];
    return [{ kind, from, to, label: label(finish - begin), tone }];
  }
}
