// Loaded into the processes of a VS Code server before all else: in the extension host, our bundles get a clock that a test
// moves on (hostClock.ts). VS Code, other extensions and the SDK, which signs by it, keep the real one.
if (process.argv.includes("--type=extensionHost")) install();

/** Milliseconds: shorter timers take the time that they take. */
const moved = 10_000;

function install() {
  const fs = require("node:fs");
  const { createServer } = require("node:http");
  const Module = require("node:module");
  const path = require("node:path");
  const dir = process.env.HOST_CLOCK_DIR;
  let offset = Number(fs.readFileSync(path.join(dir, "offset"), "utf8"));
  const now = () => Date.now() + offset;
  /** Long timers: when they are due, and how often. */
  const timers = new Map();

  globalThis.hostClock = {
    Date: class extends Date {
      constructor(...args) {
        if (args.length === 0) super(now());
        else super(...args);
      }

      static now() {
        return now();
      }

      static [Symbol.hasInstance](value) {
        return value instanceof Date;
      }
    },
    setTimeout: (run, wait = 0, ...args) => setTimer({ run, args }, wait, setTimeout),
    setInterval: (run, wait = 0, ...args) =>
      setTimer({ run, args, every: wait }, wait, setInterval),
    clearTimeout: clearTimer,
    clearInterval: clearTimer,
  };

  function setTimer(timer, wait, real) {
    if (wait < moved) return real(timer.run, wait, ...timer.args);
    const handle = setTimeout(() => undefined, 2 ** 31 - 1);
    timers.set(handle, { ...timer, at: now() + wait });
    return handle;
  }

  function clearTimer(handle) {
    timers.delete(handle);
    clearTimeout(handle);
  }

  /** Runs what is due by then; one after another, as it would come. */
  function advance(milliseconds) {
    offset += milliseconds;
    const due = [...timers].filter(([, { at }]) => at <= now()).sort(([, a], [, b]) => a.at - b.at);
    for (const [handle, timer] of due) {
      if (!timers.has(handle)) continue;
      if (timer.every === undefined) clearTimer(handle);
      else timer.at = now() + timer.every;
      timer.run(...timer.args);
    }
  }

  const compile = Module.prototype._compile;
  Module.prototype._compile = function (content, filename, ...rest) {
    const isOurs = /[\\/]aws-backup-explorer[^\\/]*[\\/]dist[\\/](?!aws\.js$)[^\\/]+$/.test(
      filename,
    );
    // On the first line, so that the places in stacks stay.
    const names =
      "const{Date,setTimeout,setInterval,clearTimeout,clearInterval}=globalThis.hostClock;";
    return compile.call(this, isOurs ? names + content : content, filename, ...rest);
  };

  const server = createServer((request, response) => {
    advance(Number(new URL(request.url, "http://127.0.0.1").searchParams.get("advance")));
    response.end();
  });
  server.listen(0, "127.0.0.1", () => {
    fs.writeFileSync(path.join(dir, `port-${server.address().port}`), "");
  });
  server.unref();
}
