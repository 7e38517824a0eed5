import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arnAt, arnProblem, arnsIn } from "../../../../src/domain/arn/textArns";

const volume = "arn:aws:ec2:eu-west-1:111122223333:volume/vol-0abc";
const point =
  "arn:aws:backup:eu-west-1:111122223333:recovery-point:1EB3B5E7-9EB0-435A-A80B-108B488B0D45";
const rds =
  "arn:aws:rds:eu-west-1:111122223333:snapshot:awsbackup:job-6b0e0f3e-1d2c-4b5a-9f8e-7d6c5b4a3f2e";

/** What is found at every position of a text; the same everywhere or nothing. */
function found(text: string): string | undefined {
  const arns = new Set<string>();
  for (let offset = 0; offset <= text.length; offset++) {
    const at = arnAt(text, offset);
    if (at === undefined) continue;
    expect(at.start).toBeLessThanOrEqual(offset);
    expect(at.end).toBeGreaterThanOrEqual(offset);
    arns.add(at.arn);
  }
  expect(arns.size).toBeLessThanOrEqual(1);
  return [...arns][0];
}

describe("the ARN around the cursor", () => {
  it.each([
    ["alone", volume, volume],
    ["in Terraform", `  resource_arn = "${volume}"`, volume],
    ["in YAML", `ResourceArn: ${volume}`, volume],
    ["in a YAML list", `  - ${volume} # orders`, volume],
    ["in single quotes", `arn='${volume}',`, volume],
    ["in JSON", `{"ResourceArn":"${volume}","State":"FAILED"}`, volume],
    ["in escaped JSON", `{\\"ResourceArn\\":\\"${volume}\\"}`, volume],
    ["behind an escaped line end", `failed\\n${volume}\\n`, volume],
    ["in JSON with escaped slashes", volume.replace("/", "\\/"), volume],
    ["in Markdown code", `the volume \`${volume}\` is`, volume],
    ["in a Markdown link", `[volume](${volume})`, volume],
    ["in bold Markdown", `the **${volume}** is`, volume],
    ["in italic Markdown", `*${volume}*`, volume],
    ["in HTML", `<td>${volume}</td>`, volume],
    ["in angle brackets", `<${volume}>`, volume],
    ["in brackets", `(${volume})`, volume],
    ["in square brackets", `[${volume}]`, volume],
    ["in braces", `{${volume}}`, volume],
    ["at the end of a sentence", `It was ${volume}.`, volume],
    ["before an ellipsis", `It was ${volume}...`, volume],
    ["before a comma", `${volume}, and more`, volume],
    ["before a semicolon", `${volume}; more`, volume],
    ["before a colon", `${volume}: AccessDenied`, volume],
    ["in a question", `Is ${volume}?`, volume],
    ["before an exclamation mark", `Not ${volume}!`, volume],
    ["in a log", `2026-11-21T14:02:09Z ERROR [${volume}] backup failed`, volume],
    ["as an option", `aws backup x --resource-arn=${volume} --y`, volume],
    ["in a shell's pipe", `echo ${volume}|cat`, volume],
    ["in a URL's path", `https://x.test/#/vaults/Default/${point}`, point],
    ["in a URL's query", `https://x.test/go?arn=${volume}&region=eu-west-1`, volume],
    ["before a URL's query", `https://x.test/${point}?region=eu-west-1`, point],
    ["encoded in a URL", `https://x.test/go/view?arn=${encodeURIComponent(volume)}&x=1`, volume],
    [
      "encoded with lower-case digits",
      "?arn=arn%3aaws%3as3%3a%3a%3abucket&x",
      "arn:aws:s3:::bucket",
    ],
    ["encoded in JSON in a URL", `?q=${encodeURIComponent(JSON.stringify({ a: volume }))}`, volume],
    ["of a bucket", '"arn:aws:s3:::my.bucket-1"', "arn:aws:s3:::my.bucket-1"],
    ["of a folder in a bucket", "arn:aws:s3:::bucket/folder/", "arn:aws:s3:::bucket/folder"],
    [
      "of an object",
      "arn:aws:s3:::b/dt=2026-11-21/x_1.csv.gz",
      "arn:aws:s3:::b/dt=2026-11-21/x_1.csv.gz",
    ],
    [
      "of a snapshot",
      "arn:aws:ec2:eu-west-1::snapshot/snap-1 ",
      "arn:aws:ec2:eu-west-1::snapshot/snap-1",
    ],
    ["of an RDS snapshot", `"${rds}"`, rds],
    ["of a recovery point", `"${point}"`, point],
    ["in China", "arn:aws-cn:s3:::b", "arn:aws-cn:s3:::b"],
    [
      "in GovCloud",
      "arn:aws-us-gov:ec2:us-gov-west-1:111122223333:instance/i-1",
      "arn:aws-us-gov:ec2:us-gov-west-1:111122223333:instance/i-1",
    ],
    ["in the European cloud", "arn:aws-eusc:s3:::b", "arn:aws-eusc:s3:::b"],
    ["in an isolated Region", "arn:aws-iso-b:s3:::b", "arn:aws-iso-b:s3:::b"],
    ["of AWS", "arn:aws:iam::aws:policy/X", "arn:aws:iam::aws:policy/X"],
  ])("%s", (_, text, arn) => {
    expect(found(text)).toBe(arn);
  });

  it.each([
    "arn:aws:s3:::*",
    "arn:aws:s3:::bucket/*",
    "arn:aws:ec2:*:111122223333:volume/vol-1",
    "arn:aws:ec2:eu-west-1:*:volume/vol-1",
    "arn:aws:backup:*:*:*",
    "arn:aws:logs:eu-west-1:111122223333:log-group:x:*",
    "arn:aws:ec2:eu-west-1:111122223333:volume/vol-?1",
    "arn:aws:s3:::${var.bucket}",
    "arn:aws:s3:::logs-${var.env}",
    "arn:${AWS::Partition}:s3:::bucket",
    "arn:aws:ec2:${AWS::Region}:111122223333:volume/vol-1",
    "arn:aws:ec2:eu-west-1:${AWS::AccountId}:volume/vol-1",
    "arn:aws:s3:::{bucket}",
    "arn:aws:s3:::{{ bucket }}",
    "arn:aws:s3:::$BUCKET",
    "arn:aws:s3:::%s",
    "arn:aws:s3:::#{bucket}",
    "arn:aws:s3:::<bucket>",
    "arn:aws:s3:::logs-<env>",
    "*arn:aws:s3:::logs-*",
    "**arn:aws:s3:::logs*",
    "arn:aws:s3:::...",
    "arn:aws:ec2:eu-west-1:111122223333:volume/",
    "arn:aws:backup:eu-west-1:111122223333:backup-vault:",
    "arn:aws:ec2:eu-west-1:1111:volume/vol-1",
    "arn:aws:ec2",
    "arn:aws:::::",
    "arn:",
    "barn:aws:s3:::bucket",
    "ARN:AWS:S3:::bucket",
    "arn:azure:s3:::bucket",
    "arn%3Aaws%3As3%3A%3A%3A%E0%A4%A",
    `arn:aws:s3:::${"a".repeat(3000)}`,
    "",
  ])("none in %s", (text) => {
    expect(found(text)).toBeUndefined();
  });

  it("of several on a line is the one under the cursor", () => {
    const text = `${volume},${rds} and (${point})`;
    expect(arnAt(text, 3)?.arn).toBe(volume);
    expect(arnAt(text, text.indexOf(rds) + 40)?.arn).toBe(rds);
    expect(arnAt(text, text.indexOf(point))?.arn).toBe(point);
    expect(arnAt(text, text.indexOf(" and ") + 2)).toBeUndefined();
  });

  it("stands where it is said to stand, whatever is around it", () => {
    const around = fc.oneof(
      fc.string({ unit: "binary", maxLength: 40 }).map((text) => `${text} `),
      fc.constantFrom('"', "'", "`", "(", "<", "= ", "arn:aws:", "\\n", " arn:aws:s3:::* "),
    );
    const behind = fc.constantFrom(
      '"',
      "'",
      "`",
      ")",
      ">",
      "]",
      "}",
      ",",
      "; ",
      ". ",
      ": ",
      " ",
      "\\n",
      "",
    );
    fc.assert(
      fc.property(around, fc.constantFrom(volume, point, rds), behind, (before, arn, after) => {
        const text = before + arn + after;
        for (const offset of [before.length, before.length + 20, before.length + arn.length]) {
          const at = arnAt(text, offset);
          expect(at?.arn).toBe(arn);
          expect(text.slice(at?.start, at?.end)).toBe(arn);
        }
      }),
    );
  });

  it("is one of a single resource, whatever the text", () => {
    const pieces = fc.constantFrom(
      "arn:",
      "aws",
      ":",
      "s3",
      "::",
      "/",
      "%3A",
      "arn%3Aaws",
      "\\/",
      "*",
      "${",
      "eu-west-1",
      "111122223333",
      "é",
      " ",
      '"',
      "b",
    );
    const hostile = fc.array(fc.oneof(pieces, fc.string()), { maxLength: 60 });
    fc.assert(
      fc.property(hostile, fc.nat(), (parts, at) => {
        const text = parts.join("");
        const hit = arnAt(text, at % (text.length + 1));
        if (hit === undefined) return;
        expect(arnProblem(hit.arn)).toBeUndefined();
        expect(hit.arn).toMatch(/^[A-Za-z0-9_.+=@:/~-]+$/);
      }),
    );
  });

  it("costs the same in ten megabytes as in a line", () => {
    const noise = "arn:aws:s3::".repeat(450_000);
    const text = `${noise}"${volume}"${noise}`;
    const started = performance.now();
    for (let i = 0; i < 20; i++) expect(arnAt(text, noise.length + 10)?.arn).toBe(volume);
    // Reading it through once would take longer than all of it.
    const took = performance.now() - started;
    const through = performance.now();
    expect(text.match(/arn:aws:(?!s3)/g)).toHaveLength(1);
    expect(took / 20).toBeLessThan(performance.now() - through + 50);
  });
});

