#!/usr/bin/env node
// The executable that @vscode/test-electron is given as `vscodeExecutablePath` where desktop VS Code
// can't be had: same arguments, same exit codes, the npm-provisioned server in Chromium behind it.
require("tsx/cjs/api").register();
const { runInHostServer } = require("./inHostServer.ts");

runInHostServer(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error) => {
    console.error(error);
    process.exit(1);
  },
);
