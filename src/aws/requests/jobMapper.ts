import { membersOf } from "../../base/membersOf";
import type { Job, JobKind } from "../../domain/job/job";
import { jobMembers } from "../../domain/job/jobMembers";
import { perKind } from "../../domain/job/perKind";
import { JobValues } from "./jobValues";
import { memberReaders, readMembers } from "./memberReaders";

/** Answers of the SDK as lean jobs: the members of the table. Never throws, whatever AWS sends. */
export class JobMapper {
  readonly #values = new JobValues();
  readonly #readers = perKind((kind) => memberReaders(jobMembers[kind], this.#values));

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
