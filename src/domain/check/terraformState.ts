import { arnProblem } from "../arn/textArns";

/** True for what Terraform and OpenTofu write: a state, or what `show -json` makes of one. */
export function isTerraformState(text: string): boolean {
  return /^\s*\{/.test(text) && /"terraform_version"\s*:/.test(text);
}

/** An object or array that is open where the scan stands. */
interface Frame {
  /** The key that it is the value of; an element of an array has the array's. */
  readonly name: string;
  readonly isObject: boolean;
  /** Where a value is expected. */
  key: string | undefined;
  mode: string | undefined;
  arn: string | undefined;
  id: string | undefined;
  /** Of what is inside. */
  readonly arns: string[];
}

/** A real one is some ten levels deep. */
const deepest = 200;

/** Keys and ARNs are shorter; whatever else a state has is passed over unread. */
const longestString = 2100;

const quote = 0x22;
const backslash = 0x5c;

/**
 * Finds the ARNs of the resources that a state manages (`mode: managed`), without reading anything else of it: a state
 * has secrets. A resource's own ARN is its attribute `arn`; where it has none, an `id` that is one (CloudFormation
 * stacks). Works through the text in parts, because states of some megabytes exist.
 */
export class TerraformStateArns {
  readonly #text: string;
  readonly #stack: Frame[] = [];
  #at = 0;
  /** Where the string begins that is being read; -1 outside of one. */
  #string = -1;
  #isBroken = false;

  constructor(text: string) {
    this.#text = text;
  }

  /** The text is no whole JSON: there may be more than was found. */
  get isBroken(): boolean {
    return this.#isBroken || (this.isDone && (this.#stack.length > 0 || this.#string >= 0));
  }

  get isDone(): boolean {
    return this.#isBroken || this.#at >= this.#text.length;
  }

  /** @returns the ARNs of the resources that end in the next so many characters, and little more; repeated ones included */
  scan(length: number): readonly string[] {
    const found: string[] = [];
    const until = this.#at + length;
    while (!this.isDone && this.#at < until) {
      if (this.#string < 0) this.#step(found);
      else this.#readString(until);
    }
    return found;
  }

  #step(found: string[]): void {
    switch (this.#text.charCodeAt(this.#at++)) {
      case quote:
        this.#string = this.#at - 1;
        return;
      case 0x7b: // {
      case 0x5b: // [
        this.#open(this.#text.charAt(this.#at - 1) === "{");
        return;
      case 0x7d: // }
      case 0x5d: // ]
        this.#close(this.#text.charAt(this.#at - 1) === "}", found);
        return;
      case 0x2c: // ,
        this.#next();
        return;
      // What else there is, numbers and white space, decides nothing.
      default:
    }
  }

  /** The next member begins with a key. */
  #next(): void {
    const top = this.#stack.at(-1);
    if (top?.isObject === true) top.key = undefined;
  }

  #open(isObject: boolean): void {
    const top = this.#stack.at(-1);
    const name = (top?.isObject === true ? top.key : top?.name) ?? "";
    const none = { key: undefined, mode: undefined, arn: undefined, id: undefined };
    this.#stack.push({ name, isObject, ...none, arns: [] });
    if (this.#stack.length > deepest) this.#isBroken = true;
  }

  #close(isObject: boolean, found: string[]): void {
    const frame = this.#stack.pop();
    if (frame?.isObject !== isObject) {
      this.#isBroken = true;
      return;
    }
    const above = this.#stack.at(-1);
    const own = isAttributes(frame, above) ? ownArn(frame) : undefined;
    const arns = own === undefined ? frame.arns : [own, ...frame.arns];
    if (frame.isObject && frame.name === "resources") {
      if (frame.mode === "managed") found.push(...arns);
      return;
    }
    for (const arn of arns) above?.arns.push(arn);
  }

  /** Up to the end of the string, or of the part that is scanned now. */
  #readString(until: number): void {
    while (this.#at < until) {
      const code = this.#text.charCodeAt(this.#at);
      this.#at += code === backslash ? 2 : 1;
      if (code !== quote) continue;
      this.#takeString(
        this.#text.slice(this.#string, Math.min(this.#at, this.#string + longestString)),
      );
      this.#string = -1;
      return;
    }
  }

  #takeString(text: string): void {
    const top = this.#stack.at(-1);
    if (top?.isObject !== true) return;
    const value = text.length < longestString ? unquoted(text) : "";
    if (top.key === undefined) top.key = value;
    else if (top.key === "mode" || top.key === "arn" || top.key === "id") top[top.key] = value;
  }
}

/** Of an instance in a state file, or of a resource in `terraform show -json`. */
function isAttributes({ name, isObject }: Frame, above: Frame | undefined): boolean {
  if (!isObject || above?.isObject !== true) return false;
  return (
    (name === "attributes" && above.name === "instances") ||
    (name === "values" && above.name === "resources")
  );
}

function ownArn({ arn, id }: Frame): string | undefined {
  return [arn, id].find((text) => text !== undefined && arnProblem(text) === undefined);
}

function unquoted(text: string): string {
  if (!text.includes("\\")) return text.slice(1, -1);
  try {
    return String(JSON.parse(text));
  } catch {
    return "";
  }
}
