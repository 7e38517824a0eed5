import fc from "fast-check";
import { marked, type Token } from "marked";
import { describe, expect, it } from "vitest";
import { hoverCommands, hoverLink } from "../../../../src/host/jumps/hoverLinks";
import { forMarkdown } from "../../../../src/viewmodel/text/escape";
import type { HoverContent, HoverIntent } from "../../../../src/viewmodel/jumps/hoverContent";
import { hoverMarkdown } from "../../../../src/viewmodel/jumps/hoverMarkdown";

const payloads = [
  "[click](command:bench.pwn)",
  "![i](https://x.test/a.png)",
  "<img src=x onerror=alert(1)>",
  '<a href="command:bench.pwn">x</a>',
  "<command:bench.pwn>",
  "$(flame)",
  "https://x.test/a",
  "www.x.test",
  "a@x.test",
  "[x]: command:bench.pwn",
  "[x][x]",
  "\\](command:bench.pwn)",
  "&#91;x&#93;(command:bench.pwn)",
  "`code`",
  "```\ncode",
  "# head",
  "- item",
  "1. item",
  "> quote",
  "    code",
  "| a | b |\n|---|---|\n",
  "---",
  "~~gone~~",
  "**bold** _it_",
  "ftp://x.test",
  "command:bench.pwn",
  "%22%5D)",
  "\u202e",
  "\ud800",
];

const hostile = fc
  .array(fc.oneof(fc.constantFrom(...payloads), fc.string(), fc.string({ unit: "binary" })), {
    maxLength: 8,
  })
  .map((parts) => parts.join(""));

/** As VS Code reads it: marked with GitHub's Markdown and line breaks (vs/base/browser/markdownRenderer.ts). */
function tokensOf(markdown: string): Token[] {
  const tokens: Token[] = [];
  void marked.walkTokens(marked.lexer(markdown, { gfm: true, breaks: true }), (token) => {
    tokens.push(token);
  });
  return tokens;
}

/** What a reader sees. */
function shown(tokens: readonly Token[]): string {
  return tokens
    .filter(({ type }) => type === "text" || type === "escape")
    .filter((token) => !("tokens" in token && token.tokens))
    .map((token) => ("text" in token ? String(token.text) : ""))
    .join("");
}

function unescaped(html: string): string {
  return html
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&");
}

/** What VS Code calls a command with: it decodes the query twice (openerService.ts). */
function called(href: string): { command: string; argument: unknown } {
  const [, command = "", query = ""] = /^command:([\w.]+)\?(.*)$/s.exec(href) ?? [];
  const [argument] = JSON.parse(decodeURIComponent(decodeURIComponent(query))) as unknown[];
  return { command, argument };
}

describe("text in Markdown", () => {
  it.each(payloads)("%j is shown as it stands", (payload) => {
    const tokens = tokensOf(forMarkdown(payload));
    const allowed = new Set(["paragraph", "text", "escape"]);
    expect(tokens.filter(({ type }) => !allowed.has(type))).toEqual([]);
  });

  it("is text and nothing else, whatever it is", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const tokens = tokensOf(forMarkdown(text));
        for (const { type } of tokens) expect(["paragraph", "text", "escape"]).toContain(type);
      }),
    );
  });

  it("reads as it was", () => {
    for (const text of ["arn:aws:s3:::b", "1. a*b_c", "a@x.test & <b>", "(x) [y] $(z) #1"]) {
      expect(unescaped(shown(tokensOf(forMarkdown(text))))).toBe(text);
    }
  });

  it("ends where 100 kB would be", () => {
    expect(forMarkdown("](command:x)".repeat(10_000)).length).toBeLessThan(2100);
  });
});

describe("a hover's Markdown", () => {
  const arn = "arn:aws:s3:::b";
  const intents = fc.oneof(
    fc.record({
      type: fc.constantFrom("showJobs" as const, "goToArn" as const, "openConsole" as const),
      arn: hostile,
    }),
    fc.record({
      type: fc.constant("openJob" as const),
      kind: fc.constantFrom("backup" as const, "restore" as const, "copy" as const),
      id: hostile,
    }),
  );

  function links(markdown: string): string[] {
    const tokens = tokensOf(markdown);
    const allowed = new Set(["paragraph", "text", "escape", "strong", "link", "space"]);
    expect(tokens.filter(({ type }) => !allowed.has(type))).toEqual([]);
    return tokens.flatMap((token) =>
      token.type === "link" && "href" in token ? [String(token.href)] : [],
    );
  }

  it("is paragraphs and links", () => {
    const content: HoverContent = {
      lines: [{ strong: "b", text: "S3" }, { text: "Last backup: Completed" }],
      actions: [{ label: "Show Jobs", intent: { type: "showJobs", arn } }],
    };
    expect(hoverMarkdown(content, hoverLink)).toBe(
      "**b** S3\n\nLast backup\\: Completed\n\n" +
        "[Show Jobs](command:awsBackup.showJobsForArn?%5B%22arn%3Aaws%3As3%3A%3A%3Ab%22%5D)",
    );
  });

  it("holds the links it was given and no other, and they call what they say, whatever the text", () => {
    const line = fc.record({ strong: hostile, text: hostile });
    const action = fc.record({
      label: fc.constantFrom("Show Jobs", "Open Details"),
      intent: intents,
    });
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 4 }),
        fc.array(action, { maxLength: 4 }),
        (lines, actions) => {
          const found = links(hoverMarkdown({ lines, actions }, hoverLink));
          expect(found.map(called)).toEqual(
            actions.map(({ intent }: { intent: HoverIntent }) =>
              hoverLink(JSON.parse(JSON.stringify(intent)) as HoverIntent),
            ),
          );
          for (const href of found) expect(hoverCommands).toContain(called(href).command);
        },
      ),
    );
  });
});
