import type { Position, TextDocument } from "vscode";
import type { Disposable } from "../../base/disposables";
import { BackupError } from "../../domain/query/backupError";
import { describeAnySpelling } from "../../domain/jumps/describeAnySpelling";
import { snapshotJobIn } from "../../domain/job/snapshotJob";
import type { Job } from "../../domain/job/job";
import { pointMaker } from "../../domain/job/pointMaker";
import type { JobGateway } from "../../domain/query/jobGateway";
import { isNeverBackedUp } from "../../domain/arn/neverBackedUp";
import { newestJobs, type NewestJobs } from "../../domain/jumps/newestJobs";
import { arnSubject, newestQuery } from "../../domain/query/newestQuery";
import { protectedResource } from "../../domain/arn/protectedResource";
import { RecentAnswers } from "../../domain/jumps/recentAnswers";
import { type ArnAnswer, arnHover } from "../../viewmodel/jumps/arnHover";
import type { Source } from "../../domain/session/source";
import type { Formats } from "../../viewmodel/text/formats";
import type { HoverContent } from "../../viewmodel/jumps/hoverContent";
import { hoverMarkdown } from "../../viewmodel/jumps/hoverMarkdown";
import { jobIdHover, type JobIdHoverInput } from "../../viewmodel/jumps/jobIdHover";
import { failureText } from "../base/failureText";
import { hoverLink } from "./hoverLinks";
import type { LoadedAccounts } from "../tree/loadedAccounts";
import type { LiveSession } from "../session/liveSession";
import { foundAt, type FoundInText } from "./textUnderCursor";

/** Milliseconds: who moves the mouse over the same ARN again asks AWS nothing. */
const keptFor = 60_000;
const mostKept = 100;

export interface JobHoversOptions {
  /** What is asked about an ARN or an id in a text is asked in the session in use. */
  readonly current: Pick<LiveSession, "source" | "session" | "changed">;
  readonly formats: () => Formats;
  readonly now: () => number;
  readonly accounts: Pick<LoadedAccounts, "all" | "named">;
  /** The jobs that are loaded from a source. */
  readonly loadedJobs: (source: Source) => Iterable<Job>;
}

type Asked =
  | { readonly type: "page"; readonly page: NewestJobs }
  | { readonly type: "failed"; readonly sentence: string };

export interface HoverOfLine {
  /** Markdown. */
  readonly text: string;
  readonly start: number;
  /** Behind the last character. */
  readonly end: number;
}

/**
 * What hovers say. One request for each at most, and none without a session: a hover opens no session and
 * asks the user nothing. Another hover ends the request of the one before.
 */
export class JobHovers implements Disposable {
  readonly #options: JobHoversOptions;
  /** One for all, so that a hover ends the request of the one before, whatever that was about. */
  readonly #answers: RecentAnswers<NewestJobs>;
  readonly #subscription: Disposable;

  constructor(options: JobHoversOptions) {
    this.#options = options;
    const { now, current } = options;
    this.#answers = new RecentAnswers({ now, keptFor, most: mostKept });
    this.#subscription = current.changed(() => {
      this.#answers.clear();
    });
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#answers.clear();
  }

  /** The hover at a position, with the columns of the line that it is about. As {@link textOf}. */
  async at(
    document: TextDocument,
    position: Position,
    signal: AbortSignal,
  ): Promise<HoverOfLine | undefined> {
    const found = foundAt(document, position);
    if (found === undefined) return undefined;
    const text = await this.textOf(found, signal);
    return text === undefined ? undefined : { text, start: found.start, end: found.end };
  }

  /** The hover as Markdown; undefined for what has no jobs, when nobody waits for it any more, or its session is gone. */
  async textOf(found: FoundInText, signal: AbortSignal): Promise<string | undefined> {
    const content =
      found.type === "arn"
        ? await this.#ofArn(protectedResource(found.arn), signal)
        : await this.#ofJob(found, signal);
    return content && hoverMarkdown(content, hoverLink);
  }

  async #ofArn(arn: string, signal: AbortSignal): Promise<HoverContent | undefined> {
    if (isNeverBackedUp(arn)) return undefined;
    const { current, accounts } = this.#options;
    const { source, session } = current;
    const named = snapshotJobIn(arn, session.region);
    if (named !== undefined) return this.#ofJob({ ...named, snapshotArn: arn }, signal);
    const accountIds = source === undefined ? [] : accounts.all(source);
    const answer =
      source === undefined
        ? ({ type: "noSession" } as const)
        : await this.#answer(arn, source, signal);
    if (answer === undefined) return undefined;
    const subject = arnSubject(arn);
    const maker = this.#makerOf(arn, source);
    const facts = { arn, subject, answer, session, accountIds, maker };
    return arnHover({ ...facts, ...this.#clock });
  }

  /** No list has the backup job of a recovery point: it is looked for in the jobs that are there. */
  #makerOf(arn: string, source: Source | undefined): Job | undefined {
    if (source === undefined || arnSubject(arn) !== "recoveryPoint") return undefined;
    return pointMaker(arn, this.#options.loadedJobs(source));
  }

  async #answer(arn: string, source: Source, signal: AbortSignal): Promise<ArnAnswer | undefined> {
    const namedAccountIds = this.#options.accounts.named(source).ofArn(arn);
    const query = newestQuery(arn, source.session.region, namedAccountIds);
    if (query.type !== "ask") return query;
    const { accountId = "" } = query.query;
    const asked = await this.#ask(`${arn} ${accountId}`, source, signal, (gateway, own) =>
      newestJobs(query, gateway, own),
    );
    return asked?.type === "page" ? { type: "jobs", query, page: asked.page } : asked;
  }

  async #ofJob(
    { kind, id, snapshotArn }: Pick<JobIdHoverInput, "kind" | "id" | "snapshotArn">,
    signal: AbortSignal,
  ): Promise<HoverContent | undefined> {
    const { source } = this.#options.current;
    const asks = { kind, id, snapshotArn, ...this.#clock };
    if (source === undefined) return jobIdHover({ ...asks, answer: undefined });
    const asked = await this.#ask(`${kind} job ${id}`, source, signal, async (gateway, own) => {
      const job = await describeAnySpelling({ kind, id }, gateway, own);
      return { newest: job, completed: undefined, lookedAt: 1, isComplete: true };
    });
    if (asked === undefined) return undefined;
    const job = asked.type === "page" ? asked.page.newest : undefined;
    const answer: JobIdHoverInput["answer"] =
      asked.type === "failed" ? asked : job && { type: "job", job };
    return jobIdHover({ ...asks, answer });
  }

  /** undefined when nobody waits any more. A failure is said in words, and asked for anew the next time. */
  async #ask(
    key: string,
    source: Source,
    signal: AbortSignal,
    work: (gateway: JobGateway, signal: AbortSignal) => Promise<NewestJobs>,
  ): Promise<Asked | undefined> {
    try {
      const page = await this.#answers.ask(key, signal, (own) =>
        source.gateway.quietly(() => work(source.gateway, own)),
      );
      return this.#isLeft(source) || signal.aborted ? undefined : { type: "page", page };
    } catch (error) {
      const isOver = error instanceof BackupError && error.kind === "cancelled";
      if (isOver || signal.aborted || this.#isLeft(source)) return undefined;
      return { type: "failed", sentence: failureText(error, source.session) };
    }
  }

  #isLeft(source: Source): boolean {
    return this.#options.current.source !== source;
  }

  get #clock(): { readonly formats: Formats; readonly now: number } {
    return { formats: this.#options.formats(), now: this.#options.now() };
  }
}
