/** The largest number of these times that lie within one second; milliseconds, in order. */
export function mostPerSecond(times: readonly number[]): number {
  let [most, first] = [0, 0];
  for (const [last, time] of times.entries()) {
    while ((times[first] ?? time) <= time - 1000) first++;
    most = Math.max(most, last - first + 1);
  }
  return most;
}
