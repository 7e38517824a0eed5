// Runs a bundled contestant: the clock runs before any of its code is loaded.
const { performance } = require("node:perf_hooks");
const started = performance.now();
const [, , file, input] = process.argv;
require(file)
  .run(JSON.parse(input), started)
  .then(
    (result) => process.stdout.write(JSON.stringify(result), () => process.exit()),
    (error) => {
      console.error(error);
      process.exit(1);
    },
  );
