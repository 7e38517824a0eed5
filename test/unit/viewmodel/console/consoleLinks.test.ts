import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { regions } from "../../../../src/domain/arn/region";
import {
  consoleLinkForArn,
  jobConsoleLink,
  keyConsoleLink,
  planConsoleLink,
  recoveryPointConsoleLink,
  roleConsoleLink,
  vaultConsoleLink,
} from "../../../../src/viewmodel/console/consoleLinks";
import { runs } from "../../../support/property";

/**
 * What VS Code makes of a link in openExternal(Uri.parse(link, true)): it decodes the parts, and
 * encodeURI(uri.toString(true)) is opened, where toString encodes no more than # and ? (vscode-uri).
 */
function opened(link: string): string {
  const [, start = "", query = "", fragment] = /^([^?#]*)\??([^#]*)#?(.*)$/s.exec(link) ?? [];
  const minimal = (text: string): string =>
    decodeURIComponent(text).replaceAll("#", "%23").replaceAll("?", "%3F");
  const end = fragment === undefined || fragment === "" ? "" : `#${minimal(fragment)}`;
  return encodeURI(`${start}${query === "" ? "" : `?${minimal(query)}`}${end}`);
}

describe("consoleLinkForArn", () => {
  it("leads to the console's own redirect, in the Region of the ARN", () => {
    expect(consoleLinkForArn("arn:aws:ec2:eu-west-1:111122223333:volume/vol-1")).toBe(
      "https://console.aws.amazon.com/go/view?arn=arn%3Aaws%3Aec2%3Aeu-west-1%3A111122223333%3Avolume%2Fvol-1&region=eu-west-1",
    );
  });

  it("names no Region where the ARN has none", () => {
    expect(consoleLinkForArn("arn:aws:s3:::my-bucket")).toBe(
      "https://console.aws.amazon.com/go/view?arn=arn%3Aaws%3As3%3A%3A%3Amy-bucket",
    );
  });

  it("offers none where no example of the redirect is known", () => {
    for (const partition of ["aws-cn", "aws-us-gov", "aws-eusc", "aws-iso", "aws-tomorrow"]) {
      expect(consoleLinkForArn(`arn:${partition}:ec2:cn-north-1:1:volume/vol-1`)).toBeUndefined();
    }
  });

  it("offers none for what is no ARN", () => {
    for (const text of ["", "vol-1", "arn:aws", "arn:aws:ec2:eu-west-1:1:", "arn:aws:s3:::a b"]) {
      expect(consoleLinkForArn(text)).toBeUndefined();
    }
    expect(consoleLinkForArn(`arn:aws:s3:::${"x".repeat(10_000)}`)).toBeUndefined();
  });

  it.each(["&", "#", "+", "%", "?", "%26"])("offers none for an ARN with %s", (text) => {
    expect(consoleLinkForArn(`arn:aws:s3:::my${text}bucket`)).toBeUndefined();
  });

  it.each(["=", ":", "/", "@", "*", "(", "~", "$", "'"])(
    "offers one for an ARN with %s",
    (text) => {
      expect(consoleLinkForArn(`arn:aws:s3:::my${text}bucket`)).toMatch(/^https:/);
    },
  );

  it("never leads anywhere but to the console, whatever stands in the ARN", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary" }),
        fc.string({ unit: "binary" }),
        fc.constantFrom("@evil.test", "&region=x", "#", "/../", "?arn=", "%", "\u202e", "\r\n"),
        (region, resource, extra) => {
          const arn = `arn:aws:s3:${region}:${extra}:${resource}${extra}`;
          const link = consoleLinkForArn(arn);
          if (link === undefined) return;
          const url = new URL(link);
          expect(url.origin).toBe("https://console.aws.amazon.com");
          expect(url.pathname).toBe("/go/view");
          expect(url.searchParams.get("arn")).toBe(arn);
          expect(url.hash).toBe("");
        },
      ),
    );
  });
});

