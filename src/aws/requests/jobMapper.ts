import { type Members, membersOf } from "../../base/membersOf";
import type { Job, JobKind } from "../../domain/job/job";
import { jobMembers } from "../../domain/job/jobMembers";
import type { MemberRow, StructureRow } from "../../domain/job/memberRow";
import { perKind } from "../../domain/job/perKind";
import { JobValues } from "./jobValues";
import { flag, number, numbersOf, text, textsOf, time } from "./members";

/** Reads one of our members from the member of an answer that holds it. */
interface Reader {
  readonly name: string;
  readonly member: string;
  /** @returns undefined for a value that counts as missing */
  readonly read: (value: unknown) => unknown;
}

type Rows = Readonly<Record<string, MemberRow | StructureRow>>;

/**
 * Answers of the SDK as lean jobs: the members of the table, of the right type only, repeated values shared.
 * Never throws, whatever AWS sends.
 */
export class JobMapper {
  readonly #values = new JobValues();
  readonly #readers = perKind((kind) => readersOf(jobMembers[kind], this.#values));

  jobs(kind: JobKind, answers: unknown): readonly Job[] {
    if (!Array.isArray(answers)) return [];
    return answers.map((answer: unknown) => this.job(kind, answer));
  }

  job(kind: JobKind, answer: unknown): Job {
    const job: Writable<Job> = { kind, id: "", state: "" };
    readMembers(job, membersOf(answer), this.#readers[kind]);
    return job;
  }
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** Sets what has a value. Lists have 100,000 jobs: what can be found out from the table is found out before. */
function readMembers(
  target: Record<string, unknown>,
  from: Members,
  readers: readonly Reader[],
): void {
  for (const { name, member, read } of readers) {
    const value = from[member];
    // AWS prints null for what a job does not have; the SDK leaves it out.
    if (value === undefined || value === null) continue;
    const checked = read(value);
    if (checked !== undefined) target[name] = checked;
  }
}

/** @param structure the path of the structure that holds the rows' members */
function readersOf(rows: Rows, values: JobValues, structure = ""): readonly Reader[] {
  return Object.entries(rows).map(([name, row]) => {
    const [member = "", inner] = row.path.slice(structure.length).split(".");
    const read = reading(row, values);
    if (inner === undefined) return { name, member, read };
    return { name, member, read: (value) => read(membersOf(value)[inner]) };
  });
}

function reading(row: MemberRow | StructureRow, values: JobValues): Reader["read"] {
  switch (row.type) {
    case "text":
      return row.unique ? text : (value) => values.text(value);
    case "flag":
      return flag;
    case "time":
      return time;
    case "number":
    case "bytes":
      return number;
    case "texts":
      return (value) => values.record(textsOf(value));
    case "numbers":
      return (value) => values.record(numbersOf(value));
    case "structure": {
      const readers = readersOf(row.members, values, `${row.path}.`);
      return (value) => {
        const record = {};
        readMembers(record, membersOf(value), readers);
        return values.record(record);
      };
    }
  }
}
