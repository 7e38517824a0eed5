import type { Job } from "../../domain/job/job";
import { isUnfinished } from "../../domain/job/jobState";
import type { TimelineBar, TimelineMark, TimelinePart } from "../../protocol/jobDetails";
import { hasNotRun } from "../../domain/job/jobFacts";
import { jobTimes, type JobTimes } from "../../domain/job/jobTimes";
import type { PartContext } from "./partContext";
import { stateBadge } from "./stateBadge";
import { shareOf, spanOf } from "./timelineSpan";
import { markTexts, timelineText, waitedText } from "./timelineText";

/** A job that has just begun is drawn as if it had run this long, so that its target is in the picture. */
const leastSpan = 10 * 60_000;

/**
 * The job's times as a picture and in words. The picture spans what happened: creation, start, completion
 * or now. The deadline to start and the expected completion join it unless they lie outside by more than
 * three times what is there already: then they stand in the text alone.
 */
export function timelinePart(job: Job, context: PartContext): TimelinePart {
  const times = jobTimes(job);
  const text = timelineText(job, times, context);
  const { created, startBy, started, expected, completed } = times;
  const reported = [created, startBy, started, expected, completed].some(isTime);
  if (!reported) return { marks: [], bars: [], text };
  const now = nowOf(job, times, context.now);
  const span = spanOf(
    [created, started, completed, now].filter(isTime),
    [startBy, expected].filter(isTime),
    now === undefined ? 0 : leastSpan,
  );
  const place = (time: number): number | undefined => shareOf(time, span);
  return {
    marks: marks(job, { ...times, now }, { place, context }),
    bars: bars(job, { ...times, now }, { place, context }),
    text,
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
  const { created, started, completed, now } = times;
  const { formats } = context;
  const end = completed ?? now;
  const goesOn = completed === undefined;
  const runningTone = goesOn ? "running" : stateBadge(job).tone;
  if (hasNotRun(job)) {
    const tone = goesOn ? "waiting" : stateBadge(job).tone;
    return bar("waiting", created, end, (time) => waitedText(time, goesOn, formats), tone);
  }
  if (started === undefined) {
    // No start is reported, and none is made up.
    return bar("running", created, end, (time) => took(time), runningTone);
  }
  return [
    ...bar("waiting", created, started, (time) => waitedText(time, false, formats), "waiting"),
    ...bar("running", started, end, (time) => ran(time), runningTone),
  ];

  function took(time: number): string {
    const duration = formats.duration(time);
    return goesOn ? `${duration} so far` : `Took ${duration}`;
  }

  function ran(time: number): string {
    const duration = formats.duration(time);
    return goesOn ? `Running for ${duration}` : `Ran ${duration}`;
  }

  function bar(
    kind: TimelineBar["kind"],
    begin: number | undefined,
    finish: number | undefined,
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
