import vm from "node:vm";
import { describe, expect, it } from "vitest";
import {
  detailsDocument,
  type DetailsDocumentFiles,
} from "../../../../src/host/details/detailsDocument";

const files: DetailsDocumentFiles = {
  script: 'document.title = "</script><!-- </SCRIPT>";',
  style: 'a{content:"</style>"}@font-face{src:url("./codicon.ttf?721d") format("truetype")}',
  urlOf: (name) => `https://file.vscode-cdn.net/dist/${name}`,
  cspSource: "'self' https://*.vscode-cdn.net",
};

describe("The page's HTML", () => {
  it("allows its own script and style sheet by a nonce that is new each time, and nothing inline but them", () => {
    const nonces = [detailsDocument(files), detailsDocument(files)].map((text) => {
      const [, nonce = ""] = /script-src 'nonce-([^']+)';/.exec(text) ?? [];
      expect(text).toContain(`style-src 'nonce-${nonce}';`);
      expect(text.match(/<(?:script|style)[^>]*>/g)).toEqual([
        `<style nonce="${nonce}">`,
        `<script nonce="${nonce}">`,
      ]);
      return nonce;
    });
    expect(new Set(nonces).size).toBe(2);
    expect(nonces[0]).toMatch(/^[A-Za-z0-9+/]{22}==$/);
    expect(detailsDocument(files)).toMatch(/default-src 'none'/);
    expect(detailsDocument(files)).not.toMatch(/unsafe-|style=|connect-src|\son\w+=/);
  });

  it("is not ended by anything in its script, which means the same as before", () => {
    const text = detailsDocument(files);
    expect(text.match(/<\/script/gi)).toHaveLength(1);
    expect(text).not.toContain("<!-- ");
    const [, inline = ""] = /<script nonce="[^"]+">([^]*?)<\/script>/.exec(text) ?? [];
    const document = { title: "" };
    vm.runInNewContext(inline, { document });
    expect(document.title).toBe("</script><!-- </SCRIPT>");
  });

  it("is not ended by anything in its style sheet either, whose files are found where they are", () => {
    const text = detailsDocument(files);
    expect(text.match(/<\/style/gi)).toHaveLength(1);
    expect(text).toContain('src:url("https://file.vscode-cdn.net/dist/codicon.ttf") format(');
  });
});
