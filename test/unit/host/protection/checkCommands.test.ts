import { beforeEach, describe, expect, it, vi } from "vitest";
import type { AccountProtection } from "../../../../src/domain/protection/accountProtection";
import { checkCommands } from "../../../../src/host/protection/checkCommands";
import type { ResourcesView } from "../../../../src/host/protection/resourcesView";
import type { Check, SessionChecks } from "../../../../src/viewmodel/protection/sessionChecks";
import type { ResourcesNode } from "../../../../src/viewmodel/protection/resourcesNode";
import type { ResourcesTree } from "../../../../src/viewmodel/protection/resourcesTree";
import type { SessionResources } from "../../../../src/viewmodel/protection/sessionResources";
import { FakePicks } from "../../../support/jobs/fakePicks";
import { noGateway } from "../../../support/jobs/noGateway";
import { standIn } from "../../../support/standIn";

const host = vi.hoisted(() => {
  class Uri {
    readonly path: string;
    constructor(path: string) {
      this.path = path;
    }
    static joinPath({ path }: Uri, name: string): Uri {
      return new Uri(`${path}/${name}`);
    }
    toString(): string {
      return `file://${this.path}`;
    }
  }
  return {
    Uri,
    /** By path below the folder "/work". */
    files: new Map<string, string | Error>(),
    settings: new Map<string, unknown>(),
    excluded: [] as (string | undefined)[],
    editor: undefined as undefined | { document: object; selections: readonly object[] },
    isCancelled: false,
    said: [] as string[],
    opened: [] as InstanceType<typeof Uri>[] | undefined,
  };
});

vi.mock("vscode", () => ({
  Uri: host.Uri,
  FileType: { File: 1, Directory: 2 },
  ProgressLocation: { Notification: 15 },
  QuickPickItemKind: { Separator: -1, Default: 0 },
  window: {
    get activeTextEditor() {
      return host.editor;
    },
    showOpenDialog: () => Promise.resolve(host.opened),
    withProgress: (_: unknown, work: (progress: object, token: object) => Promise<unknown>) =>
      work(
        { report: ({ message }: { message: string }) => host.said.push(message) },
        {
          onCancellationRequested: (cancel: () => void) => {
            if (host.isCancelled) cancel();
            return { dispose: () => undefined };
          },
        },
      ),
  },
  workspace: {
    name: "shop",
    workspaceFolders: [{ uri: { path: "/work" } }],
    getConfiguration: (section: string) => ({
      get: (name: string) => host.settings.get(`${section}.${name}`),
    }),
    // Of patterns it knows "folder/**".
    findFiles: (_: string, exclude: string | undefined, most: number) => {
      host.excluded.push(exclude);
      const out = (exclude ?? "").slice(1, -1).split(",");
      const folders = out
        .filter((glob) => /^[^*]+\/\*\*$/.test(glob))
        .map((glob) => glob.slice(0, -2));
      const found = [...host.files.keys()].filter(
        (path) => !folders.some((folder) => path.startsWith(folder)),
      );
      return Promise.resolve(found.slice(0, most).map((path) => new host.Uri(`/work/${path}`)));
    },
    asRelativePath: ({ path }: { path: string }) => path.replace("/work/", ""),
    fs: {
      readDirectory: ({ path }: { path: string }) => {
        const names = new Map<string, number>();
        for (const file of host.files.keys()) {
          const full = `/work/${file}`;
          if (!full.startsWith(`${path}/`)) continue;
          const [name = "", ...below] = full.slice(path.length + 1).split("/");
          names.set(name, below.length === 0 ? 1 : 2);
        }
        return Promise.resolve([...names]);
      },
      stat: ({ path }: { path: string }) => Promise.resolve({ size: textOf(path).length }),
      readFile: ({ path }: { path: string }) =>
        Promise.resolve(new TextEncoder().encode(textOf(path))),
    },
  },
}));

function textOf(path: string): string {
  const text = host.files.get(path.replace("/work/", "")) ?? "";
  if (text instanceof Error) throw text;
  return text;
}