describe("consoleLinkForArn with the type", () => {
  const cluster = "arn:aws:rds:eu-west-1:111122223333:cluster:orders";

  it("offers none for DocumentDB and Neptune, whose ARNs would open the console of RDS", () => {
    expect(consoleLinkForArn(cluster, "DocumentDB")).toBeUndefined();
    expect(consoleLinkForArn(cluster, "Neptune")).toBeUndefined();
    expect(consoleLinkForArn(cluster, "Aurora")).toMatch(/^https:/);
    expect(consoleLinkForArn("arn:aws:s3:::b", "__proto__")).toMatch(/^https:/);
  });

  it("offers none for AWS Backup's own ARNs, which have pages of their own", () => {
    expect(consoleLinkForArn("arn:aws:backup:eu-west-1:1:recovery-point:1EB3")).toBeUndefined();
  });
});

const at = (region: string): string =>
  `https://${region}.console.aws.amazon.com/backup/home?region=${region}#`;
const vault = (name: string, region = "eu-west-1"): string =>
  `arn:aws:backup:${region}:111122223333:backup-vault:${name}`;

describe("Pages of the AWS Backup console", () => {
  it("of jobs", () => {
    const id = "34176239-E96D-4e50-8b09-1e1b2f0f7a11";
    expect(jobConsoleLink({ kind: "backup", id }, "eu-west-1")).toBe(
      `${at("eu-west-1")}/jobs/backup/${id}`,
    );
    expect(jobConsoleLink({ kind: "restore", id }, "us-east-1")).toBe(
      `${at("us-east-1")}/jobs/restore/details/${id}`,
    );
    expect(jobConsoleLink({ kind: "copy", id }, "ap-southeast-5")).toBe(
      `${at("ap-southeast-5")}/jobs/copy/details/${id}`,
    );
  });

  it("of vaults, in the Region of their ARN, else of the session", () => {
    expect(vaultConsoleLink({ arn: vault("prod", "us-east-1") }, "eu-west-1")).toBe(
      `${at("us-east-1")}/backupvaults/details/prod`,
    );
    expect(vaultConsoleLink({ name: "Default" }, "eu-west-1")).toBe(
      `${at("eu-west-1")}/backupvaults/details/Default`,
    );
  });

  it("of recovery points in their vault", () => {
    const arn = "arn:aws:rds:eu-west-1:111122223333:snapshot:awsbackup:job-1eb3b5e7";
    expect(recoveryPointConsoleLink({ arn: vault("prod") }, arn, "eu-west-1")).toBe(
      `${at("eu-west-1")}/backupvaults/details/prod/${arn}`,
    );
  });

  it("of images and snapshots in Amazon EC2", () => {
    for (const id of ["image/ami-1", "snapshot/snap-1"]) {
      expect(
        recoveryPointConsoleLink({ name: "prod" }, `arn:aws:ec2:eu-west-1::${id}`, "eu-west-1"),
      ).toMatch(/^https:\/\/console\.aws\.amazon\.com\/go\/view\?/);
    }
  });

  it("of plans, by either form of their ARN or by their id", () => {
    const page = `${at("eu-west-1")}/backupplan/details/8F81F553-3A74`;
    for (const type of ["backup-plan", "plan"]) {
      const arn = `arn:aws:backup:eu-west-1:111122223333:${type}:8F81F553-3A74`;
      expect(planConsoleLink({ arn }, "us-east-1")).toBe(page);
    }
    expect(planConsoleLink({ id: "8F81F553-3A74" }, "eu-west-1")).toBe(page);
  });

  it("stand on the partition's own host", () => {
    const id = "1";
    expect(jobConsoleLink({ kind: "copy", id }, "us-gov-west-1")).toBe(
      "https://us-gov-west-1.console.amazonaws-us-gov.com/backup/home?region=us-gov-west-1#/jobs/copy/details/1",
    );
    expect(jobConsoleLink({ kind: "copy", id }, "cn-north-1")).toBe(
      "https://cn-north-1.console.amazonaws.cn/backup/home?region=cn-north-1#/jobs/copy/details/1",
    );
  });

  it.each([
    "eusc-de-east-1",
    "us-iso-east-1",
    "us-isob-east-1",
    "eu-isoe-west-1",
    "us-isof-south-1",
    "",
    "evil.test/?",
    "eu-west-1.evil.test",
    "eu-west-1\n",
    "EU-WEST-1",
  ])("there is none in Region %j", (region) => {
    expect(jobConsoleLink({ kind: "backup", id: "1" }, region)).toBeUndefined();
    expect(vaultConsoleLink({ name: "Default" }, region)).toBeUndefined();
  });

  it("knows every Region that AWS Backup has an endpoint in", () => {
    for (const { id } of regions) {
      expect(jobConsoleLink({ kind: "backup", id: "1" }, id)).toContain(`https://${id}.console.`);
    }
  });

  it("there is none where partition and Region contradict each other", () => {
    const arn = "arn:aws-cn:backup:eu-west-1:1:backup-vault:prod";
    expect(vaultConsoleLink({ arn }, "eu-west-1")).toBeUndefined();
    expect(
      vaultConsoleLink({ arn: "arn:aws:backup:cn-north-1:1:backup-vault:prod" }, "eu-west-1"),
    ).toBeUndefined();
  });

  it.each(["aws/efs/automatic-backup-vault", "a b", "a%2Fb", "", "..", "é", "x".repeat(300)])(
    "there is none of a vault called %j, which VS Code would garble",
    (name) => {
      expect(vaultConsoleLink({ arn: vault(name) }, "eu-west-1")).toBeUndefined();
      expect(vaultConsoleLink({ name }, "eu-west-1")).toBeUndefined();
    },
  );

  it.each([
    "arn:aws:fsx:eu-west-1:111122223333:backup/backup-0a1b",
    "arn:aws:backup:eu-west-1:111122223333:recovery-point:composite:eks/prod-20261120",
    "not an arn",
    "",
  ])("there is none of the recovery point %s", (arn) => {
    expect(recoveryPointConsoleLink({ name: "prod" }, arn, "eu-west-1")).toBeUndefined();
  });

  it("there is none of a recovery point whose vault has none", () => {
    const arn = "arn:aws:backup:eu-west-1:1:recovery-point:1EB3";
    expect(recoveryPointConsoleLink({ name: "a/b" }, arn, "eu-west-1")).toBeUndefined();
    expect(recoveryPointConsoleLink({}, arn, "eu-west-1")).toBeUndefined();
  });
});

