import { setImmediate as nextTask } from "node:timers/promises";
import type { Job, JobKind } from "../../domain/job/job";
import { jobMembers } from "../../domain/job/jobMembers";
import { JobValues } from "./jobValues";
import { JsonBytes, openBrace, openBracket, quote, UnusualJson } from "./jsonBytes";
import { type MemberReader, memberReaders } from "./memberReaders";
import { number, text, timeOfSeconds } from "./members";
import { JobShapes } from "./jobShapes";
import { memberSetters, type MemberSetter } from "./memberSetters";
import { type ParsedList, parsedJobs } from "./parsedJobs";
import { PlainBytes } from "./plainBytes";
import { SharedTexts } from "./sharedTexts";

export interface JobListOptions {
  readonly kind: JobKind;
  /** AWS's name of the list. */
  readonly member: string;
  /** AWS's names of the members of a job in it. The SDK drops others. */
  readonly listed: ReadonlySet<string>;
}

/** An answer with a list of jobs. */
export interface JobListAnswer {
  readonly jobs: readonly Job[];
  readonly nextToken: string | undefined;
}

/** A member of the table, and what helps to read it fast. */
interface ListedMember {
  readonly reader: MemberReader;
  /** As JSON has it, with quotes and colon. */
  readonly key: PlainBytes;
  readonly set: MemberSetter;
  /** Its number in the shapes of jobs. */
  readonly at: number;
  readonly records: { readonly bytes: PlainBytes; readonly value: unknown }[];
  /** Number of the job that had the member last. */
  lastJob: number;
  /** Its last text in this page, of those that jobs repeat, and where that is, with quotes: the next one is often the same. */
  lastText: string;
  lastStart: number;
  /** The same as the start where there is none. */
  lastEnd: number;
}

/**
 * Bytes of a page of a few hundred jobs. Code that walks bytes takes five times as long as JSON.parse until V8 has compiled it, and
 * the first pages of a view are what somebody waits for (measured: 16 and 3 ms for 100 jobs). Large pages come later, and many.
 */
const firstPages = 300_000;

/** Jobs that are read at a time, before somebody looks at the clock. */
const fewJobs = 50;
/** Milliseconds for one task. The first large page takes some 60 before V8 has compiled what reads it, later ones some 7 (measured). */
const longestTask = 10;

const colon = 0x3a;
const comma = 0x2c;
const closeBracket = 0x5d;
const closeBrace = 0x7d;
const words = { null: plain("null"), true: plain("true"), false: plain("false") };

/** Records of one member whose bytes are compared with those that come. */
const knownRecords = 16;
/** Bytes; longer ones are not kept. */
const longestRecord = 2000;

/**
 * Reads the bytes of an answer straight into lean jobs, the same as `JobMapper` makes of what the SDK makes of them. What AWS
 * does not write so (members twice, times that are no numbers, what is no JSON) it leaves to those two.
 */
export class JobListReader {
  /** AWS's name of the list. */
  readonly #list: string;
  readonly #texts = new SharedTexts();
  readonly #members: ReadonlyMap<string, ListedMember>;
  /** The members in the order in which the last jobs had them. */
  readonly #order: (ListedMember | undefined)[] = [];
  readonly #shapes: JobShapes;
  readonly #parsed: ParsedList;
  #job = 0;
  /** Resolves when the pages before are read. */
  #pages: Promise<unknown> = Promise.resolve();

