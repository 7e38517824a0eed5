import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import vm from "node:vm";
import type { Uri, Webview } from "vscode";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { jobDetailsHtml } from "../../../src/host/jobDetailsHtml";

vi.mock("vscode", () => ({
  Uri: {
    joinPath: ({ fsPath }: { fsPath: string }, ...parts: string[]) => ({
      fsPath: [fsPath, ...parts].join("/"),
    }),
  },
}));

const script = 'document.title = "</script><!-- </SCRIPT>";';
const webview = {
  cspSource: "'self' https://*.vscode-cdn.net",
  asWebviewUri: ({ fsPath }: Uri) => `https://file.vscode-cdn.net${fsPath}`,
} as unknown as Webview;
let folder = "";

function html(): string {
  return jobDetailsHtml(webview, { fsPath: folder } as unknown as Uri);
}

beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "page-"));
  fs.mkdirSync(path.join(folder, "dist"));
  fs.writeFileSync(path.join(folder, "dist/jobDetails.js"), script);
});

afterAll(() => {
  fs.rmSync(folder, { recursive: true });
});

describe("The page's HTML", () => {
  it("allows its own script by a nonce that is new each time, and nothing inline but that", () => {
    const nonces = [html(), html()].map((text) => {
      const [, nonce = ""] = /script-src 'nonce-([^']+)';/.exec(text) ?? [];
      expect(text).toContain(`<script nonce="${nonce}">`);
      return nonce;
    });
    expect(new Set(nonces).size).toBe(2);
    expect(nonces[0]).toMatch(/^[A-Za-z0-9+/]{22}==$/);
    expect(html()).toMatch(/default-src 'none'/);
    expect(html()).not.toMatch(/unsafe-|<style|style=|connect-src|\son\w+=/);
  });

  it("is not ended by anything in its script, which means the same as before", () => {
    const text = html();
    expect(text.match(/<\/script/gi)).toHaveLength(1);
    expect(text).not.toContain("<!-- ");
    const [, inline = ""] = /<script nonce="[^"]+">([^]*?)<\/script>/.exec(text) ?? [];
    const document = { title: "" };
    vm.runInNewContext(inline, { document });
    expect(document.title).toBe("</script><!-- </SCRIPT>");
  });
});