const volume = "arn:aws:ec2:eu-west-1:111122223333:volume/vol-1";
const table = "arn:aws:dynamodb:eu-west-1:111122223333:table/orders";
const far = "arn:aws:dynamodb:us-east-1:111122223333:table/orders";

/** A session, and what it was told. */
class Session {
  readonly checks: Check[] = [];
  readonly removed: string[] = [];
  readonly reads: string[] = [];
  readonly resources: SessionResources;

  constructor(region: string, accountId: string | undefined = "111122223333") {
    const session = { profile: "prod", region };
    this.resources = standIn<SessionResources>({
      source: { session, gateway: noGateway },
      account: standIn<AccountProtection>({ accountId }),
      checks: standIn<SessionChecks>({
        add: (check) => {
          this.checks.push(check);
        },
        remove: (name) => {
          this.removed.push(name);
        },
      }),
      readJobs: (span: string) => {
        this.reads.push(span);
        return Promise.resolve();
      },
    });
  }
}

function checkNode(name: string): ResourcesNode {
  return { type: "check", id: "c", parent: undefined, name };
}

class Scene {
  readonly selected: (ResourcesNode | undefined)[] = [];
  readonly picks = new FakePicks();
  readonly said: string[] = [];
  readonly sessions: readonly Session[];
  readonly commands: ReturnType<typeof checkCommands>;

  constructor(...sessions: readonly Session[]) {
    this.sessions = sessions.length === 0 ? [new Session("eu-west-1")] : sessions;
    this.commands = checkCommands({
      view: standIn<ResourcesView>({
        select: (node) => {
          this.selected.push(node);
          return Promise.resolve();
        },
        tree: standIn<ResourcesTree>({ checkNode: (_, name) => checkNode(name) }),
      }),
      sessions: () => Promise.resolve(this.sessions.map(({ resources }) => resources)),
      notifications: standIn({ information: (text: string) => void this.said.push(text) }),
      quickPicks: this.picks.host,
    });
  }
}

beforeEach(() => {
  host.files.clear();
  host.settings.clear();
  host.excluded.length = 0;
  host.editor = undefined;
  host.isCancelled = false;
  host.said.length = 0;
});

/** Something selected in an editor. */
function edits(path: string, text: string, selected = ""): void {
  host.editor = {
    document: {
      uri: new host.Uri(`/work/${path}`),
      getText: (range?: unknown) => (range === undefined ? text : selected),
    },
    // The second one is where the cursor stands.
    selections: [{ isEmpty: selected === "" }, { isEmpty: true }],
  };
}

function labels({ picks }: Scene): readonly string[] {
  return picks.items.map(({ label }) => label);
}

