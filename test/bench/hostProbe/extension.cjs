// Looks at the clock of the extension host's event loop every 2 ms, and tells over HTTP what it saw: the longest time without
// a look, on the wall and of the processor. On a busy machine the wall's includes what others took.
const fs = require("node:fs");
const http = require("node:http");
const { Session } = require("node:inspector");

const every = 2;

exports.activate = ({ subscriptions }) => {
  const cpuTime = () => {
    const { user, system } = (process.threadCpuUsage ?? process.cpuUsage).call(process);
    return (user + system) / 1000;
  };
  let longest = { wall: 0, cpu: 0 };
  let last = { wall: performance.now(), cpu: cpuTime() };
  const look = () => {
    const now = { wall: performance.now(), cpu: cpuTime() };
    const gap = { wall: now.wall - last.wall - every, cpu: now.cpu - last.cpu };
    if (Math.min(gap.wall, gap.cpu) > Math.min(longest.wall, longest.cpu)) longest = gap;
    last = now;
  };
  const timer = setInterval(look, every);
  const session = new Session();
  session.connect();
  const post = (method) =>
    new Promise((resolve, reject) => {
      session.post(method, (error, result) => (error === null ? resolve(result) : reject(error)));
    });
  const answers = {
    "/reset": () => {
      look();
      longest = { wall: 0, cpu: 0 };
      return {};
    },
    "/longest": () => {
      look();
      return longest;
    },
    "/profile": async () => {
      await post("Profiler.enable");
      await post("Profiler.start");
      return {};
    },
    "/profiled": async () => (await post("Profiler.stop")).profile,
  };
  const server = http.createServer(async (request, response) => {
    response.end(JSON.stringify(await answers[request.url]()));
  });
  server.listen(0, "127.0.0.1", () => {
    fs.writeFileSync(process.env.BENCH_PROBE, String(server.address().port));
  });
  subscriptions.push({
    dispose: () => {
      clearInterval(timer);
      server.close();
    },
  });
};
