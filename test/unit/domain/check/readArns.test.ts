import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readArns } from "../../../../src/domain/check/readArns";

const turn = { nextTask: () => Promise.resolve(), isCancelled: () => false };

const volume = "arn:aws:ec2:eu-west-1:111122223333:volume/vol-0abc";
const table = "arn:aws:dynamodb:eu-west-1:111122223333:table/orders";
const stack = "arn:aws:cloudformation:eu-west-1:111122223333:stack/shop/1a2b";
const role = "arn:aws:iam::111122223333:role/backup";

interface Resource {
  readonly mode: string;
  readonly type: string;
  readonly name: string;
  readonly instances: readonly { readonly attributes: Readonly<Record<string, unknown>> }[];
}

function state(resources: readonly unknown[]): string {
  return JSON.stringify(
    {
      version: 4,
      terraform_version: "1.9.5",
      serial: 7,
      outputs: { t: { value: role } },
      resources,
    },
    undefined,
    2,
  );
}

function managed(attributes: Readonly<Record<string, unknown>>, mode = "managed"): Resource {
  return { mode, type: "aws_x", name: "this", instances: [{ attributes }] };
}

describe("The ARNs of a text", () => {
  it.each([
    ["a list", `${volume}\n${table}\r\n${volume}`, [volume, table]],
    [
      "a CloudFormation template",
      `Resources:\n  Plan:\n    Resources: ["${table}"]\n    Role: !Sub arn:aws:iam::\${AWS::AccountId}:role/x`,
      [table],
    ],
    [
      "the output of describe-stacks",
      JSON.stringify({ Stacks: [{ StackId: stack, Outputs: [{ OutputValue: table }] }] }),
      [stack, table],
    ],
    ["no ARN", "nothing here: arn:aws:s3:::${bucket} arn:aws:ec2:*:*:volume/*", []],
    ["nothing", "", []],
  ])("are each once, in order: %s", async (_, text, arns) => {
    expect(await readArns(text, turn)).toEqual({
      arns,
      stackResources: [],
      source: "text",
      isCut: false,
    });
  });

  it("are found wherever the text is cut into parts", async () => {
    const many = Array.from({ length: 9000 }, (_, i) => volume.replace("0abc", `${i}`));
    for (const padding of [0, 17, 31]) {
      const text = " ".repeat(padding) + many.join(padding === 31 ? " \n" : "\n");
      expect((await readArns(text, turn))?.arns).toEqual(many);
    }
  });

  it("are found behind patterns, and few in one word that is none", async () => {
    const patterns = "arn:aws:s3:::${bucket}/* ".repeat(10);
    expect((await readArns(`${patterns}${volume}`, turn))?.arns).toEqual([volume]);
    const word = "arn:aws:s3:::".repeat(10_000);
    expect((await readArns(`${word}* ${volume}`, turn))?.arns).toEqual([volume]);
  });

  it("are 20,000 at most", async () => {
    const many = Array.from({ length: 20_100 }, (_, i) => volume.replace("0abc", `${i}`));
    const found = await readArns(many.join("\n"), turn);
    expect(found).toMatchObject({ isCut: true });
    expect(found?.arns).toHaveLength(20_000);
  });

  it("are undefined when cancelled", async () => {
    const isCancelled = (): boolean => true;
    expect(await readArns(volume, { ...turn, isCancelled })).toBeUndefined();
  });
});