describe("Check Protection", () => {
  it("asks what to check, and checks the text of the editor, each resource once", async () => {
    edits("main.tf", `a = "${volume}"\nb = "${table}"\nc = "${volume}"`);
    const scene = new Scene();
    const run = scene.commands.checkProtection(undefined);
    await settled();
    expect(labels(scene)).toEqual(["main.tf", "Select a File…", "Files of the Workspace"]);
    await scene.picks.choose("main.tf");
    await run;
    const [session] = scene.sessions;
    expect(session?.checks).toEqual([
      { name: "main.tf", arns: [volume, table], untold: [], isCut: false },
    ]);
    expect(session?.reads).toEqual(["recent"]);
    expect(scene.selected).toEqual([checkNode("main.tf")]);
  });

  it("offers a selection first, and takes it from the editor's menu", async () => {
    edits("main.tf", `${volume} ${table}`, table);
    const scene = new Scene();
    void scene.commands.checkProtection(undefined);
    await settled();
    expect(labels(scene).slice(0, 2)).toEqual(["Selection in main.tf", "main.tf"]);
    await scene.commands.checkProtection(new host.Uri("/work/main.tf"));
    expect(scene.sessions[0]?.checks[0]).toMatchObject({
      name: "Selection in main.tf",
      arns: [table],
    });
  });

  it("reads a file that the Explorer or a dialog gives: of a Terraform state what it manages", async () => {
    const resource = (mode: string, arn: string) => ({
      mode,
      instances: [{ attributes: { arn } }],
    });
    const resources = [resource("managed", volume), resource("data", table)];
    host.files.set("a.tfstate", JSON.stringify({ terraform_version: "1.9.5", resources }));
    const scene = new Scene();
    await scene.commands.checkProtection(new host.Uri("/work/a.tfstate"));
    host.opened = [new host.Uri("/work/a.tfstate")];
    const run = scene.commands.checkProtection(undefined);
    await settled();
    await scene.picks.choose("Select a File…");
    await run;
    const check = { name: "a.tfstate", arns: [volume], untold: [], isCut: false };
    expect(scene.sessions[0]?.checks).toEqual([check, check]);
  });

  it.each([
    ["the list is left", undefined],
    ["the dialog is left", "Select a File…"],
  ])("does nothing where %s", async (_, choice) => {
    host.opened = undefined;
    const scene = new Scene();
    const run = scene.commands.checkProtection(undefined);
    await settled();
    if (choice === undefined) await scene.picks.leave();
    else await scene.picks.choose(choice);
    await run;
    expect([scene.said, scene.sessions[0]?.checks]).toEqual([[], []]);
  });

  it("says that a text names nothing, and asks AWS nothing then", async () => {
    edits("main.tf", "nothing");
    const scene = new Scene();
    await scene.commands.checkProtection(new host.Uri("/work/main.tf"));
    expect(scene.said).toEqual([
      "No ARN was found in main.tf. Select a text that names resources by their ARNs, such as the outputs of a stack, or a Terraform state.",
    ]);
    host.files.set("big", "x".repeat(21 * 1024 * 1024));
    await scene.commands.checkProtection(new host.Uri("/work/big"));
    expect(scene.said[1]).toBe("No ARN was found in big, and not all of it could be read.");
    expect(scene.sessions[0]?.reads).toEqual([]);
  });

  it("makes ARNs of what an output of CloudFormation names, where they are certain", async () => {
    const of = (ResourceType: string, PhysicalResourceId: string) => ({
      PhysicalResourceId,
      ResourceType,
    });
    const output = {
      StackResources: [
        of("AWS::EC2::Volume", "vol-0abc"),
        of("AWS::FSx::Volume", "fsvol-1"),
        of("AWS::IAM::Role", "web"),
      ],
    };
    edits("stack.json", JSON.stringify(output));
    const session = new Session("eu-west-1");
    await new Scene(session).commands.checkProtection(new host.Uri("/work/stack.json"));
    expect(session.checks).toEqual([
      {
        name: "stack.json",
        arns: ["arn:aws:ec2:eu-west-1:111122223333:volume/vol-0abc"],
        untold: ["AWS::FSx::Volume fsvol-1"],
        isCut: false,
      },
    ]);
    const StackId = "arn:aws:cloudformation:us-east-1:444455556666:stack/s/1";
    edits("stack.json", JSON.stringify([{ StackId, ...of("AWS::EC2::Volume", "vol-0abc") }]));
    const sessions = [new Session("eu-west-1"), new Session("us-east-1", "444455556666")];
    await new Scene(...sessions).commands.checkProtection(new host.Uri("/work/stack.json"));
    expect(sessions.map(({ checks }) => checks[0]?.arns)).toEqual([
      undefined,
      [StackId, "arn:aws:ec2:us-east-1:444455556666:volume/vol-0abc"],
    ]);
  });

  it("asks the session that most of the resources are of", async () => {
    edits("main.tf", `${volume} ${table} ${far}`);
    const sessions = [new Session("us-east-1"), new Session("eu-west-1", undefined)];
    await new Scene(...sessions).commands.checkProtection(new host.Uri("/work/main.tf"));
    expect(sessions.map(({ checks }) => checks.length)).toEqual([0, 1]);
  });

  it("ends where it is cancelled, and where no session is open", async () => {
    edits("main.tf", volume);
    const scene = new Scene();
    host.isCancelled = true;
    await scene.commands.checkProtection(new host.Uri("/work/main.tf"));
    expect(scene.sessions[0]?.checks).toEqual([]);
    host.isCancelled = false;
    const none = checkCommands({
      view: standIn<ResourcesView>({}),
      sessions: () => Promise.resolve([]),
      notifications: standIn({}),
      quickPicks: scene.picks.host,
    });
    await none.checkProtection(new host.Uri("/work/main.tf"));
  });
});

