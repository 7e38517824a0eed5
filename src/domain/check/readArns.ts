import { arnsBeginningIn } from "../arn/textArns";
import type { Turn } from "../protection/slices";
import { type StackResource, StackResources } from "./stackResources";
import { isTerraformState, TerraformStateArns } from "./terraformState";

/** The ARNs that a text names. */
export interface TextArns {
  /** Each once, in order. */
  readonly arns: readonly string[];
  /** What outputs of CloudFormation name by ID and type; none of a Terraform state. */
  readonly stackResources: readonly StackResource[];
  readonly source: "text" | "terraformState";
  /** There may be more: too many, or a state that is no whole JSON. */
  readonly isCut: boolean;
}

/** So many characters are read in one task: milliseconds, whatever they are (measured). */
const slice = 50_000;

/** More are nothing that a person looks through. */
const mostArns = 20_000;

/**
 * Reads a text of any length: a Terraform state's managed resources, and of every other text, CloudFormation's templates
 * and outputs among them, whatever ARNs it has. Patterns and templates of ARNs name no resource.
 * @returns undefined when cancelled
 */
export async function readArns(text: string, turn: Turn): Promise<TextArns | undefined> {
  const arns = new Set<string>();
  const isState = isTerraformState(text);
  const reader = isState ? new TerraformStateArns(text) : new PlainTextArns(text);
  while (!reader.isDone && arns.size < mostArns) {
    for (const arn of reader.scan(slice)) arns.add(arn);
    await turn.nextTask();
    if (turn.isCancelled()) return undefined;
  }
  const stackResources = isState ? [] : await readStackResources(text, turn);
  if (stackResources === undefined) return undefined;
  return {
    arns: [...arns].slice(0, mostArns),
    stackResources,
    source: isState ? "terraformState" : "text",
    isCut: reader.isBroken || !reader.isDone || arns.size > mostArns,
  };
}

/** @returns undefined when cancelled */
async function readStackResources(
  text: string,
  turn: Turn,
): Promise<readonly StackResource[] | undefined> {
  const reader = new StackResources();
  if (!text.includes("PhysicalResourceId")) return reader.found;
  for (let at = 0; at < text.length;) {
    // Between two members, wherever that is.
    const limit = at + slice;
    const cut = Math.max(text.lastIndexOf("\n", limit), text.lastIndexOf(",", limit)) + 1;
    const to = cut > at ? cut : limit;
    reader.read(text.slice(at, to));
    at = to;
    await turn.nextTask();
    if (turn.isCancelled()) return undefined;
  }
  reader.end();
  return reader.found;
}

class PlainTextArns {
  readonly isBroken = false;
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  get isDone(): boolean {
    return this.#at >= this.#text.length;
  }

  scan(length: number): readonly string[] {
    const to = this.#at + length;
    const found = [...arnsBeginningIn(this.#text, { from: this.#at, to })];
    // The last one may reach beyond the part, and hold another.
    this.#at = Math.max(to, found.at(-1)?.end ?? 0);
    return found.map(({ arn }) => arn);
  }
}