describe("an ARN that is typed", () => {
  it.each([volume, point, rds, "arn:aws:s3:::bucket", "arn:aws:s3:::bucket/a,b'c"])(
    "%s is one",
    (arn) => {
      expect(arnProblem(arn)).toBeUndefined();
    },
  );

  it.each([
    ["vol-1", /begins with "arn:"/],
    ["arn:aws:s3", /six parts/],
    ["arn:aws:s3:::", /six parts/],
    ["arn:aws:s3:::a b", /no spaces/],
    ["arn:aws:s3:::a\nb", /no spaces/],
    ["arn:azure:s3:::b", /partition/],
    ["arn:aws:s3:::b/*", /pattern/],
    ["arn:aws:s3:::${b}", /pattern/],
    [`arn:aws:s3:::${"b".repeat(2048)}`, /2,048/],
  ])("%s is none: why", (text, why) => {
    expect(arnProblem(text)).toMatch(why);
  });
});

describe("the ARNs in a text", () => {
  it("stand once each, in order; those inside of others are parts of these", () => {
    const json = `{"a": "${volume}", "b": ["${rds}","${volume}"]} and ${point}.`;
    expect(arnsIn(json)).toEqual([volume, rds, point]);
    const url = `https://x.test/go?arn=${encodeURIComponent(volume)}&of=1`;
    expect(arnsIn(url)).toEqual([volume]);
    expect(arnsIn(`arn:aws:s3:::logs/${volume}`)).toEqual([`arn:aws:s3:::logs/${volume}`]);
    expect(arnsIn("arn:aws:s3:::logs-* and arn:aws")).toEqual([]);
  });

  it("are few, and found at once, whatever the text", () => {
    const many = Array.from({ length: 5000 }, (_, i) => `arn:aws:s3:::b-${i}`).join(" ");
    expect(arnsIn(many)).toHaveLength(20);
    expect(arnsIn("arn:aws".repeat(100_000))).toEqual([]);
  });

  it("are those that stand at a position of it", () => {
    const word = fc.constantFrom(volume, rds, "arn:aws:s3:::*", '"', ", ", " ", "x", "\\n");
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), (words) => {
        const text = words.join("");
        const at = new Set(Array.from(text, (_, offset) => arnAt(text, offset)?.arn));
        for (const arn of arnsIn(text)) expect(at).toContain(arn);
      }),
    );
  });
});
