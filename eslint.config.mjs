import tseslint from "typescript-eslint";

/** The clock, timers and randomness enter the pure layers as arguments (ARCHITECTURE.md, Composition and state). */
const ambient = [
  "setTimeout",
  "setInterval",
  "setImmediate",
  "clearTimeout",
  "clearInterval",
  "clearImmediate",
  "performance",
  "process",
].map((name) => ({
  name,
  message: "Pure layers get time, timers and the environment as arguments.",
}));

export default tseslint.config(
  {
    ignores: ["dist", "out", ".vscode-test", "node_modules", "**/*.mjs", "**/*.cjs", "esbuild.js"],
  },
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: { project: ["./test/tsconfig.json"], tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      "no-console": "error",
      eqeqeq: "error",
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/explicit-module-boundary-types": "error",
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      "@typescript-eslint/no-non-null-assertion": "error",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "no-restricted-exports": ["error", { restrictDefaultExports: { direct: true } }],
      "max-lines": ["error", { max: 250, skipBlankLines: true, skipComments: true }],
      "max-lines-per-function": ["error", { max: 60, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ["src/base/**", "src/domain/**", "src/viewmodel/**"],
    rules: {
      "no-restricted-globals": ["error", ...ambient],
      "no-restricted-properties": [
        "error",
        { object: "Date", property: "now", message: "Take the time as an argument." },
        { object: "Math", property: "random", message: "Take randomness as an argument." },
      ],
    },
  },
  {
    files: [
      // A list of handlers, one for each command or intent: to find one is to read its name.
      "src/host/details/jobCommands.ts",
      "src/host/details/pageIntents.ts",
      "src/host/jumps/jumpCommands.ts",
      "src/host/tree/viewCommands.ts",
      // A list with a line for each error, member or format.
      "src/viewmodel/details/backupSections.ts",
      "src/viewmodel/text/errorRemedy.ts",
      "src/viewmodel/text/formats.ts",
      // One conversation with VS Code, whose events share what is known so far.
      "src/host/picks/multiPick.ts",
      // One decision with its exceptions, measured and compared with a truth of its own.
      "src/viewmodel/details/childCounts.ts",
    ],
    rules: { "max-lines-per-function": "off" },
  },
  {
    files: ["test/**"],
    rules: { "max-lines": "off", "max-lines-per-function": "off", "no-console": "off" },
  },
  {
    files: ["test/**"],
    ignores: ["test/support/waitFor.ts"],
    rules: {
      "no-restricted-properties": [
        "error",
        ...["waitFor", "waitUntil"].map((property) => ({
          object: "vi",
          property,
          message: "It gives up after a second: take waitFor of test/support.",
        })),
      ],
    },
  },
);
