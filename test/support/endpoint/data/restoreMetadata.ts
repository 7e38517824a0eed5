import type { ResourceType } from "./arns";

/** The sensitive map of GetRestoreJobMetadata. */
export function metadataOf(type: ResourceType, name: string): Readonly<Record<string, string>> {
  switch (type) {
    case "RDS":
    case "Aurora":
      return {
        dbinstanceidentifier: name,
        multiaz: "false",
        publiclyaccessible: "false",
        port: "5432",
      };
    case "EBS":
      return { availabilityZone: "a", encrypted: "true", volumeType: "gp3" };
    case "S3":
      return { destinationBucketName: name, newBucket: "true", encryptionType: "SSE-S3" };
    case "DynamoDB":
      return { targetTableName: name, encryptionType: "Default" };
    case "CloudFormation":
    case "DSQL":
    case "DocumentDB":
    case "EC2":
    case "EFS":
    case "EKS":
    case "FSx":
    case "Neptune":
    case "Redshift":
    case "Redshift Serverless":
    case "SAP HANA on Amazon EC2":
    case "Storage Gateway":
    case "Timestream":
    case "VirtualMachine":
      return { newResourceName: name };
  }
}
