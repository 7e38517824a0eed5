import { checksum, codeUnits } from "../../base/checksum";
import type { Job } from "../../domain/job/job";
import type { Session } from "../../domain/session/session";

/** A path segment longer than this makes VS Code's tabs and quick open unusable. */
const longest = 80;

/** Names the document of a job: kind, profile, Region, id. Distinct jobs have distinct paths; nothing in it is secret. */
export function jobDocumentPath({
  job,
  jobKey,
  session,
}: {
  readonly job: Job;
  readonly jobKey: string;
  readonly session: Session;
}): string {
  const id = job.id === "" ? `job-without-id-${jobKey}` : job.id;
  return [
    "",
    job.kind,
    segment(session.profile),
    segment(session.region),
    `${segment(id)}.json`,
  ].join("/");
}

/** Text of any kind as one path segment; what is cut off is told apart by a checksum. */
function segment(text: string): string {
  const encoded = encodeURIComponent(text.replace(/\p{Cs}/gu, "\ufffd")).replace(/^\.+$/, (dots) =>
    dots.replaceAll(".", "%2E"),
  );
  if (encoded.length <= longest) return encoded;
  return `${encoded.slice(0, longest)}-${checksum(codeUnits(text))}`;
}
