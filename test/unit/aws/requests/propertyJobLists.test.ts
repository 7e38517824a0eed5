import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { JobKind } from "../../../../src/domain/job/job";
import { jobMembers } from "../../../../src/domain/job/jobMembers";
import type { MemberRow, StructureRow } from "../../../../src/domain/job/memberRow";
import { runs } from "../../../support/property";
import {
  enlarged,
  listMemberOf,
  readByProduct,
  readBySdk,
  type ReadList,
} from "../../../support/sdk/listAnswers";

const kinds = ["backup", "restore", "copy", "scan"] as const satisfies readonly JobKind[];

/** How a number can stand in JSON; some are none in JSON. */
const numberText = fc.oneof(
  fc.integer({ min: -1e9, max: 4e9 }).map(String),
  fc.nat(4_000_000_000_000).map((ms) => String(ms / 1000)),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
  fc.constantFrom(
    ...["0", "-0", "0.0", "1e3", "1.79E9", "1790000000.5e-1", "17.9e+8", "9007199254740993", "0.1"],
    ...["123456789012345678901234567890", "1e999", "-1e999", "8640000000000", "8640000000000.001"],
    ...[
      "1.0000000000000001",
      "5e-324",
      "01",
      "1.",
      ".5",
      "+1",
      "-",
      "1e",
      "0x10",
      "NaN",
      "1790000000.1234567",
    ],
  ),
);
const textJson = fc
  .oneof(
    fc.constantFrom("a", "vault", "COMPLETED", "", "arn:aws:ec2:eu-west-1::snapshot/snap-0"),
    fc.string({ unit: "grapheme", maxLength: 12 }),
    fc.string({ unit: "binary", maxLength: 12 }),
  )
  .chain((text) =>
    fc.constantFrom(
      JSON.stringify(text),
      JSON.stringify(text).replace(
        /[^\x20-\x7e]/g,
        (each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, "0")}`,
      ),
      // Raw control characters and lone quotes are no JSON.
      `"${text}"`,
    ),
  );
const scalar = fc.oneof(
  { weight: 4, arbitrary: textJson },
  { weight: 3, arbitrary: numberText },
  { weight: 3, arbitrary: fc.constantFrom("null", "true", "false") },
  { weight: 1, arbitrary: fc.constantFrom("nul", "TRUE", "undefined", '"open', "{", "]", "") },
);
const space = fc.oneof(
  { weight: 12, arbitrary: fc.constant("") },
  fc.constantFrom(" ", "\n", "\t ", "\r\n", "\f"),
);

function jsonObject(entry: fc.Arbitrary<string>, maxLength: number): fc.Arbitrary<string> {
  return fc.array(entry, { maxLength }).map((entries) => `{${entries.join(",")}}`);
}

function entryOf(names: readonly string[], value: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const name = fc.oneof(
    { weight: 20, arbitrary: fc.constantFrom(...names) },
    fc.constantFrom("Unknown", "__proto__", "__type", "constructor", "toString", ""),
  );
  return fc
    .tuple(name, space, value, space)
    .map(([key, before, json, after]) => `${JSON.stringify(key)}:${before}${json}${after}`);
}

/** Seldom what a member of AWS's has in another place; mostly what it has. */
function anyJob(kind: JobKind): fc.Arbitrary<string> {
  const rows = Object.values<MemberRow | StructureRow>(jobMembers[kind]);
  const inner = rows.flatMap((row) => ("members" in row ? Object.values(row.members) : [row]));
  const innerNames = inner.map(({ path }) => path.split(".").at(-1) ?? "");
  const nested = fc.oneof(
    jsonObject(entryOf(innerNames, scalar), 5),
    fc.array(scalar, { maxLength: 3 }).map((values) => `[${values.join(",")}]`),
  );
  const value = fc.oneof({ weight: 6, arbitrary: scalar }, { weight: 2, arbitrary: nested });
  const odd = entryOf(
    rows.map(({ path }) => path.split(".")[0] ?? ""),
    value,
  );
  const usual = fc
    .tuple(fc.constantFrom(...rows), fc.nat(40), numberText)
    .map(([row, n, number]) => {
      const [name = "", member] = row.path.split(".");
      const json = {
        text: `"text ${n % 3}"`,
        flag: String(n % 2 === 0),
        time: n % 9 === 0 ? number : String(1.79e9 + n / 8000.1),
        number,
        bytes: String(n * 1e6),
      };
      const values: Readonly<Record<string, string>> = json;
      const own =
        (n % 7 === 0 ? "null" : values[row.type]) ??
        `{"${innerNames[n % innerNames.length] ?? ""}":"text ${n % 3}"}`;
      return `"${name}":${member === undefined ? own : `{"${member}":${own}}`}`;
    });
  return fc.oneof(
    { weight: 30, arbitrary: jsonObject(usual, 6) },
    { weight: 4, arbitrary: jsonObject(odd, 6) },
    { weight: 1, arbitrary: scalar },
  );
}

function anyBody(kind: JobKind): fc.Arbitrary<Buffer> {
  const list = fc.oneof(
    {
      weight: 12,
      arbitrary: fc.array(anyJob(kind), { maxLength: 4 }).map((jobs) => `[${jobs.join(",")}]`),
    },
    { weight: 1, arbitrary: scalar },
  );
  const token = fc.oneof(fc.constantFrom("null", '"token"', '""'), scalar);
  const whole = fc.tuple(list, token, space, fc.nat(19)).map(([jobs, next, gap, form]) => {
    const name = listMemberOf[kind];
    if (form === 0) return `{"NextToken":${next},"${name}":${jobs}}`;
    if (form === 1) return `{"${name}":${jobs},"${name}":[]}`;
    if (form === 2) return `{"Unknown":{"a":[1,{}]},"${name}":${jobs}}${gap}x`;
    if (form === 3) return `{"${name}":${jobs}}`;
    return `${gap}{"${name}":${gap}${jobs},${gap}"NextToken":${next}}${gap}`;
  });
  // A byte that is lost, that is another, or an answer that ends early.
  const damage = fc.option(fc.tuple(fc.nat(2), fc.nat(), fc.nat(255)), { freq: 4, nil: undefined });
  return fc.tuple(whole, damage).map(([text, hurt]) => {
    const bytes = Buffer.from(text);
    if (hurt === undefined || bytes.length === 0) return bytes;
    const [how, where, byte] = hurt;
    const at = where % bytes.length;
    if (how === 0) return bytes.subarray(0, at);
    if (how === 1) return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1)]);
    bytes[at] = byte;
    return bytes;
  });
}

/** What there is to compare: of a failure, that it is one and of which class. */
async function outcome(read: Promise<ReadList>): Promise<unknown> {
  try {
    const { jobs, token, isList, metadata } = await read;
    return { jobs, token, isList, metadata };
  } catch (error) {
    return error instanceof Error ? error.name : error;
  }
}

describe.each(kinds)("The bytes of a list of %s jobs, whatever they are", (kind) => {
  it("become the same as with the SDK's deserializer, or fail in the same way", async () => {
    let fast = 0;
    await fc.assert(
      fc.asyncProperty(anyBody(kind), fc.boolean(), async (small, isLarge) => {
        const body = isLarge ? enlarged(small) : small;
        const expected = await outcome(readBySdk(kind, Buffer.from(body)));
        const read = readByProduct(kind, Buffer.from(body));
        expect(await outcome(read)).toEqual(expected);
        const isFast = await read.then((list) => list.isFast).catch(() => false);
        if (isFast) fast++;
      }),
      { numRuns: runs(200) },
    );
    // What is compared must not be the SDK with itself.
    expect(fast).toBeGreaterThan(runs(20));
  });
});
