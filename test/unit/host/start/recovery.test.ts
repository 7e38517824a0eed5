import { mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { everyRegion, type SessionEntry } from "../../../../src/domain/session/sessionEntry";
import { mementoKeys } from "../../../../src/host/base/contributions";
import type { Explorer } from "../../../../src/host/start/composition";
import type { ViewNode } from "../../../../src/viewmodel/tree/treeNode";
import { anAwsHome } from "../../../support/identity/awsHome";
import type { AwsHome } from "../../../support/identity/awsHome";
import { assumedRole, stsError, stsParameters } from "../../../support/identity/fakeSts";
import { awsError, startScriptedServer } from "../../../support/identity/scriptedServer";
import type { Answer, ScriptedServer, SeenRequest } from "../../../support/identity/scriptedServer";
import { waitFor } from "../../../support/waitFor";
import { explorerInSight } from "../support/explorerInSight";
import { replaceFile, replaceLink } from "../../../support/identity/replaceFile";

const seen = vi.hoisted(() => ({ boxes: 0, contexts: [] as unknown[] }));

vi.mock("vscode", async () =>
  (await import("../support/fakeVsCode")).fakeVsCode({
    executeCommand: (_, __, value) => Promise.resolve(void seen.contexts.push(value)),
    showInputBox: () => {
      seen.boxes++;
      return Promise.resolve("123456");
    },
  }),
);

const keys = (id: string): string =>
  `[p]\naws_access_key_id=FAKE-${id}\naws_secret_access_key=fake-secret\n`;

const members: Readonly<Record<string, string>> = {
  "/backup-jobs": "BackupJobs",
  "/restore-jobs": "RestoreJobs",
  "/copy-jobs": "CopyJobs",
  "/scan/jobs": "ScanJobs",
};

let home: AwsHome;
let servers: ScriptedServer[];
let explorer: Explorer | undefined;
/** The access key that AWS Backup accepts. */
let good: string;

beforeEach(async () => {
  home = anAwsHome();
  good = "FAKE-NEW";
  seen.boxes = 0;
  seen.contexts.length = 0;
  servers = [];
  home.setEnv("AWS_ENDPOINT_URL_BACKUP", (await serve(backupAnswer)).url);
});
afterEach(async () => {
  explorer?.dispose();
  explorer = undefined;
  home.remove();
  await Promise.all(servers.map((server) => server.close()));
});

async function serve(answer: (request: SeenRequest) => Answer): Promise<ScriptedServer> {
  const server = await startScriptedServer(answer);
  servers.push(server);
  return server;
}

function backupAnswer({ headers, target }: SeenRequest): Answer {
  if (!String(headers["authorization"]).includes(`Credential=${good}/`)) {
    return awsError("ExpiredTokenException", "The security token is expired", 403);
  }
  const path = Object.keys(members).find((each) => target.startsWith(each)) ?? "";
  return { body: JSON.stringify({ [members[path] ?? ""]: [] }) };
}

const labels = (): readonly unknown[] => {
  const { backup } = explorer?.rows ?? {};
  return backup?.getChildren().map((node) => backup.getTreeItem(node).label) ?? [];
};

function inSight(): void {
  explorer ??= explorerInSight({
    [mementoKeys.profile]: "p",
    [mementoKeys.region]: "eu-west-1",
  });
}

/** Several sessions, in place of one. */
function inSightAre(...sessions: readonly SessionEntry[]): void {
  explorer = explorerInSight({ [mementoKeys.sessions]: sessions });
}

/** The labels of all rows of a view that are not jobs, as if all were expanded. */
function allLabels(): readonly unknown[] {
  const { backup } = explorer?.rows ?? {};
  const below = (node?: ViewNode): readonly unknown[] =>
    backup
      ?.getChildren(node)
      .flatMap((child) => [
        backup.getTreeItem(child).label,
        ...(child.type === "session" || child.type === "regions" ? below(child) : []),
      ]) ?? [];
  return below();
}

const count = (label: string): number => allLabels().filter((each) => each === label).length;

/** Four views in sight, of which the first says this. */
async function shows(label: string): Promise<void> {
  inSight();
  await waitFor(() => {
    expect(labels()).toContain(label);
  });
}

/** After what a person or a tool does with the files, rows are there. Nobody clicks. */
async function mends(change: () => void): Promise<void> {
  change();
  await shows("No backup jobs in eu-west-1 in the last 30 days");
}

describe("A session goes on by itself", () => {
  it("when keys are rotated in the credentials file", async () => {
    home.credentials(keys("OLD"));
    await shows("Credentials expired");
    await mends(() => {
      home.credentials(keys("NEW"));
    });
  });

  it("when another file takes the place of the credentials file", async () => {
    home.credentials(keys("OLD"));
    await shows("Credentials expired");
    await mends(() => {
      replaceFile(join(home.path, ".aws", "credentials"), keys("NEW"));
    });
  });

  it.skipIf(process.platform === "win32")("when the target of a link is replaced", async () => {
    mkdirSync(join(home.path, "dotfiles"));
    const target = join(home.path, "dotfiles", "credentials");
    writeFileSync(target, keys("OLD"));
    symlinkSync(target, join(home.path, ".aws", "credentials"));
    await shows("Credentials expired");
    await mends(() => {
      replaceFile(target, keys("NEW"));
    });
  });

  it("when the profile that was missing is made", async () => {
    home.credentials("[other]\n");
    inSight();
    await waitFor(() => {
      expect(seen.contexts).toContain("profileMissing");
    });
    await mends(() => {
      home.credentials(keys("NEW"));
    });
  });

  it("when `aws sso login` has left a token", async () => {
    const portal = await serve(() => ({
      body: JSON.stringify({
        roleCredentials: {
          accessKeyId: good,
          secretAccessKey: "fake-secret",
          sessionToken: "fake-session-token",
          expiration: Date.now() + 3_600_000,
        },
      }),
    }));
    home.setEnv("AWS_ENDPOINT_URL_SSO", portal.url);
    home.config(
      "[profile p]\nsso_session=corp-recovery\nsso_account_id=111122223333\nsso_role_name=x\n[sso-session corp-recovery]\nsso_region=eu-central-1\nsso_start_url=https://example.awsapps.com/start\n",
    );
    rmSync(join(home.path, ".aws", "sso"), { recursive: true });
    await shows("Sign-in needed");
    await mends(() => {
      mkdirSync(join(home.path, ".aws", "sso", "cache"), { recursive: true });
      home.ssoToken("corp-recovery", {
        accessToken: "fake-sso-token",
        expiresAt: new Date(Date.now() + 3_600_000).toISOString(),
      });
    });
  });

  it.skipIf(process.platform === "win32")(
    "when Kubernetes swaps a web identity token",
    async () => {
      const sts = await serve((request) =>
        stsParameters(request)["WebIdentityToken"] === "new"
          ? assumedRole(request, good)
          : stsError("ExpiredTokenException", "Token expired", 400),
      );
      home.setEnv("AWS_ENDPOINT_URL_STS", sts.url);
      const at = (...names: string[]): string => join(home.path, "secrets", ...names);
      for (const [folder, token] of [
        ["..1", "old"],
        ["..2", "new"],
      ] as const) {
        mkdirSync(at(folder), { recursive: true });
        writeFileSync(at(folder, "token"), token);
      }
      symlinkSync("..1", at("..data"));
      symlinkSync(join("..data", "token"), at("token"));
      home.config(
        `[profile p]\nrole_arn=arn:aws:iam::1:role/x\nweb_identity_token_file=${at("token")}\n`,
      );
      await shows("Credentials expired");
      await mends(() => {
        replaceLink("..2", at("..data"));
      });
    },
  );
});

describe("Where a profile needs an MFA code", () => {
  it("four views in sight ask for none, and one code serves them all", async () => {
    const sts = await serve((request) => assumedRole(request, good));
    home.setEnv("AWS_ENDPOINT_URL_STS", sts.url);
    home.config(
      "[profile base]\naws_access_key_id=FAKE-KEY\naws_secret_access_key=fake-secret\n[profile p]\nrole_arn=arn:aws:iam::1:role/x\nsource_profile=base\nmfa_serial=arn:aws:iam::1:mfa/me\n",
    );
    await shows("MFA code needed");
    expect(labels()).toEqual(["MFA code needed", "Enter MFA Code"]);
    expect(seen.boxes).toBe(0);
    const [row] = explorer?.rows.backup.getChildren() ?? [];
    await explorer?.run("retry", row);
    await shows("No backup jobs in eu-west-1 in the last 30 days");
    const { rows } = explorer ?? {};
    for (const view of rows === undefined ? [] : Object.values(rows)) {
      await waitFor(() => {
        const [first] = view.getChildren();
        expect(first && view.getTreeItem(first).label).toMatch(/^No /);
      });
    }
    expect(seen.boxes).toBe(1);
    expect(sts.requests).toHaveLength(1);
  });

  it("one code serves all Regions of the profile, each of which then tries again", async () => {
    // A partition of two Regions.
    const sts = await serve((request) => assumedRole(request, good));
    home.setEnv("AWS_ENDPOINT_URL_STS", sts.url);
    home.config(
      "[profile base]\naws_access_key_id=FAKE-KEY\naws_secret_access_key=fake-secret\n[profile p]\nregion=us-gov-west-1\nrole_arn=arn:aws:iam::1:role/x\nsource_profile=base\nmfa_serial=arn:aws:iam::1:mfa/me\n",
    );
    inSightAre({ profile: "p", region: everyRegion });
    await waitFor(() => {
      expect(allLabels()).toEqual(["MFA code needed", "Enter MFA Code"]);
    });
    expect(seen.boxes).toBe(0);
    const [problem] = explorer?.rows.backup.getChildren() ?? [];
    await explorer?.run("retry", problem);
    await waitFor(() => {
      expect(allLabels()).toContain("2 Regions without jobs");
    });
    expect(count("MFA code needed")).toBe(0);
    expect(seen.boxes).toBe(1);
    expect(sts.requests).toHaveLength(1);
  });
});

describe("Two sessions of a profile", () => {
  it("recover together when one of them has credentials that work", async () => {
    home.credentials(keys("OLD"));
    inSightAre({ profile: "p", region: "eu-west-1" }, { profile: "p", region: "us-east-1" });
    await waitFor(() => {
      expect(count("Credentials expired")).toBe(2);
    });
    // No file changes: AWS takes the keys again.
    good = "FAKE-OLD";
    const [first] = explorer?.rows.backup.getChildren() ?? [];
    await explorer?.run("retry", first);
    await waitFor(() => {
      expect(count("Credentials expired")).toBe(0);
    });
  });
});
