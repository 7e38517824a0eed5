import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { link, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** A text as it stands in a file, with the number of its version; 0 and "" while there is none. */
interface Version {
  readonly number: number;
  readonly text: string;
}

/** Readers that are slow, or wait for a disk, find their version for as long. */
const keptVersions = 3;
const mostTries = 10;

/**
 * A small text that the windows of VS Code share. Each version is a file of its own, and nobody writes over one: of
 * several windows that make the next version, one does. So a text is read, changed and kept without a lock that a crash
 * would leave behind.
 */
export class VersionedFile {
  readonly #folder: string;
  readonly #name: string;
  /** Of files that are being written: no other window has the same. */
  readonly #writer: string;

  /** @param name letters, digits and "-" */
  constructor(folder: string, name: string, writer: string) {
    this.#folder = folder;
    this.#name = name;
    this.#writer = writer;
  }

  /**
   * Changes the text.
   * @param change what to keep in place of a text; undefined keeps it as it is. Called again where another window was first
   * @returns the text that is kept then
   * @throws what the file system says
   */
  async change(change: (text: string) => string | undefined): Promise<string> {
    for (let tries = 0; tries < mostTries; tries++) {
      const { number, text } = await this.#read();
      const next = change(text);
      if (next === undefined) return text;
      if (await this.#add(number + 1, next)) return next;
    }
    throw new Error(`Other windows change ${this.#name} all the time.`);
  }

  /**
   * The same at once, for what is done when a window closes: VS Code waits for nothing then. Once, and not where another
   * window is first.
   * @throws what the file system says
   */
  changeNow(change: (text: string) => string): void {
    const number = Math.max(0, ...this.#numbersIn(readdirSync(this.#folder)));
    const text = number === 0 ? "" : readFileSync(this.#path(number), "utf8");
    writeFileSync(this.#path(number + 1), change(text), { flag: "wx" });
  }

  async #read(): Promise<Version> {
    for (let tries = 0; tries < mostTries; tries++) {
      const number = Math.max(0, ...(await this.#versions()));
      if (number === 0) return { number, text: "" };
      try {
        return { number, text: await readFile(this.#path(number), "utf8") };
      } catch (error) {
        // There are newer ones by now.
        if (codeOf(error) !== "ENOENT") throw error;
      }
    }
    throw new Error(`Other windows change ${this.#name} all the time.`);
  }

  /** @returns false where another window was first */
  async #add(number: number, text: string): Promise<boolean> {
    await mkdir(this.#folder, { recursive: true });
    const draft = join(this.#folder, `${this.#name}.${this.#writer}.draft`);
    await writeFile(draft, text);
    try {
      await this.#publish(draft, number, text);
    } catch (error) {
      if (codeOf(error) === "EEXIST") return false;
      throw error;
    } finally {
      await rm(draft, { force: true });
    }
    const versions = await this.#versions();
    for (const old of versions.filter((each) => each <= number - keptVersions)) {
      await rm(this.#path(old), { force: true });
    }
    // A window that was slow may have made one that others have left behind.
    return versions.every((each) => each <= number);
  }

  /** A link shows the whole text at once, or fails. Some file systems have none. */
  async #publish(draft: string, number: number, text: string): Promise<void> {
    try {
      await link(draft, this.#path(number));
    } catch (error) {
      if (codeOf(error) === "EEXIST") throw error;
      await writeFile(this.#path(number), text, { flag: "wx" });
    }
  }

  async #versions(): Promise<readonly number[]> {
    const names = await readdir(this.#folder).catch((error: unknown) => {
      if (codeOf(error) === "ENOENT") return [];
      throw error;
    });
    return this.#numbersIn(names);
  }

  #numbersIn(names: readonly string[]): readonly number[] {
    return names.flatMap((name) => {
      const [own, number = "", ending, ...more] = name.split(".");
      const isVersion = own === this.#name && ending === "json" && more.length === 0;
      return isVersion && /^[1-9]\d{0,14}$/.test(number) ? Number(number) : [];
    });
  }

  #path(number: number): string {
    return join(this.#folder, `${this.#name}.${number}.json`);
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : undefined;
}
