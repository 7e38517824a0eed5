/** What the suite inside the extension host leaves for the runner outside; written after every test. */
export interface Results {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly failures: readonly Failure[];
  /** The test that runs now: where a host that hangs was last seen. */
  readonly current?: string;
  /** False until the suite has come to its end. */
  readonly done: boolean;
}

export interface Failure {
  readonly title: string;
  readonly text: string;
}
