import { membersOf } from "../../base/membersOf";
import type { Job } from "../../domain/job/job";
import type { JobShapes } from "./jobShapes";
import { UnusualJson } from "./jsonBytes";
import type { MemberReader } from "./memberReaders";
import { number, timeOfSeconds } from "./members";

/** What is read of a list's jobs. */
export interface ParsedList {
  /** AWS's name of the list. */
  readonly list: string;
  readonly readers: readonly MemberReader[];
  readonly shapes: JobShapes;
}

/** A list's members, as they stand in the answer. */
export interface ParsedAnswer {
  readonly jobs: readonly Job[];
  readonly nextToken: unknown;
}

/**
 * Jobs out of what JSON.parse makes of an answer.
 * @throws what the SDK is to look at
 */
export function parsedJobs(body: Buffer, { list, readers, shapes }: ParsedList): ParsedAnswer {
  const answer = structure(JSON.parse(body.toString()));
  const jobs = answer[list];
  if (!Array.isArray(jobs)) throw new UnusualJson();
  return {
    jobs: jobs.map((job: unknown) => parsedJob(structure(job), readers, shapes)),
    nextToken: answer["NextToken"] ?? null,
  };
}

function parsedJob(
  members: Readonly<Record<string, unknown>>,
  readers: readonly MemberReader[],
  shapes: JobShapes,
): Job {
  shapes.begin();
  for (const [at, reader] of readers.entries()) {
    const value = members[reader.member] ?? undefined;
    const read = value === undefined ? undefined : valueOf(reader, value);
    if (read !== undefined) shapes.set(at, read);
  }
  return shapes.end();
}

/** As the SDK takes it from a list's answer. */
function valueOf({ type, read }: MemberReader, value: unknown): unknown {
  switch (type) {
    case "time":
      if (typeof value !== "number") throw new UnusualJson();
      return timeOfSeconds(value);
    case "number":
    case "bytes":
      if (typeof value === "string") return undefined;
      if (typeof value !== "number") throw new UnusualJson();
      return number(value);
    case "text":
    case "flag":
    case "texts":
    case "numbers":
    case "structure":
      return read(value);
  }
}

function structure(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new UnusualJson();
  return membersOf(value);
}