  constructor({ kind, member, listed }: JobListOptions) {
    this.#list = member;
    const members = memberReaders(jobMembers[kind], new JobValues())
      .filter((reader) => listed.has(reader.member))
      .flatMap(listedMember)
      .map((member, at): ListedMember => ({ ...member, at }));
    this.#shapes = new JobShapes(
      kind,
      members.map(({ reader: { name }, set }) => ({ name, set })),
    );
    const readers = members.map(({ reader }) => reader);
    this.#parsed = { list: member, readers, shapes: this.#shapes };
    this.#members = new Map(members.map((each) => [each.reader.member, each]));
  }

  /** @returns undefined for an answer that is not as AWS writes it */
  async read(body: Buffer): Promise<JobListAnswer | undefined> {
    try {
      if (body.length > firstPages) return await this.#readLarge(body);
      const { jobs, nextToken } = parsedJobs(body, this.#parsed);
      return { jobs, nextToken: tokenOf(nextToken) ?? undefined };
    } catch {
      // Whatever it was: the SDK says what is wrong with the answer.
      return undefined;
    }
  }

  /** Reads one page after the other, each in several tasks. */
  #readLarge(body: Buffer): Promise<JobListAnswer> {
    const read = this.#pages.then(() => inTasks(this.#answer(new JsonBytes(body))));
    this.#pages = read.catch(() => undefined);
    return read;
  }

  *#answer(json: JsonBytes): Generator<undefined, JobListAnswer> {
    let jobs: readonly Job[] | undefined;
    let nextToken: string | null | undefined;
    json.expect(openBrace);
    do {
      const key = keyOf(json);
      json.next();
      if (key === this.#list && jobs === undefined) jobs = yield* this.#jobs(json);
      else if (key === "NextToken" && nextToken === undefined) nextToken = tokenOf(json.value());
      else if (key === this.#list || key === "NextToken") throw new UnusualJson();
      else json.value();
    } while (json.takes(comma));
    json.expect(closeBrace);
    if (json.next() !== undefined || jobs === undefined) throw new UnusualJson();
    return { jobs, nextToken: nextToken ?? undefined };
  }

  *#jobs(json: JsonBytes): Generator<undefined, readonly Job[]> {
    const jobs: Job[] = [];
    for (const member of this.#members.values()) member.lastEnd = member.lastStart;
    json.expect(openBracket);
    if (json.takes(closeBracket)) return jobs;
    do {
      jobs.push(this.#readJob(json));
      if (jobs.length % fewJobs === 0) yield;
    } while (json.takes(comma));
    json.expect(closeBracket);
    return jobs;
  }

  #readJob(json: JsonBytes): Job {
    this.#job++;
    this.#shapes.begin();
    json.expect(openBrace);
    if (json.takes(closeBrace)) return this.#shapes.end();
    let place = 0;
    do {
      const member = this.#member(json, place++);
      json.next();
      if (member === undefined) {
        if (!json.takesAll(words.null)) json.value();
        continue;
      }
      if (member.lastJob === this.#job) throw new UnusualJson();
      member.lastJob = this.#job;
      const value = json.takesAll(words.null) ? undefined : this.#value(json, member);
      if (value !== undefined) this.#shapes.set(member.at, value);
    } while (json.takes(comma));
    json.expect(closeBrace);
    return this.#shapes.end();
  }

  /** The member whose key comes next; undefined for one that the table has not. */
  #member(json: JsonBytes, place: number): ListedMember | undefined {
    const expected = this.#order[place];
    if (expected !== undefined && json.takesAll(expected.key)) return expected;
    const member = this.#members.get(keyOf(json));
    // More members than the table has are no order to go by.
    if (place < this.#members.size) this.#order[place] = member;
    return member;
  }

  #value(json: JsonBytes, member: ListedMember): unknown {
    const { reader, records } = member;
    const isText = json.bytes[json.at] === quote;
    switch (reader.type) {
      case "text":
        if (!isText) return void json.value();
        return text(reader.isUnique ? json.text() : this.#sharedText(json, member));
      case "flag":
        if (json.takesAll(words.true)) return true;
        return json.takesAll(words.false) ? false : reader.read(json.value());
      case "time":
        // The SDK refuses the whole answer for other texts than numbers.
        return timeOfSeconds(json.number());
      case "number":
      case "bytes":
        return isText ? void json.value() : number(json.number());
      case "texts":
      case "numbers":
      case "structure":
        return recordOf(json, reader, records);
    }
  }

  #sharedText(json: JsonBytes, member: ListedMember): string {
    const start = json.at;
    const { lastStart, lastEnd } = member;
    const length = lastEnd - lastStart;
    if (length > 0 && json.plain.isSame(start, json.plain, lastStart, length)) {
      json.at = start + length;
      return member.lastText;
    }
    member.lastText = this.#texts.take(json);
    member.lastStart = start;
    member.lastEnd = json.at;
    return member.lastText;
  }
}

/** Does work that can be interrupted, in tasks of {@link longestTask} each. Whoever goes on with its result begins another. */
async function inTasks<Result>(work: Generator<undefined, Result>): Promise<Result> {
  let started = performance.now();
  for (;;) {
    const { done, value } = work.next();
    if (done !== true && performance.now() - started < longestTask) continue;
    await nextTask();
    if (done === true) return value;
    started = performance.now();
  }
}

const setters: ReadonlyMap<string, MemberSetter> = new Map(Object.entries(memberSetters));

function listedMember(reader: MemberReader): readonly Omit<ListedMember, "at">[] {
  const set = setters.get(reader.name);
  if (set === undefined) return [];
  return [
    {
      reader,
      set,
      key: plain(`${JSON.stringify(reader.member)}:`),
      records: [],
      lastJob: 0,
      lastText: "",
      lastStart: 0,
      lastEnd: 0,
    },
  ];
}

function plain(text: string): PlainBytes {
  return new PlainBytes(Buffer.from(text));
}

function keyOf(json: JsonBytes): string {
  const key = json.next() === quote ? json.plainText() : undefined;
  if (key === undefined) throw new UnusualJson();
  json.expect(colon);
  return key;
}

function tokenOf(value: unknown): string | null {
  if (value === null || typeof value === "string") return value;
  throw new UnusualJson();
}

/** A map or structure: of the same bytes, it is the same. */
function recordOf(
  json: JsonBytes,
  reader: MemberReader,
  records: ListedMember["records"],
): unknown {
  const { bytes, at } = json;
  for (const known of records) {
    if (json.takesAll(known.bytes)) return known.value;
  }
  const value = reader.read(json.value());
  // What ends without a bracket could go on.
  if (bytes[at] !== openBrace || json.at - at > longestRecord) return value;
  if (records.length === knownRecords) records.shift();
  records.push({ bytes: new PlainBytes(Buffer.from(bytes.subarray(at, json.at))), value });
  return value;
}