describe("Files of the Workspace", () => {
  async function checkWorkspace(): Promise<Check | undefined> {
    const scene = new Scene();
    const run = scene.commands.checkProtection(undefined);
    await settled();
    await scene.picks.choose("Files of the Workspace");
    await run;
    return scene.sessions[0]?.checks[0];
  }

  it("are read without those that search leaves out: by settings, and by ignore files", async () => {
    host.settings.set("search.exclude", {
      "**/dist": true,
      "**/kept": false,
      "**/odd": { when: "x" },
    });
    host.settings.set("files.exclude", { "**/.git": true });
    host.files.set(".gitignore", "*.tfstate\nout/\n");
    host.files.set("prod/.ignore", "/old.tf");
    host.files.set("main.tf", volume);
    host.files.set("a.tfstate", table);
    host.files.set("out/a.json", table);
    host.files.set("prod/old.tf", table);
    host.files.set("prod/new.tf", far);
    expect(await checkWorkspace()).toEqual({
      name: "shop",
      arns: [volume, far],
      untold: [],
      isCut: false,
    });
    expect(host.excluded).toEqual(["{out/**,**/.git,**/dist}"]);
    expect(host.said[0]).toBe("0 of 4 files");
  });

  it("are found however many files are in folders that ignore files leave out", async () => {
    for (let i = 0; i < 21_000; i++) host.files.set(`.venv/lib/${i}.py`, table);
    for (let i = 0; i < 21_000; i++) host.files.set(`app/target/${i}.json`, table);
    host.files.set("[a]/b.tf", table);
    host.files.set(".gitignore", ".venv/\n/[a]/\n!keep.tf");
    host.files.set("app/.gitignore", "target");
    host.files.set("app/main.tf", volume);
    expect(await checkWorkspace()).toMatchObject({ name: "shop", arns: [volume], isCut: false });
    expect(host.excluded).toEqual(["{.venv/**,app/target/**}"]);
  });

  it("are read where search does not use ignore files, those that are ignored, too", async () => {
    host.settings.set("search.useIgnoreFiles", false);
    host.files.set(".gitignore", "*.tf");
    host.files.set("main.tf", volume);
    expect(await checkWorkspace()).toMatchObject({ arns: [volume] });
    expect(host.excluded).toEqual([undefined]);
  });

  it("that are binary, too large or not readable are passed over, and the last two are told", async () => {
    host.files.set("a.png", `\0${table}`);
    host.files.set("main.tf", volume);
    expect(await checkWorkspace()).toEqual({
      name: "shop",
      arns: [volume],
      untold: [],
      isCut: false,
    });
    host.files.set("gone.tf", new Error("gone"));
    expect(await checkWorkspace()).toMatchObject({ arns: [volume], isCut: true });
    host.files.delete("gone.tf");
    host.files.set("large.json", `${table}${" ".repeat(6 * 1024 * 1024)}`);
    expect(await checkWorkspace()).toMatchObject({ arns: [volume], isCut: true });
  });
});

describe("Remove Check", () => {
  it("removes that of a row, else of the selected one", () => {
    const session = new Session("eu-west-1");
    const node = checkNode("main.tf");
    const view = standIn<ResourcesView>({
      owns: (value): value is ResourcesNode => value === node,
      selected: checkNode("selected"),
      tree: standIn<ResourcesTree>({ sessionOf: () => session.resources }),
    });
    const { removeCheck } = checkCommands({
      view,
      sessions: () => Promise.resolve([]),
      notifications: standIn({}),
      quickPicks: new FakePicks().host,
    });
    removeCheck(node);
    removeCheck("anything");
    expect(session.removed).toEqual(["main.tf", "selected"]);
  });
});

async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
}
