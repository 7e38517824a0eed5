/** What messages come by themselves. failures: also about jobs that nobody watches. */
export const notificationChoices = ["off", "watched", "failures"] as const;
type NotificationChoice = (typeof notificationChoices)[number];

/** The setting awsBackup.notifications; what can't be meant is as if it were not set. */
export function readNotificationChoice(value: unknown): NotificationChoice {
  return notificationChoices.find((each) => each === value) ?? "watched";
}
