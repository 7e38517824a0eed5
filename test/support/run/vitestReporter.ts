import path from "node:path";
import process from "node:process";
import type { TestAnnotation } from "vitest";
import type { Reporter, TestCase, TestModule, TestSpecification, TestSuite } from "vitest/node";
import { addProgress, type ProgressRecord, progressVariable, startProgress } from "./progress";

type Errors = readonly {
  readonly message?: string | undefined;
  readonly stack?: string | undefined;
}[];

/** Writes what Vitest does as it does it (progress.ts). */
class ProgressReporter implements Reporter {
  readonly #file = process.env[progressVariable] ?? "";

  onTestRunStart(specifications: readonly TestSpecification[]): void {
    startProgress(this.#file);
    this.#add({ type: "files", files: specifications.map((each) => nameOf(each.moduleId)) });
  }

  onTestModuleCollected(module: TestModule): void {
    const tests = [...module.children.allTests()].map(({ fullName }) => fullName);
    this.#add({ type: "tests", file: nameOf(module.moduleId), tests });
  }

  onTestCaseResult(test: TestCase): void {
    const { state, errors = [] } = test.result();
    if (state === "pending") return;
    const file = nameOf(test.module.moduleId);
    this.#add({ type: "test", file, test: test.fullName, state, why: textOf(errors) });
  }

  onTestCaseAnnotate(_test: TestCase, { message }: TestAnnotation): void {
    this.#add({ type: "said", text: message });
  }

  onTestSuiteResult(suite: TestSuite): void {
    this.#broken(`${nameOf(suite.module.moduleId)} > ${suite.fullName}`, suite.errors());
  }

  onTestModuleEnd(module: TestModule): void {
    this.#broken(nameOf(module.moduleId), module.errors());
  }

  onTestRunEnd(_modules: readonly TestModule[], unhandled: Errors): void {
    this.#broken("an error that no test waits for", unhandled);
    this.#add({ type: "end" });
  }

  #broken(what: string, errors: Errors): void {
    if (errors.length > 0) this.#add({ type: "broken", what, why: textOf(errors) });
  }

  #add(record: ProgressRecord): void {
    addProgress(this.#file, record);
  }
}

/** A file's path as it is in the repository. */
const nameOf = (moduleId: string): string => path.relative(process.cwd(), moduleId);

const textOf = (errors: Errors): string =>
  errors.map(({ stack, message = "" }) => stack ?? message).join("\n\n");

// Vitest takes a reporter by this name.
export { ProgressReporter as default };
