/** The scheduled times of a backup rule, in milliseconds since the epoch. */
export interface RunTimes {
  /**
   * The runs of a time span, both ends in it, in order.
   * @param limit the newest ones at most
   */
  between(from: number, to: number, limit: number): readonly number[];
  /** True within 12 hours of a clock change of the schedule's zone: AWS's run may be an hour off. */
  isNearClockChange(at: number): boolean;
}
