import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cronText } from "../../../../src/viewmodel/details/cronText";

describe("A schedule in words", () => {
  it.each([
    ["cron(0 5 ? * * *)", "Every day at 05:00"],
    ["cron(30 5 * * ? *)", "Every day at 05:30"],
    ["cron(0 5,17 ? * * *)", "Every day at 05:00 and 17:00"],
    ["cron(15 1,9,17 ? * * *)", "Every day at 01:15, 09:15 and 17:15"],
    ["cron(0 0/8 ? * * *)", "Every day, every 8 hours from 00:00"],
    ["cron(5 */12 * * ? *)", "Every day, every 12 hours from 00:05"],
    ["cron(0 * ? * * *)", "Every day, every hour at minute 0"],
    ["cron(0 3 ? * MON-FRI *)", "Monday to Friday at 03:00"],
    ["cron(0 3 ? * 1 *)", "On Sunday at 03:00"],
    ["cron(0 3 ? * sat,SUN *)", "On Saturday and Sunday at 03:00"],
    ["cron(0 4 1 * ? *)", "On day 1 of every month at 04:00"],
    ["cron(0 4 1,15 * ? *)", "On days 1 and 15 of every month at 04:00"],
    ["cron(0 4 L * ? *)", "On the last day of every month at 04:00"],
    ["cron(0 5/12 ? * * *)", "Every day, every 12 hours from 05:00"],
    ["15 * ? * * *", "Every day, every hour at minute 15"],
    ["0 12 * * ? *", "Every day at 12:00"],
    ["cron(15 10 ? * 6L *)", "On the last Friday of every month at 10:15"],
    ["cron(0 5 ? * SUNL *)", "On the last Sunday of every month at 05:00"],
    ["cron(0 5 ? * 3#2 *)", "On the second Tuesday of every month at 05:00"],
    ["cron(0 5 ? * 2#1 *)", "On the first Monday of every month at 05:00"],
    ["cron(0 5 ? * L *)", "On Saturday at 05:00"],
    ["cron(0 5 LW * ? *)", "On the last weekday of every month at 05:00"],
    ["cron(0 5 15W * ? *)", "On the weekday nearest to day 15 of every month at 05:00"],
    ["rate(12 hours)", "Every 12 hours"],
    ["rate(1 day)", "Every day"],
  ])("%s", (expression, words) => {
    expect(cronText(expression)).toBe(words);
  });

  it.each([
    "",
    "0 5 * * *",
    "cron(0 5 ? * *)",
    "cron(0 5 ? * * 2027)",
    "cron(0 5 ? JAN * *)",
    "cron(0/15 5 ? * * *)",
    "cron(0 25 ? * * *)",
    "cron(0 5 ? * 0 *)",
    "cron(0 5 ? * 8 *)",
    "cron(0 5 ? * MON-FRI-SUN *)",
    "cron(0 5 ? * 2#6 *)",
    "cron(0 5 ? * 8L *)",
    "cron(0 5 ? * 6L,2 *)",
    "cron(0 5 ? * LL *)",
    "cron(0 5 ? * MON-L *)",
    "cron(0 5 32W * ? *)",
    "cron(0 5 1,15W * ? *)",
    "cron(0 5 1 * 2 *)",
    "cron(0 5 32 * ? *)",
    "cron(60 5 ? * * *)",
    "cron(0 0/0 ? * * *)",
    "cron(0 20/6 ? * * *)",
    "rate(0 days)",
    "rate(00 hours)",
    `cron(${"0,".repeat(10_000)}0 5 ? * * *)`,
  ])("has none for %s", (expression) => {
    expect(cronText(expression)).toBeUndefined();
  });

  it("never repeats foreign text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        for (const expression of [text, `cron(0 5 ? * ${text} *)`, `cron(0 ${text} ? * * *)`]) {
          expect(cronText(expression) ?? "").toMatch(/^[\w :,]*$/);
        }
      }),
    );
  });
});
