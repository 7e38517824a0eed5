import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";

const modules = path.resolve(import.meta.dirname, "../../../node_modules");

/** The packages of the SDK that make the credential providers which src/aws/credentials uses. */
const packages = [
  "@aws-sdk/credential-provider-env",
  "@aws-sdk/credential-provider-http",
  "@aws-sdk/credential-provider-login",
  "@aws-sdk/credential-provider-web-identity",
  "@aws-sdk/credential-providers",
  "@smithy/credential-provider-imds",
];

/** Other builds, and providers that src/aws/credentials has no use for. */
const unused =
  /\.(browser|native)\.js$|(createCredentialChain|fromEnvSigningName|fromStatic|nodeProvider)\.js$/;

/** Providers throw these, all with one name and no code each. */
const errors = new Set([
  "CredentialsProviderError",
  "TokenProviderError",
  "ProviderError",
  "Error",
]);

export interface ProviderSentence {
  /** In node_modules, e.g. "@aws-sdk/credential-provider-sso/dist-es/fromSSO.js". */
  readonly file: string;
  /** As the source has it, with … for what only a run fills in. */
  readonly sentence: string;
}

/** Every sentence in the sources of the installed SDK that a credential provider fails with. */
export function providerSentences(): readonly ProviderSentence[] {
  return packages.flatMap((name) => {
    const files = sourcesOf(name);
    const constants = new Map(files.flatMap(({ tree }) => [...constantsOf(tree)]));
    return files.flatMap(({ file, tree }) =>
      [...new Set(sentencesOf(tree, constants))].map((sentence) => ({ file, sentence })),
    );
  });
}

interface Source {
  readonly file: string;
  readonly tree: ts.SourceFile;
}

function sourcesOf(name: string): readonly Source[] {
  const folder = path.join(modules, name, "dist-es");
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".js") && !unused.test(file))
    .sort()
    .map((file) => ({
      file: `${name}/dist-es/${file.replaceAll("\\", "/")}`,
      tree: ts.createSourceFile(
        file,
        readFileSync(path.join(folder, file), "utf8"),
        ts.ScriptTarget.Latest,
      ),
    }));
}

type Constants = ReadonlyMap<string, ts.Expression>;

/** Sentences that a package gives a name. */
function constantsOf(tree: ts.SourceFile): Constants {
  const found = new Map<string, ts.Expression>();
  each(tree, (node) => {
    if (!ts.isVariableDeclaration(node) || !ts.isIdentifier(node.name)) return;
    if (node.initializer !== undefined && ts.isStringLiteralLike(node.initializer)) {
      found.set(node.name.text, node.initializer);
    }
  });
  return found;
}

function sentencesOf(tree: ts.SourceFile, constants: Constants): readonly string[] {
  const thrown: ts.Expression[] = [];
  const assigned = new Map<string, ts.Expression[]>();
  each(tree, (node) => {
    if (ts.isNewExpression(node) || ts.isCallExpression(node)) {
      const [first] = node.arguments ?? [];
      const isError = ts.isIdentifier(node.expression) && errors.has(node.expression.text);
      if (isError && first !== undefined) thrown.push(first);
    }
    if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken) {
      if (!ts.isIdentifier(node.left)) return;
      const { text } = node.left;
      assigned.set(text, [...(assigned.get(text) ?? []), node.right]);
    }
  });
  return (
    thrown
      .flatMap((each) => (ts.isIdentifier(each) ? (assigned.get(each.text) ?? [each]) : [each]))
      .map((expression) => textOf(expression, constants))
      // What another threw is passed on as it is, and has its own sentence.
      .filter((text) => /[a-z]/i.test(text))
  );
}

function textOf(expression: ts.Expression, constants: Constants): string {
  if (ts.isStringLiteralLike(expression)) return expression.text;
  if (ts.isTemplateExpression(expression)) {
    const spans = expression.templateSpans.map(
      (span) => textOf(span.expression, constants) + span.literal.text,
    );
    return expression.head.text + spans.join("");
  }
  if (ts.isBinaryExpression(expression)) {
    return textOf(expression.left, constants) + textOf(expression.right, constants);
  }
  const named = ts.isIdentifier(expression) ? constants.get(expression.text) : undefined;
  return named === undefined ? "…" : textOf(named, constants);
}

function each(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  ts.forEachChild(node, (child) => {
    each(child, visit);
  });
}
