import { languages, type TextDocument, Uri, window, workspace } from "vscode";
import type { Disposable } from "../../base/disposables";
import type { Job } from "../../domain/job/job";
import type { Session } from "../../domain/session/session";
import type { Source } from "../../domain/session/source";
import { describedJobText, listedJobText } from "../../viewmodel/job/jobJson";
import { jobDocumentScheme } from "../base/contributions";
import { failureText } from "../base/failureText";
import type { Sessions } from "../session/sessions";
import { jobDocumentPath } from "./jobDocumentPath";

/** So many documents are kept for editors that VS Code closes and shows again. */
const kept = 100;

const gone = "// This job's text is no longer available. Open it from the view again.\n";

export interface ShowJobOptions {
  readonly job: Job;
  /** Names a job that AWS gave no id. */
  readonly jobKey: string;
  readonly source: Source;
  /** Leaves the focus where it is, as the Explorer's preview does. */
  readonly preserveFocus: boolean;
}

/**
 * Jobs as read-only JSON documents. A document holds what its own session answered when it was
 * opened; it never asks by itself, hence never another account. Opening a job again asks again.
 */
export class JobDocuments implements Disposable {
  readonly #changed: (uri: Uri) => void;
  readonly #contents = new Map<string, { readonly text: string; readonly session: Session }>();
  #asking = new AbortController();
  /** What was asked last. */
  #source: Source | undefined;

  /** @param changed called for a document whose text is new */
  constructor(changed: (uri: Uri) => void) {
    this.#changed = changed;
  }

  textOf(uri: Uri): string {
    return this.#contents.get(uri.toString())?.text ?? gone;
  }

  /** The session that answered; undefined for a document that is none of these. */
  sessionOf(uri: Uri): Session | undefined {
    return this.#contents.get(uri.toString())?.session;
  }

  /** Asks AWS for the job and shows it; a job opened meanwhile takes its place. */
  async show(options: ShowJobOptions): Promise<void> {
    this.#cancel();
    this.#source = options.source;
    const { signal } = this.#asking;
    const { job, jobKey, source } = options;
    const path = jobDocumentPath({ job, jobKey, session: source.session });
    const uri = Uri.from({ scheme: jobDocumentScheme, path });
    const { text, language } = await this.#text(options, signal);
    if (signal.aborted) return;
    this.#keep(uri, text, source.session);
    const document = await workspace.openTextDocument(uri);
    await window.showTextDocument(await inLanguage(document, language), {
      preview: true,
      preserveFocus: options.preserveFocus,
    });
  }

  /** What is under way is no longer wanted where its session was left. */
  sessionsChanged(sessions: Pick<Sessions, "of">): void {
    if (this.#source !== undefined && sessions.of(this.#source) === undefined) this.#cancel();
  }

  dispose(): void {
    this.#cancel();
  }

  #cancel(): void {
    this.#asking.abort();
    this.#asking = new AbortController();
  }

  async #text(
    { job, source: { session, gateway } }: ShowJobOptions,
    signal: AbortSignal,
  ): Promise<{ text: string; language: string }> {
    if (job.id === "") {
      const why = "AWS Backup gave this job no ID, so this is only what the list says about it.";
      return { text: listedJobText(job, why), language: "jsonc" };
    }
    try {
      const { members } = await gateway.describeJob(job.kind, job.id, signal);
      return { text: describedJobText(members), language: "json" };
    } catch (error) {
      const why = `This is what the list says about the job. ${failureText(error, session)}`;
      return { text: listedJobText(job, why), language: "jsonc" };
    }
  }

  /** The newest last; VS Code asks anew for a document that it shows already. */
  #keep(uri: Uri, text: string, session: Session): void {
    const key = uri.toString();
    this.#contents.delete(key);
    this.#contents.set(key, { text, session });
    for (const oldest of this.#contents.keys()) {
      if (this.#contents.size <= kept) break;
      this.#contents.delete(oldest);
    }
    this.#changed(uri);
  }
}

async function inLanguage(document: TextDocument, language: string): Promise<TextDocument> {
  if (document.languageId === language) return document;
  const known = await languages.getLanguages();
  return known.includes(language)
    ? languages.setTextDocumentLanguage(document, language)
    : document;
}
