import os from "node:os";
import {
  env,
  ProcessExecution,
  Task,
  type TaskExecution,
  TaskPanelKind,
  type TaskProcessStartEvent,
  TaskRevealKind,
  tasks,
  TaskScope,
  UIKind,
  window,
  workspace,
} from "vscode";
import { Emitter } from "../../base/emitter";
import { oneLine } from "../../viewmodel/text/plainText";
import { type SignIn, signInCommand, signInProgram } from "../../viewmodel/text/signInCommand";
import { commandIds } from "../base/contributions";
import { copyText } from "../base/copyText";
import type { NotificationAction, Notifications } from "../base/notifications";

export interface SignInsOptions {
  readonly notifications: Pick<Notifications, "information" | "failure">;
  /** A sign-in has ended well: what failed for want of it may work now. */
  readonly signedIn: () => void;
}

/**
 * Signs profiles in with the AWS CLI, as a task: a program with its arguments, in a terminal that the user sees. Of one
 * profile there is one at a time.
 */
export class SignIns {
  /** One has begun or ended. */
  readonly changed: Emitter<void>["event"];
  readonly #changes = new Emitter<void>();
  readonly #options: SignInsOptions;
  /** By the name of the task, which is that of its terminal. */
  readonly #running = new Set<string>();
  #asked = 0;
  /** VS Code would use the terminal of a program that it did not find again, and wait there for ever (1.139). */
  #hasBrokenTerminal = false;

  constructor(options: SignInsOptions) {
    this.#options = options;
    this.changed = this.#changes.event;
  }

  get isRunning(): boolean {
    return this.#running.size > 0;
  }

  /** What the user is asked for elsewhere is part of a sign-in, too. */
  async during<T>(asked: () => Promise<T>): Promise<T> {
    const name = `asked ${++this.#asked}`;
    this.#set(name, true);
    try {
      return await asked();
    } finally {
      this.#set(name, false);
    }
  }

  async copy(signIn: SignIn): Promise<void> {
    await copyText(signInCommand(signIn, browser()), "the sign-in command");
  }

  /** Resolves when the sign-in has begun. A second one of the same profile shows the first. */
  async run(signIn: SignIn): Promise<void> {
    const name = taskName(signIn);
    if (this.#running.has(name)) {
      window.terminals.find((terminal) => terminal.name.endsWith(name))?.show(true);
      return;
    }
    const refusal = refusalOf(signIn);
    if (refusal !== undefined) {
      const text = `${refusal} Run the sign-in command in a terminal.`;
      this.#options.notifications.information(text, [this.#copying(signIn)]);
      return;
    }
    this.#set(name, true);
    try {
      const task = taskOf(signIn, name);
      task.presentationOptions = {
        reveal: TaskRevealKind.Always,
        panel: this.#hasBrokenTerminal ? TaskPanelKind.New : TaskPanelKind.Dedicated,
        // Only `aws login --remote` waits for what the user types.
        focus: signIn.service === "login" && browser() === "elsewhere",
      };
      this.#follow(await tasks.executeTask(task), signIn, name);
    } catch (error) {
      this.#set(name, false);
      throw error;
    }
  }

  dispose(): void {
    this.#changes.dispose();
  }

  #follow(execution: TaskExecution, signIn: SignIn, name: string): void {
    let hasProcess = true;
    let exitCode: number | undefined;
    const subscriptions = [
      tasks.onDidStartTaskProcess((start) => {
        if (start.execution === execution) hasProcess = isProcess(start);
      }),
      tasks.onDidEndTaskProcess((end) => {
        if (end.execution === execution) exitCode = end.exitCode;
      }),
      tasks.onDidEndTask((end) => {
        if (end.execution !== execution) return;
        for (const subscription of subscriptions) subscription.dispose();
        this.#set(name, false);
        // What failed is told in the terminal; who ended it knows.
        if (exitCode === 0) this.#options.signedIn();
        else if (!hasProcess) this.#notFound(signIn);
      }),
    ];
  }

  #notFound(signIn: SignIn): void {
    this.#hasBrokenTerminal = true;
    this.#options.notifications.failure(
      "VS Code did not find the AWS CLI (aws) in its PATH. Install it, then start VS Code again, or run the sign-in command in a terminal that has it.",
      [this.#copying(signIn)],
    );
  }

  #copying(signIn: SignIn): NotificationAction {
    return { title: "Copy Sign-In Command", run: () => this.copy(signIn) };
  }

  #set(name: string, isRunning: boolean): void {
    if (isRunning) this.#running.add(name);
    else this.#running.delete(name);
    this.#changes.fire();
  }
}

/** Why a sign-in is no task here. */
function refusalOf({ profile = "" }: SignIn): string | undefined {
  // VS Code would ask for trust in the workspace, with which a sign-in has nothing to do.
  if (!workspace.isTrusted) return "VS Code runs no task in a workspace that you do not trust.";
  // The program may be a batch file there, whose arguments the Command Prompt reads as a part of its line.
  if (process.platform === "win32" && !/^[\p{L}\p{N} _.:/@+=,-]*$/u.test(profile)) {
    return "On Windows, not every program gets the name of this profile as it is.";
  }
  return undefined;
}

/** Where there is no such program, VS Code tells of a process without an ID (1.139), whatever the type says. */
function isProcess({ processId }: Partial<TaskProcessStartEvent>): boolean {
  return processId !== undefined;
}

function browser(): "here" | "elsewhere" {
  return env.remoteName === undefined && env.uiKind === UIKind.Desktop ? "here" : "elsewhere";
}

function taskName({ service, profile }: SignIn): string {
  const command = service === "sso" ? "aws sso login" : "aws login";
  return profile === undefined ? command : `${command}: ${oneLine(profile, 60)}`;
}

function taskOf(signIn: SignIn, name: string): Task {
  const { program, args } = signInProgram(signIn, browser());
  const definition = { type: commandIds.signIn, name };
  // The home folder: on Windows, a program that the PATH lacks is looked for in the folder where it starts.
  const execution = new ProcessExecution(program, [...args], { cwd: os.homedir() });
  return new Task(definition, TaskScope.Workspace, name, "AWS Backup", execution, []);
}
