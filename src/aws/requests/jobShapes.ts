import type { Job, JobKind } from "../../domain/job/job";
import type { MemberSetter, OpenJob } from "./memberSetters";

type Writable<T> = { -readonly [K in keyof T]: T[K] };
type NewJob = Writable<Job> & OpenJob;

/** A member that jobs may have. */
export interface ShapeMember {
  readonly name: string;
  readonly set: MemberSetter;
}

/** The jobs with the same members. */
interface Shape {
  /** A new job with empty members. */
  readonly bare: () => NewJob;
  /** Numbers of the members, as bits. */
  readonly low: number;
  readonly high: number;
  readonly members: readonly { readonly at: number; readonly set: MemberSetter }[];
}

/** Bits in a number that V8 keeps without an object. */
const bits = 30;
/** Shapes that are kept: the jobs of somebody else may all differ. */
const knownShapes = 64;

type Copy = (template: NewJob) => NewJob;

/**
 * A spread for each template. V8 copies fast what it has met at most four kinds of at the same place in the code, and so
 * these are as many places. AWS's jobs of a kind have some ten shapes.
 */
const copies: readonly Copy[] = [
  (template) => ({ ...template }),
  (template) => ({ ...template }),
  (template) => ({ ...template }),
  (template) => ({ ...template }),
  (template) => ({ ...template }),
  (template) => ({ ...template }),
  (template) => ({ ...template }),
  (template) => ({ ...template }),
  (template) => ({ ...template }),
  (template) => ({ ...template }),
  (template) => ({ ...template }),
  (template) => ({ ...template }),
];

/**
 * Makes jobs of values that came one by one. Those with the same members are copies of one template, which JSON.parse has made:
 * V8 keeps the members of its objects, and of copies of these, in the object itself. A member that is set
 * later stands in an array beside the object, with room for others. It takes 17 to 32 bytes a job less, and two thirds of the
 * time (measured).
 */
export class JobShapes {
  readonly #kind: JobKind;
  readonly #members: readonly ShapeMember[];
  readonly #values: unknown[];
  /** Which of the values are numbers, each once. */
  readonly #numbers: number[] = [];
  readonly #shapes: Shape[] = [];
  #last: Shape | undefined;
  #low = 0;
  #high = 0;

  /** @param members at most sixty */
  constructor(kind: JobKind, members: readonly ShapeMember[]) {
    this.#kind = kind;
    this.#members = members;
    this.#values = members.map(() => undefined);
  }

  /** A job begins. */
  begin(): void {
    this.#numbers.length = 0;
    this.#low = 0;
    this.#high = 0;
  }

  /** @param at number of the member */
  set(at: number, value: unknown): void {
    this.#values[at] = typeof value === "number" ? this.#shared(at, value) : value;
    if (at < bits) this.#low |= 1 << at;
    else this.#high |= 1 << (at - bits);
  }

  /** The job with the values that were set. */
  end(): Job {
    const { bare, members } = this.#isOf(this.#last) ? this.#last : this.#shape();
    const job = bare();
    const values = this.#values;
    for (const { at, set } of members) set(job, values[at]);
    return job;
  }

  /** The same number of the job, if it has one: V8 keeps a large one as an object, and what is copied is not made anew. */
  #shared(at: number, value: number): unknown {
    const values = this.#values;
    for (const other of this.#numbers) if (values[other] === value) return values[other];
    this.#numbers.push(at);
    return value;
  }

  #has(at: number): boolean {
    return ((at < bits ? this.#low >> at : this.#high >> (at - bits)) & 1) === 1;
  }

  #isOf(shape: Shape | undefined): shape is Shape {
    return shape?.low === this.#low && shape.high === this.#high;
  }

  #shape(): Shape {
    const shape = this.#shapes.find((each) => this.#isOf(each)) ?? this.#newShape();
    this.#last = shape;
    return shape;
  }

  #newShape(): Shape {
    const members = this.#members.flatMap(({ name, set }, at) =>
      this.#has(at) ? { name, at, set } : [],
    );
    const copy = copies[this.#shapes.length];
    const shape: Shape = {
      low: this.#low,
      high: this.#high,
      members,
      bare: copy === undefined ? () => bareJob(this.#kind) : copyOf(copy, this.#kind, members),
    };
    if (this.#shapes.length < knownShapes) this.#shapes.push(shape);
    return shape;
  }
}

function bareJob(kind: JobKind): NewJob {
  return { kind, id: "", state: "" };
}

/** Makes jobs with these members, whose values are still to be set. */
function copyOf(copy: Copy, kind: JobKind, members: readonly ShapeMember[]): Shape["bare"] {
  const job = bareJob(kind);
  const empty = Object.fromEntries(members.map(({ name }) => [name, ""]));
  const template: unknown = JSON.parse(JSON.stringify({ ...job, ...empty }));
  return isNewJob(template) ? () => copy(template) : () => bareJob(kind);
}

function isNewJob(value: unknown): value is NewJob {
  return typeof value === "object" && value !== null && "kind" in value;
}
