import { type CausePattern, denied } from "./causePattern";

const alreadyRunning =
  /another (?:backup|restore|copy)\b(?! (?:vault|plan|rule|region|account))|concurrent (?:backup|restore|copy) jobs?|running job for the same|copy jobs running|already (?:in progress|running)|already being (?:backed up|copied|restored)/i;
const bucket = [/bucket/i, /versioning/i] as const;

/** What was wrong with the resource or around it, the narrower first; sources as in accessCauses.ts. */
export const resourceCauses = [
  {
    id: "vss",
    label: "VSS failed",
    kinds: ["backup"],
    words: [/\bVSS\b|shadow copy/i],
    category: "VSSERROR",
  },
  {
    id: "tagsNotCopied",
    label: "Tags not copied",
    words: [/unable to (?:copy|persist).{0,40}tags/i],
  },
  {
    id: "metadataNotKept",
    label: "Metadata missing",
    words: [/unable to (?:copy|persist).{0,40}metadata/i],
  },
  {
    id: "tooManyTags",
    label: "Too many tags",
    words: [
      /\btags?\b.{0,80}(?:more than \d|at most|limit exceeded)|(?:more than \d|at most|limit exceeded).{0,80}\btags?\b/i,
    ],
  },
  {
    id: "kubernetes",
    label: "Objects failed",
    kinds: ["backup", "restore"],
    words: [/kubernetes|\bk8s\b/i, /fail/i],
  },
  {
    // Amazon S3: a bucket whose Object Ownership is "bucket owner enforced" refuses ACLs.
    id: "aclsDisabled",
    label: "ACLs disabled",
    kinds: ["restore"],
    words: [/\bACLs?\b|access control list/i, /bucket|\bS3\b|object/i],
  },
  {
    id: "noObjects",
    label: "No objects read",
    kinds: ["backup"],
    words: [/no objects were backed up/i],
  },
  {
    id: "versioningOff",
    label: "Versioning off",
    kinds: ["backup", "restore"],
    words: [/versioning is not enabled/i],
  },
  {
    id: "bucketDenied",
    label: "Access denied",
    kinds: ["backup"],
    words: [...bucket, denied],
  },
  { id: "bucketSettings", label: "Bucket settings", kinds: ["backup"], words: bucket },
  {
    // Developer Guide, "Amazon S3 backups": the default role has no permissions for Amazon S3.
    id: "s3PermissionsMissing",
    label: "Access denied",
    kinds: ["backup"],
    words: [/not have permission to describe resource arn:aws[a-z-]{0,20}:s3:::/i],
  },
  {
    id: "continuousBackup",
    label: "PITR",
    kinds: ["backup"],
    words: [/point[- ]in[- ]time|\bPITR\b|continuous backup/i, /not enabled|disabled|already/i],
  },
  {
    id: "databaseWindow",
    label: "Backup window",
    kinds: ["backup"],
    words: [/(?:automated backup|maintenance) window/i],
  },
  {
    id: "concurrentSnapshots",
    label: "Quota reached",
    kinds: ["backup", "copy"],
    words: [/concurrent snapshots|in-progress snapshots|ConcurrentSnapshotLimit/i],
  },
  {
    id: "snapshotInUse",
    label: "Snapshot in use",
    words: [/InvalidSnapshot\.InUse|snapshot.{0,60}in use by ami/i],
  },
  {
    // re:Post, "Restore an EC2 instance": with the role that was backed up, or with none.
    id: "instanceProfile",
    label: "Instance profile",
    kinds: ["restore"],
    words: [/instance profile/i, /not permit|can(?:'t|not)|different|new/i],
  },
  {
    id: "alreadyRunning",
    label: "Already running",
    kinds: ["backup", "copy"],
    words: [alreadyRunning],
  },
  {
    id: "resourceInUse",
    label: "In use",
    words: [
      new RegExp(`${alreadyRunning.source}|ResourceInUse|(?:still|currently) in use\\b`, "i"),
    ],
  },
  {
    id: "throttled",
    label: "Throttled",
    words: [
      /throttl|rate (?:has been )?exceeded|RateExceeded|too many requests|request limit exceeded|RequestLimitExceeded|\bSlowDown\b|reduce your request rate/i,
    ],
  },
  {
    id: "noAddresses",
    label: "No free subnet",
    kinds: ["restore"],
    words: [/free (?:ip )?addresses|InsufficientFreeAddresses|no default vpc|no subnets? found/i],
  },
  {
    id: "noCapacity",
    label: "No capacity",
    kinds: ["restore"],
    words: [
      /insufficient\w{0,20} ?capacity|not enough capacity|not have sufficient.{0,40}capacity|not available in the (?:selected|requested|specified) (?:availability )?zone/i,
    ],
  },
  {
    id: "noSpace",
    label: "No free space",
    words: [/no space left|(?:not enough|insufficient|out of) (?:disk |free )?(?:space|storage)/i],
  },
  {
    // Developer Guide, "Cross-Region copy considerations": "The snapshot requires a target option group with …".
    id: "optionGroup",
    label: "Option group",
    kinds: ["copy"],
    words: [/requires a target option group/i],
  },
  {
    id: "quota",
    label: "Quota reached",
    words: [
      /limit ?exceeded|reached (?:your|the) quota|quota ?(?:is |was |has been )?(?:reached|exceeded)|exceed\w{0,3} .{0,60}\bquota|exceed(?:ed|s)? the (?:maximum )?(?:allowed )?(?:number|limit)|can have at most|maximum allowed(?! size)|maximum number|maximum supported backups|reached the (?:maximum|limit)|cannot create more than/i,
    ],
    category: "LIMITEXCEEDED",
  },
] as const satisfies readonly CausePattern[];

export type ResourceCauseId = (typeof resourceCauses)[number]["id"];
