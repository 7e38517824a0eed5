import { beforeEach, describe, expect, it, vi } from "vitest";
import { Attention } from "../../../src/host/attention";
import { jumpCommands, type JumpCommandsOptions } from "../../../src/host/jumpCommands";
import { aBackupJob } from "../../support/jobs/jobBuilders";

const arn = "arn:aws:s3:::bucket";

/** The text editor in front. */
const editor = vi.hoisted(() => ({ text: "", at: 0, selected: 0 }));

vi.mock("vscode", () => ({
  QuickPickItemKind: { Separator: -1 },
  Uri: class Uri {
    readonly scheme = "file";
  },
  Range: class Range {
    constructor(
      readonly line: number,
      readonly from: number,
      readonly endLine: number,
      readonly to: number,
    ) {}
  },
  window: {
    get activeTextEditor() {
      const at = { line: 0, character: editor.at };
      const getText = ({ from, to }: { from: number; to: number }): string =>
        editor.text.slice(from, to);
      const end = { line: 0, character: editor.at + editor.selected };
      const document = {
        getText,
        offsetAt: ({ character }: typeof at) => character,
        positionAt: (character: number) => ({ line: 0, character, isBefore: () => false }),
      };
      const isEmpty = editor.selected === 0;
      return { document, selection: { active: at, start: at, end, isEmpty } };
    },
  },
}));

const { Uri } = await import("vscode");

/** A job's row and an ARN under the cursor; `asked` says whose jobs were asked for. */
function atDesk(selected: "job" | "group" | undefined) {
  const attention = new Attention();
  const rows = { job: aBackupJob(), group: undefined };
  const view = { tree: { job: (node: "job" | "group") => rows[node] } };
  const asked: string[] = [];
  const options = {
    attention,
    panels: { active: undefined },
    views: {
      owns: (argument: unknown) => argument === "job",
      row: () => selected && { view, node: selected },
    },
    sessions: { state: { kind: "ready" }, start: () => Promise.resolve({ kind: "ready" }) },
    formats: () => undefined,
    now: () => 0,
    notifications: { information: () => asked.push("nothing") },
    pickJobOfArn: (of: string) => {
      asked.push(of);
      return Promise.resolve(undefined);
    },
    onJob: {
      showJobsForArn: () => {
        asked.push("row");
      },
    },
  };
  const { showJobsForArn } = jumpCommands(options as unknown as JumpCommandsOptions);
  const run = async (argument?: unknown): Promise<readonly string[]> => {
    await showJobsForArn(argument);
    return asked.splice(0);
  };
  return { attention, run };
}

describe("Show Jobs for Resource ARN", () => {
  beforeEach(() => {
    editor.text = `bucket = "${arn}"`;
    editor.at = 15;
    editor.selected = 0;
  });

  it("means the row or the ARN under the cursor, whichever was used last", async () => {
    const { attention, run } = atDesk("job");
    attention.onEditor();
    expect(await run()).toEqual([arn]);
    attention.onTree();
    expect(await run()).toEqual(["row"]);
    attention.onEditor();
    expect(await run()).toEqual([arn]);
  });

  it("means the ARN under the cursor where no job is selected, and a row where there is no ARN", async () => {
    expect(await atDesk(undefined).run()).toEqual([arn]);
    expect(await atDesk("group").run()).toEqual([arn]);
    editor.at = 0;
    const { attention, run } = atDesk("job");
    attention.onEditor();
    expect(await run()).toEqual(["row"]);
  });

  it("says that there is no ARN under the cursor where no job is selected either", async () => {
    editor.at = 0;
    expect(await atDesk(undefined).run()).toEqual(["nothing"]);
    expect(await atDesk("group").run()).toEqual(["nothing"]);
  });

  it("means the first ARN in what is selected", async () => {
    editor.text = `see ${arn} and arn:aws:s3:::second`;
    editor.at = 0;
    editor.selected = editor.text.length;
    expect(await atDesk(undefined).run()).toEqual([arn]);
  });

  it("means what a menu or a link says, whatever was used last", async () => {
    const { attention, run } = atDesk("job");
    expect(await run(Object.create(Uri.prototype))).toEqual([arn]);
    expect(await run("arn:aws:s3:::other")).toEqual(["arn:aws:s3:::other"]);
    attention.onEditor();
    expect(await run("job")).toEqual(["row"]);
    editor.at = 0;
    expect(await run(Object.create(Uri.prototype))).toEqual(["nothing"]);
  });
});
