import type { MessageAdvice } from "./messageWords";

/** What was wrong with the resource or around it, the narrower first. */
export const resourceAdvice: readonly MessageAdvice[] = [
  {
    words: [/\bVSS\b|shadow copy/i],
    advice:
      "This usually means that Windows could not make a consistent snapshot (VSS). Check that the VSS components and the SSM agent run on the instance, that its role may make VSS snapshots, and what its Application event log says; a regular backup may have been made instead.",
  },
  {
    words: [/unable to (?:copy|persist).{0,40}(?:tags|metadata)/i],
    advice:
      "This usually means that the recovery point is good but lacks what the message names. Check whether a restore or a policy needs it, and add it by hand.",
  },
  {
    words: [/\btags?\b/i, /more than \d+|at most|limit exceeded/i],
    advice:
      "This usually means that the recovery point would get more tags than a resource may have. Check the resource's own tags and those that the plan adds.",
  },
  {
    words: [/kubernetes|\bk8s\b/i, /fail/i],
    advice:
      "This usually means that AWS Backup could not read or write some Kubernetes objects of the cluster. Check the cluster's access entry for the job's IAM role and the objects that the message names.",
  },
  {
    words: [/\bACLs?\b|access control list/i],
    advice:
      "This usually means that the destination bucket has access control lists switched off. Check its Object Ownership setting, or restore without the ACLs.",
  },
  {
    words: [/bucket/i, /versioning/i],
    advice:
      "This usually means that the bucket is not prepared for backups. Check that versioning is on, and that the job's IAM role has the permissions to read that and to set the bucket's EventBridge notifications.",
  },
  {
    words: [/point[- ]in[- ]time|\bPITR\b|continuous backup/i, /not enabled|disabled|already/i],
    advice:
      "This usually means that continuous backup is off, or already kept in another vault. Check the resource's point-in-time recovery, and which rules with continuous backup select it.",
  },
  {
    words: [/(?:automated backup|maintenance) window/i],
    advice:
      "This usually means that the job began in or shortly before the database's own backup or maintenance window. Check the times of both and move the plan's schedule away from it.",
  },
  {
    words: [/concurrent snapshots|in-progress snapshots|ConcurrentSnapshotLimit/i],
    advice:
      "This usually means that more snapshots of the volume were under way at once than the quota allows. Check whether several plans, rules or other tools make snapshots of it at the same time.",
  },
  {
    words: [
      /another (?:backup|restore|copy)|concurrent (?:backup|restore|copy) jobs?|running job for the same|copy jobs running|already (?:in progress|running|being)|(?:still|currently) in use|ResourceInUse/i,
    ],
    advice:
      "This usually means that another job of the same resource was still running. Check whether several plans or rules select the resource at the same time.",
  },
  {
    words: [
      /throttl|rate (?:has been )?exceeded|RateExceeded|too many requests|request limit exceeded|slow ?down/i,
    ],
    advice:
      "This usually means that too many calls came at once. Check whether many jobs start at the same minute, spread the schedules and run the job again.",
  },
  {
    words: [/free (?:ip )?addresses|InsufficientFreeAddresses|no default vpc|no subnets? found/i],
    advice:
      "This usually means that the restore found no subnet with free IP addresses. Check the subnet and the VPC in the restore metadata, or choose others.",
  },
  {
    words: [
      /insufficient.{0,20}capacity|not enough capacity|not have sufficient.{0,40}capacity|not available in the (?:selected|requested|specified)/i,
    ],
    advice:
      "This usually means that AWS had no capacity for what was asked. Check the instance class and the Availability Zone, choose others, or try again later.",
  },
  {
    words: [/no space left|(?:not enough|insufficient|out of) (?:disk |free )?(?:space|storage)/i],
    advice:
      "This usually means that there was no room left to write to. Check the free space of the datastore or file system that the message names.",
  },
  {
    words: [
      /limit ?exceeded|quota|exceeded the (?:maximum )?(?:allowed )?(?:number|limit)|exceeds? the (?:maximum|limit)|maximum allowed|maximum number|reached the (?:maximum|limit)|cannot create more than/i,
    ],
    advice:
      "This usually means that a quota of the service is used up. Check how many snapshots or backups there are, delete what is not needed, or ask for more in Service Quotas.",
  },
  {
    words: [/expired before|(?:start|backup|completion|complete) window|did not start/i],
    advice:
      "This usually means that the job did not start, or did not end, within the time that its backup window leaves. Check the rule's start and completion windows, and whether earlier jobs of the resource held it up.",
  },
  {
    words: [/opt(?:ed)?[- ]?in\b|resource type.{0,40}not enabled/i],
    advice:
      "This usually means that the resource type is not switched on for AWS Backup in this Region. Check the service opt-in in the settings of AWS Backup.",
  },
  {
    words: [/already exists|AlreadyExists|name is already/i],
    advice:
      "This usually means that a resource of that name is already there. Check the name in the restore metadata, and choose another or remove the old one.",
  },
  {
    words: [/gateway|hypervisor/i, /offline|cannot reach|unreachable|not (?:connected|online)/i],
    advice:
      "This usually means that the backup gateway or the hypervisor did not answer. Check that the gateway runs and reaches both the hypervisor and AWS.",
  },
  {
    words: [/invalid credentials|authentication fail|login fail|incorrect (?:user name|password)/i],
    advice:
      "This usually means that the user name or password kept for the hypervisor or the database is not right. Check those credentials.",
  },
  {
    words: [
      /(?:nested|child) (?:\w{1,20} )?(?:jobs?|backups?|restores?|recovery points?|resources?)\b/i,
      /not complete|fail|abort|expire/i,
    ],
    advice:
      "This usually means that some child jobs did not complete. Check the child jobs that failed: each says why.",
  },
  {
    words: [
      /not (?:currently )?in (?:an? |the )?\W?(?:\w{1,20}\W? )?(?:state|status)\b|(?:is|are|was) (?:currently )?in (?:an? |the )?\W?[\w-]{1,20}\W? (?:state|status)\b|(?:invalid|incorrect|unsupported) (?:\w{1,20} )?state|(?:Invalid|Incorrect)\w{0,20}State|being (?:created|modified|resized|updated|upgraded|restored)|cannot snapshot volume/i,
    ],
    advice:
      "This usually means that the resource was in a state in which it can't be backed up or restored. Check its state, wait until it is available, and run the job again.",
  },
  {
    words: [
      /not found|NotFound|NoSuch|no longer (?:exists?|available)|(?:does not|doesn't) exist|(?:could not|cannot|can't|unable to) find|was deleted|has been deleted/i,
    ],
    advice:
      "This usually means that the resource, its recovery point or something that they need was gone. Check that it still exists, in this account and Region.",
  },
  {
    words: [/not supported|unsupported|not valid for|AWS Marketplace/i],
    advice:
      "This usually means that the resource or one of its settings can't be handled this way. Check the feature availability for this resource type and Region.",
  },
  {
    words: [/(?:stopped|aborted|cancell?ed) by|manually (?:stopped|aborted|cancell?ed)/i],
    advice:
      "This usually means that a person or a program stopped the job. Check CloudTrail for who did it.",
  },
  {
    words: [/timed out|time-?out\b|exceeded the maximum time/i],
    advice:
      "This usually means that something took longer than the service waits. Check whether the resource was under load, and whether the next job completes.",
  },
  {
    words: [
      /could not connect|unable to connect|cannot connect|connection (?:refused|reset)|unreachable/i,
    ],
    advice:
      "This usually means that the network did not let the job through. Check security groups, routes and endpoints between the resource and AWS.",
  },
];