describe("Every link", () => {
  const hostile = fc.oneof(
    fc.string({ unit: "binary", maxLength: 30 }),
    fc.string({
      unit: fc.constantFrom("a", "-", "_", ":", ".", "/", "%", "2", "F", "#", "?", "@"),
    }),
  );
  const wordish = fc.stringMatching(/^[\w:.-]{1,20}$/);

  it("leads to the console and stays what it is when VS Code opens it", () => {
    const text = fc.oneof(hostile, wordish);
    fc.assert(
      fc.property(text, text, fc.oneof(fc.constant("eu-west-1"), text), (a, b, region) => {
        const arn = `arn:aws:backup:${region}:1:backup-vault:${a}`;
        const links = [
          jobConsoleLink({ kind: "backup", id: a }, region),
          vaultConsoleLink({ arn }, region),
          vaultConsoleLink({ name: a }, region),
          recoveryPointConsoleLink({ name: a }, b, region),
          recoveryPointConsoleLink({ name: "v" }, `arn:aws:rds:${region}:1:snapshot:${b}`, region),
          planConsoleLink({ arn: a, id: b }, region),
        ];
        for (const link of links) {
          if (link === undefined || link.includes("/go/view?")) continue;
          expect(opened(link)).toBe(link);
          const url = new URL(link);
          expect(url.hostname).toBe(`${region}.console.aws.amazon.com`);
          expect(url.pathname).toBe("/backup/home");
          expect(url.search).toBe(`?region=${region}`);
          expect(url.hash).not.toMatch(/[%?\s]|\/\.\.?(?:\/|$)/);
        }
      }),
      { numRuns: runs(2000) },
    );
  });

  it("by ARN still names the ARN when VS Code has opened it", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const arn = `arn:aws:s3:::${text}`;
        const link = consoleLinkForArn(arn);
        if (link === undefined) return;
        expect(new URL(opened(link)).searchParams.get("arn")).toBe(arn);
      }),
      { numRuns: runs(2000) },
    );
  });
});

