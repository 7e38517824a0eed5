import type { Position, TextDocument, Uri } from "vscode";
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
import type { Session } from "../../domain/session/session";
import type { Source } from "../../domain/session/source";
import type { Formats } from "../../viewmodel/text/formats";
import { type HoverContent, inSession } from "../../viewmodel/jumps/hoverContent";
import { hoverMarkdown } from "../../viewmodel/jumps/hoverMarkdown";
import { jobIdHover, type JobIdHoverInput } from "../../viewmodel/jumps/jobIdHover";
import type { ResourceWordsOf } from "../../viewmodel/job/resourceWords";
import { failureText } from "../base/failureText";
import { hoverLink } from "./hoverLinks";
import type { LoadedAccounts } from "../tree/loadedAccounts";
import type { Sessions } from "../session/sessions";
import type { ArnSources } from "../tree/arnSources";
import { foundAt, type FoundInText } from "./textUnderCursor";

/** Milliseconds: who moves the mouse over the same ARN again asks AWS nothing. */
const keptFor = 60_000;
const mostKept = 100;

/** A hover opens none. */
const noSession: Session = { profile: "", region: "" };

export interface JobHoversOptions {
  readonly sessions: Pick<Sessions, "sources" | "of" | "changed" | "nameOf">;
  /** Which session is asked about what a text names. */
  readonly sources: Pick<ArnSources, "ofArn" | "ofJob">;
  /** The session of a job's document; undefined for any other. */
  readonly sessionOf: (document: Uri) => Session | undefined;
  readonly formats: () => Formats;
  readonly now: () => number;
  readonly accounts: Pick<LoadedAccounts, "all" | "named">;
  /** The jobs that are loaded from a source. */
  readonly loadedJobs: (source: Source) => Iterable<Job>;
  readonly words: ResourceWordsOf;
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
 * What hovers say. One request for each at most, in one session, and none without a session: a hover opens no session
 * and asks the user nothing. Another hover ends the request of the one before.
 */
export class JobHovers implements Disposable {
  readonly #options: JobHoversOptions;
  /** One for all, so that a hover ends the request of the one before, whatever that was about. */
  readonly #answers: RecentAnswers<NewestJobs>;
  readonly #subscription: Disposable;

  constructor(options: JobHoversOptions) {
    this.#options = options;
    const { now, sessions } = options;
    this.#answers = new RecentAnswers({ now, keptFor, most: mostKept });
    this.#subscription = sessions.changed(() => {
      this.#answers.retain(sessions.sources);
    });
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#answers.retain([]);
  }

  /** The hover at a position, with the columns of the line that it is about. As {@link textOf}. */
  async at(
    document: TextDocument,
    position: Position,
    signal: AbortSignal,
  ): Promise<HoverOfLine | undefined> {
    const found = foundAt(document, position);
    if (found === undefined) return undefined;
    const text = await this.textOf(found, signal, this.#options.sessionOf(document.uri));
    return text === undefined ? undefined : { text, start: found.start, end: found.end };
  }

  /**
   * The hover as Markdown; undefined for what has no jobs, when nobody waits for it any more, or its session is gone.
   * @param own the session of the document
   */
  async textOf(
    found: FoundInText,
    signal: AbortSignal,
    own?: Session,
  ): Promise<string | undefined> {
    const { sessions, sources } = this.#options;
    const about = found.type === "arn" ? protectedResource(found.arn) : found;
    const isArn = typeof about === "string";
    const source = isArn ? sources.ofArn(about, own) : sources.ofJob(about, own);
    const content = isArn
      ? await this.#ofArn(about, source, signal)
      : await this.#ofJob(about, source, signal);
    if (content === undefined) return undefined;
    const isOneOfSeveral = source !== undefined && sessions.sources.length > 1;
    const named = isOneOfSeveral
      ? inSession(content, source.session, sessions.nameOf(source.session))
      : content;
    return hoverMarkdown(named, hoverLink);
  }

  async #ofArn(
    arn: string,
    source: Source | undefined,
    signal: AbortSignal,
  ): Promise<HoverContent | undefined> {
    if (isNeverBackedUp(arn)) return undefined;
    const { accounts } = this.#options;
    const session = source?.session ?? noSession;
    const named = snapshotJobIn(arn, session.region);
    if (named !== undefined) return this.#ofJob({ ...named, snapshotArn: arn }, source, signal);
    const accountIds = source === undefined ? [] : accounts.all(source);
    const answer =
      source === undefined
        ? ({ type: "noSession" } as const)
        : await this.#answer(arn, source, signal);
    if (answer === undefined) return undefined;
    const subject = arnSubject(arn);
    const maker = this.#makerOf(arn, source);
    const words = source && this.#options.words(source, arn);
    const facts = { arn, subject, answer, session, accountIds, maker, words };
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
    source: Source | undefined,
    signal: AbortSignal,
  ): Promise<HoverContent | undefined> {
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
      const page = await this.#answers.ask(source, key, signal, (own) =>
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
    return this.#options.sessions.of(source) === undefined;
  }

  get #clock(): { readonly formats: Formats; readonly now: number } {
    return { formats: this.#options.formats(), now: this.#options.now() };
  }
}
