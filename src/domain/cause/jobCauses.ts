import { type CausePattern, denied } from "./causePattern";

/** What went wrong with the job itself, and what says no more than that; sources as in accessCauses.ts. */
export const jobCauses = [
  {
    id: "startWindowMissed",
    label: "Expired before start",
    kinds: ["backup"],
    words: [/job did not start|start window/i],
    state: "EXPIRED",
  },
  {
    // "Backup job expired before completion." is said of both windows: a completion window of two hours was too short in
    // a case that somebody describes (dev.classmethod.jp, tsnote-awsbackup-ec2-jobs-expired).
    id: "windowMissed",
    label: "Window missed",
    kinds: ["backup"],
    words: [/job expired before|(?:backup|completion|complete) window/i],
  },
  {
    id: "notOptedIn",
    label: "Not opted in",
    words: [/not opted[- ]in|service opt-?in|resource type.{0,40}not enabled/i],
  },
  {
    id: "alreadyExists",
    label: "Already exists",
    kinds: ["restore"],
    words: [/already exists|AlreadyExists|name is already/i],
  },
  {
    id: "gatewayOffline",
    label: "Gateway offline",
    kinds: ["backup", "restore"],
    words: [
      /(?<!storage |nat |internet |transit |api )gateway|hypervisor/i,
      /offline|cannot reach|unreachable|not (?:connected|online)/i,
    ],
  },
  {
    id: "wrongCredentials",
    label: "Credentials",
    kinds: ["backup", "restore"],
    words: [/invalid credentials|authentication fail|login fail|incorrect (?:user name|password)/i],
  },
  {
    id: "childJobs",
    label: "Child jobs",
    words: [
      /(?:nested|child) (?:\w{1,20} )?(?:jobs?|backups?|restores?|recovery points?|resources?)\b/i,
      /not complete|fail|abort|expire/i,
    ],
    state: "PARTIAL",
  },
  {
    id: "wrongState",
    label: "Not available",
    words: [
      /not (?:currently )?in (?:an? |the )?\W?(?:\w{1,20}\W? )?(?:state|status)\b|(?:is|are|was) (?:currently )?in (?:an? |the )?\W?[\w-]{1,20}\W? (?:state|status)\b|(?:invalid|incorrect|unsupported) (?:\w{1,20} )?state|(?:Invalid|Incorrect)\w{0,20}State|(?:is|are|was) (?:still |currently |already )?being (?:created|modified|resized|updated|upgraded|restored)|cannot snapshot volume/i,
    ],
  },
  {
    // The guide's sample of a failed backup job's event (EventBridge).
    id: "vaultNotFound",
    label: "Vault not found",
    words: [/backup vault (?:\S{1,300} )?(?:does not exist|(?:was|is|could) not (?:be )?found)/i],
  },
  {
    id: "notFound",
    label: "Resource not found",
    words: [
      /not found|NotFound|RESOURCE_NOT_FOUND|NoSuch|no longer (?:exists?|available)|(?:does not|doesn't) exist|(?:could not|cannot|can't|unable to) find|was deleted|has been deleted/i,
    ],
    category: "RESOURCENOTFOUND",
  },
  {
    // re:Post, "Why does my cross-account copy fail": "Copy job from us-west-2 to us-east-1 cannot be initiated for RDS
    // resources. Feature is not supported for provided resource type."
    id: "copyNotSupported",
    label: "Not supported",
    kinds: ["copy"],
    words: [/cannot be initiated for .{1,60}not supported for provided resource type/i],
  },
  {
    id: "notSupported",
    label: "Not supported",
    words: [/not supported|unsupported|not valid for|AWS Marketplace/i],
  },
  {
    id: "stopped",
    label: "Stopped by user",
    words: [
      /(?:stopped|aborted|cancell?ed) by (?:a |the )?user\b|manually (?:stopped|aborted|cancell?ed)/i,
    ],
  },
  {
    id: "timedOut",
    label: "Timed out",
    words: [
      /timed out|(?:because of|due to|operation|request|connection) (?:a )?time-?out\b|time-?out (?:while|waiting|error|exceeded|reached)|exceeded the maximum time/i,
    ],
  },
  {
    id: "noConnection",
    label: "No connection",
    words: [
      /could not connect|unable to connect|cannot connect|connection (?:refused|reset)|unreachable/i,
    ],
  },
  { id: "denied", label: "Access denied", words: [denied] },
  { id: "deniedByCategory", label: "Access denied", category: "ACCESSDENIED" },
  { id: "keyByCategory", label: "KMS key", category: "KMSKEYERROR" },
  {
    id: "serviceFault",
    label: "Service fault",
    words: [
      /internal (?:service )?(?:error|failure|server)|service unavailable|fatal error|token expired|try again later/i,
    ],
  },
  {
    id: "invalidMetadata",
    label: "Invalid value",
    kinds: ["restore"],
    words: [
      /\bis invalid\b|invalid parameter|InvalidParameter|not recognized|ValidationException/i,
    ],
  },
  {
    id: "invalidSetting",
    label: "Invalid value",
    words: [
      /\bis invalid\b|invalid parameter|InvalidParameter|not recognized|ValidationException/i,
    ],
    category: "INVALIDPARAMETERS",
  },
] as const satisfies readonly CausePattern[];

export type JobCauseId = (typeof jobCauses)[number]["id"];