describe("roleConsoleLink", () => {
  it.each([
    ["arn:aws:iam::111122223333:role/nightly", "console.aws.amazon.com"],
    ["arn:aws:iam::111122223333:role/service-role/deep/nightly", "console.aws.amazon.com"],
    ["arn:aws-cn:iam::111122223333:role/nightly", "console.amazonaws.cn"],
    ["arn:aws-us-gov:iam::111122223333:role/nightly", "console.amazonaws-us-gov.com"],
  ])("of %s is a page of %s, without a Region", (arn, host) => {
    const link = `https://${host}/iam/home#/roles/details/nightly`;
    expect(roleConsoleLink(arn)).toBe(link);
    expect(opened(link)).toBe(link);
  });

  it.each([
    "",
    "nightly",
    "arn:aws:iam::111122223333:user/nightly",
    "arn:aws:iam::111122223333:role/",
    "arn:aws:iam::111122223333:role/a+b",
    "arn:aws:iam::111122223333:role/a b",
    "arn:aws:iam::111122223333:role/*",
    "arn:aws:iam::111122223333:role/a%2Fb",
    "arn:aws:iam:eu-west-1:111122223333:role/nightly",
    "arn:aws:iam::aws:role/nightly",
    "arn:aws-iso:iam::111122223333:role/nightly",
    "arn:aws:sts::111122223333:assumed-role/nightly/session",
    `arn:aws:iam::111122223333:role/${"x".repeat(65)}`,
  ])("is none for %j", (arn) => {
    expect(roleConsoleLink(arn)).toBeUndefined();
  });
});

describe("keyConsoleLink", () => {
  const id = "1234abcd-12ab-34cd-56ef-1234567890ab";

  it.each([
    ["aws", "eu-west-1", "console.aws.amazon.com"],
    ["aws-cn", "cn-north-1", "console.amazonaws.cn"],
    ["aws-us-gov", "us-gov-west-1", "console.amazonaws-us-gov.com"],
  ])("is in the key's partition and Region: %s %s", (partition, region, host) => {
    const link = `https://${region}.${host}/kms/home?region=${region}#/kms/keys/${id}`;
    expect(keyConsoleLink(`arn:${partition}:kms:${region}:111122223333:key/${id}`)).toBe(link);
    expect(opened(link)).toBe(link);
  });

  it.each([
    "",
    id,
    `arn:aws:kms:eu-west-1:111122223333:alias/${id}`,
    `arn:aws:kms:eu-west-1:111122223333:key/${id}/x`,
    `arn:aws:kms:eu-west-1:111122223333:key/../${id}`,
    "arn:aws:kms:eu-west-1:111122223333:key/nightly",
    `arn:aws:kms:eu-west-1::key/${id}`,
    `arn:aws:kms:cn-north-1:111122223333:key/${id}`,
    `arn:aws-cn:kms:eu-west-1:111122223333:key/${id}`,
    `arn:aws:kms:evil.example:111122223333:key/${id}`,
    `arn:aws:s3:eu-west-1:111122223333:key/${id}`,
  ])("is none for %j", (arn) => {
    expect(keyConsoleLink(arn)).toBeUndefined();
  });
});
