import { describe, expect, it } from "vitest";
import { RecentAnswers } from "../../../../src/domain/jumps/recentAnswers";
import { settled } from "../../../support/jobs/settled";

class Asked {
  now = 0;
  readonly answers = new RecentAnswers<string>({ now: () => this.now, keptFor: 60_000, most: 3 });
  readonly requests: {
    key: string;
    signal: AbortSignal;
    answer: (text: string) => void;
    fail: (e: Error) => void;
  }[] = [];

  readonly owner = {};

  ask(
    key: string,
    signal = new AbortController().signal,
    owner: object = this.owner,
  ): Promise<string> {
    const answer = this.answers.ask(
      owner,
      key,
      signal,
      (own) =>
        new Promise((resolve, reject) => {
          this.requests.push({ key, signal: own, answer: resolve, fail: reject });
          own.addEventListener("abort", () => {
            reject(new Error("aborted"));
          });
        }),
    );
    answer.catch(() => undefined);
    return answer;
  }

  async answered(key: string): Promise<string> {
    const answer = this.ask(key);
    this.requests.at(-1)?.answer(key.toUpperCase());
    return answer;
  }

  get keys(): string {
    return this.requests.map(({ key }) => key).join("");
  }
}

describe("recent answers", () => {
  it("are used again for a minute", async () => {
    const asked = new Asked();
    expect(await asked.answered("a")).toBe("A");
    asked.now = 59_999;
    expect(await asked.ask("a")).toBe("A");
    expect(asked.keys).toBe("a");
    asked.now = 60_000;
    await asked.answered("a");
    expect(asked.keys).toBe("aa");
  });

  it("are asked for anew when the clock was set back far", async () => {
    const asked = new Asked();
    asked.now = 1_000_000;
    await asked.answered("a");
    asked.now = 0;
    await asked.answered("a");
    expect(asked.keys).toBe("aa");
  });

  it("are few: the oldest goes", async () => {
    const asked = new Asked();
    for (const key of "abcd") await asked.answered(key);
    await asked.ask("b");
    expect(asked.keys).toBe("abcd");
    await asked.answered("a");
    expect(asked.keys).toBe("abcda");
  });

  it("end the question before, and join the same one", async () => {
    const asked = new Asked();
    const first = asked.ask("a");
    const same = asked.ask("a");
    expect(asked.keys).toBe("a");
    const second = asked.ask("b");
    await expect(first).rejects.toThrow("aborted");
    await expect(same).rejects.toThrow("aborted");
    asked.requests[1]?.answer("B");
    expect(await second).toBe("B");
  });

  it("end when the last who waits gives up", async () => {
    const asked = new Asked();
    const [one, two] = [new AbortController(), new AbortController()];
    void asked.ask("a", one.signal);
    void asked.ask("a", two.signal);
    one.abort();
    expect(asked.requests[0]?.signal.aborted).toBe(false);
    two.abort();
    expect(asked.requests[0]?.signal.aborted).toBe(true);
    await settled();
    await asked.answered("a");
    expect(asked.keys).toBe("aa");
  });

  it("are not asked for by who has given up already", () => {
    const asked = new Asked();
    void asked.ask("a", AbortSignal.abort());
    expect(asked.requests[0]?.signal.aborted).toBe(true);
  });

  it("keep no failure", async () => {
    const asked = new Asked();
    const failing = asked.ask("a");
    asked.requests[0]?.fail(new Error("no"));
    await expect(failing).rejects.toThrow("no");
    expect(await asked.answered("a")).toBe("A");
  });

  it("are all forgotten, also those under way", async () => {
    const asked = new Asked();
    await asked.answered("a");
    const late = asked.ask("b");
    asked.answers.retain([]);
    await expect(late).rejects.toThrow("aborted");
    await asked.answered("a");
    expect(asked.keys).toBe("aba");
  });
});
