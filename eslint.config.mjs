import tseslint from "typescript-eslint";

/** The clock, timers and randomness enter the pure layers as arguments (ARCHITECTURE.md, Composition and state). */
const ambient = [
  "setTimeout",
  "setInterval",
  "clearTimeout",
  "clearInterval",
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
      "max-lines": ["error", { max: 320, skipBlankLines: true, skipComments: true }],
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
  { files: ["test/**"], rules: { "max-lines": "off", "no-console": "off" } },
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