describe("The ARNs of a Terraform state", () => {
  it("are those of what it manages, and nothing else that it says", async () => {
    const text = state([
      managed({ arn: volume, kms_key_id: role, password: table }),
      managed({ arn: table, tags: { arn: role } }, "data"),
      managed({ id: stack }),
      managed({ id: "vol-1", arn: null }),
      managed({ arn: volume }),
    ]);
    const found = {
      arns: [volume, stack],
      stackResources: [],
      source: "terraformState",
      isCut: false,
    };
    expect(await readArns(text, turn)).toEqual(found);
  });

  it("are found where the mode stands behind the instances", async () => {
    const { mode, ...rest } = { mode: "managed", instances: [{ attributes: { arn: volume } }] };
    const data = { instances: [{ attributes: { arn: table } }], mode: "data" };
    expect((await readArns(state([{ ...rest, mode }, data]), turn))?.arns).toEqual([volume]);
  });

  it("are found in what terraform show -json says, modules included", async () => {
    const resource = { mode: "managed", type: "aws_x", values: { arn: volume, tags: {} } };
    const data = { mode: "data", values: { arn: role } };
    const below = { resources: [{ mode: "managed", values: { arn: table } }] };
    const root_module = { resources: [resource, data], child_modules: [below] };
    const text = JSON.stringify({ terraform_version: "1.9.5", values: { root_module } });
    expect((await readArns(text, turn))?.arns).toEqual([volume, table]);
  });

  it("are read with escapes, and texts that look like JSON stay texts", async () => {
    const policy = JSON.stringify({ resources: [managed({ arn: role })], note: '\\"' });
    const text = state([managed({ policy, arn: volume })]).replaceAll(
      volume,
      "\\u0061" + volume.slice(1),
    );
    expect((await readArns(text, turn))?.arns).toEqual([volume]);
  });

  it.each([
    [
      "cut off",
      state([managed({ arn: volume }), managed({ arn: table })]).slice(0, -250),
      [volume],
    ],
    [
      "with brackets that don't match",
      state([managed({ arn: volume })]).replace(/\}\s*$/, "]"),
      [volume],
    ],
    ["nested without end", `{"terraform_version":"1","resources":${"[".repeat(100_000)}`, []],
    ["that ends in a text", `{"terraform_version":"1","resources":[{"mode":"man`, []],
  ])("are as many as were found, and there may be more, of one %s", async (_, text, arns) => {
    expect(await readArns(text, turn)).toEqual({
      arns,
      stackResources: [],
      source: "terraformState",
      isCut: true,
    });
  });

  it("are none where an attribute is no ARN", async () => {
    const wrong = [
      1,
      null,
      {},
      ["x"],
      "arn:",
      `${volume}*`,
      `<img src=${volume}>`,
      "x".repeat(10_000),
    ];
    const text = state(wrong.map((arn) => managed({ arn })));
    expect((await readArns(text, turn))?.arns).toEqual([]);
  });

  it("are those that reading all of its JSON finds", async () => {
    const value = fc.oneof(
      fc.string(),
      fc.constantFrom(volume, table, stack, role, '"', "\\", "{"),
    );
    const attributes = fc.dictionary(
      fc.constantFrom("arn", "id", "x", "mode"),
      fc.oneof(value, fc.json()),
    );
    const resource = fc
      .tuple(attributes, fc.constantFrom("managed", "data"))
      .map(([a, m]) => managed(a, m));
    await fc.assert(
      fc.asyncProperty(fc.array(resource), async (resources) => {
        const found = await readArns(state(resources), turn);
        expect(found).toMatchObject({ isCut: false, arns: managedArns(resources) });
      }),
    );
  });
});

describe("Any text", () => {
  it("has ARNs or none, and never an error", async () => {
    const pieces = fc.constantFrom(
      "{",
      "}",
      "[",
      "]",
      '"',
      ":",
      ",",
      "\\",
      volume,
      '"mode"',
      '"arn"',
      '"resources"',
      " ",
      "\u0000",
      "arn:aws:",
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(pieces, { maxLength: 60 }),
        fc.boolean(),
        async (parts, isState) => {
          const text = (isState ? '{"terraform_version":' : "") + parts.join("");
          for (const arn of (await readArns(text, turn))?.arns ?? []) expect(text).toContain(arn);
        },
      ),
    );
  });
});

/** The same, the plain way. */
function managedArns(resources: readonly Resource[]): readonly string[] {
  const own = resources
    .filter(({ mode }) => mode === "managed")
    .flatMap(({ instances }) => instances)
    .map(({ attributes }) => [attributes["arn"], attributes["id"]])
    .map((texts) => texts.find((text) => [volume, table, stack, role].includes(String(text))));
  return [...new Set(own.filter((arn) => arn !== undefined).map(String))];
}
