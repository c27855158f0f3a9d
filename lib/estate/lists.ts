/** The lists of an estate document whose entries have an id; `rules` among them, waivers not. */
export const OBJECT_LISTS = [
  "sites",
  "domains",
  "clusters",
  "hosts",
  "datastores",
  "datastoreClusters",
  "networks",
  "vms",
  "rules",
  "services",
  "replications",
  "links",
  "failoverPlans",
  "backups",
  "requirements",
  "objectives",
] as const;

export type ObjectList = (typeof OBJECT_LISTS)[number];
