import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { forIconText, forNotification } from "../../../../src/viewmodel/text/escape";

const payload = "$(flame) <b>B</b> **md** [click](command:bench.pwn) ![i](https://x.test/a.png)";

/** What VS Code 1.139 makes a link of in notifications (vs/base/common/linkedText.ts). */
const link = /\[([^\]]+)\]\(((?:https?:\/\/|command:|file:)[^)\s]+)(?: (["'])(.+?)(\3))?\)/i;

/** What it draws as an icon (vs/base/common/iconLabels.ts): a backslash before it keeps it text. */
const icon = /(\\)?\$\(([A-Za-z0-9-]+(?:~[A-Za-z]+)?)\)/g;

function drawnIcons(text: string): string[] {
  return [...text.matchAll(icon)]
    .filter(([, escaped]) => escaped === undefined)
    .map(([all]) => all);
}

/** What a reader sees: the backslash before an icon is taken away. */
function shown(text: string): string {
  return text.replace(icon, (all, escaped?: string) =>
    escaped === undefined ? all : all.slice(1),
  );
}

const hostile = fc
  .array(
    fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc.string({ unit: "binary" }),
      fc.constantFrom(
        payload,
        "$(",
        "\\",
        "$(flame)",
        "\\$(flame)",
        "$(sync~spin)",
        "[a",
        "](",
        "command:x",
        ")",
        "\u202e",
        "\u200b",
        "\n",
      ),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(""));

describe("forNotification", () => {
  it("leaves ordinary text as it is", () => {
    expect(forNotification("Access denied (backup:ListBackupJobs). [1] $5")).toBe(
      "Access denied (backup:ListBackupJobs). [1] $5",
    );
  });

  it("lets no link come alive", () => {
    expect(link.test(payload)).toBe(true);
    expect(link.test(forNotification(payload))).toBe(false);
    fc.assert(
      fc.property(hostile, (text) => {
        expect(forNotification(text)).not.toMatch(link);
      }),
    );
  });

  it("shows no control characters, line ends or marks that reorder text", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(forNotification(text)).not.toMatch(
          /[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/,
        );
      }),
    );
  });

  it("ends a text of 10,000 characters with an ellipsis", () => {
    const text = forNotification("x".repeat(10_000));
    expect(text.length).toBeLessThanOrEqual(1000);
    expect(text.endsWith("…")).toBe(true);
  });
});

describe("forIconText", () => {
  it("shows an icon's name as text", () => {
    expect(forIconText("$(flame) prod")).toBe("\\$(flame) prod");
    expect(shown(forIconText("$(flame) prod"))).toBe("$(flame) prod");
    expect(shown(forIconText("\\$(flame)"))).toBe("\\$(flame)");
  });

  it("leaves a dollar that is no icon alone", () => {
    expect(forIconText("cost $(5 %)")).toBe("cost $(5 %)");
  });

  it("draws no icon and no link, whatever the text", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const escaped = forIconText(text);
        expect(drawnIcons(escaped)).toEqual([]);
        expect(escaped).not.toMatch(link);
        expect(shown(escaped)).toBe(forNotification(text));
      }),
    );
  });
});
