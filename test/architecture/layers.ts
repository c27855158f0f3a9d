/** What a folder may import. A folder of its own name is always allowed; anything not listed is forbidden. */
export interface Layer {
  /** Folder, relative to the repository; the longest match counts. */
  readonly folder: string;
  /** Other folders of ours, each only through its index. */
  readonly folders: readonly string[];
  /** Packages and `node:` modules; a trailing `/` allows every sub-path. */
  readonly packages: readonly string[];
}

/** The one table of who may know whom: data flows from constructs and readers through the estate to the report. */
export const LAYERS: readonly Layer[] = [
  { folder: "lib/estate", folders: [], packages: [] },
  { folder: "lib/estate/schema", folders: [], packages: ["ajv/"] },
  { folder: "lib/files", folders: ["lib/estate"], packages: ["node:fs", "node:path"] },
  { folder: "lib/read", folders: ["lib/estate"], packages: ["yaml", "node:fs", "node:path"] },
  { folder: "lib/prover", folders: ["lib/estate"], packages: ["node:crypto"] },
  {
    folder: "lib/prover/threads",
    folders: ["lib/prover", "lib/estate"],
    packages: ["node:path", "node:worker_threads"],
  },
  { folder: "lib/failover", folders: ["lib/estate", "lib/prover"], packages: [] },
  { folder: "lib/fixes", folders: ["lib/estate", "lib/prover", "lib/failover"], packages: [] },
  { folder: "lib/slack", folders: ["lib/estate", "lib/prover", "lib/failover"], packages: [] },
  { folder: "lib/admission", folders: ["lib/estate", "lib/prover"], packages: [] },
  { folder: "lib/verify", folders: ["lib/estate"], packages: ["node:crypto"] },
  {
    folder: "lib/policy",
    folders: ["lib/estate", "lib/prover"],
    packages: ["ajv", "yaml", "node:crypto", "node:fs", "node:path"],
  },
  { folder: "policies", folders: ["lib/estate", "lib/prover", "lib/failover", "lib/policy"], packages: [] },
  {
    folder: "lib/check",
    folders: [
      "lib/estate",
      "lib/prover",
      "lib/failover",
      "lib/policy",
      "lib/report",
      "lib/fixes",
      "lib/slack",
      "lib/admission",
      "lib/diff",
      "policies",
    ],
    packages: [],
  },
  {
    folder: "lib/diff",
    folders: ["lib/estate", "lib/prover", "lib/policy", "lib/report", "lib/slack"],
    packages: [],
  },
  {
    folder: "lib/report",
    folders: ["lib/estate", "lib/prover", "lib/failover", "lib/policy", "lib/fixes", "lib/slack", "lib/admission"],
    packages: ["picocolors", "sarif"],
  },
  {
    folder: "lib/constructs",
    folders: ["lib/estate", "lib/backends"],
    packages: ["cdktf", "constructs", "node:path", "node:url"],
  },
  { folder: "lib/backends", folders: ["lib/estate", "lib/constructs"], packages: ["cdktf", "constructs"] },
  {
    folder: "lib/backends/vsphere",
    folders: ["lib/backends", "lib/constructs", "lib/estate"],
    packages: ["cdktf", "constructs", "@cdktf/provider-vsphere/lib/"],
  },
  {
    folder: "lib/backends/xen",
    folders: ["lib/backends", "lib/constructs", "lib/estate"],
    packages: ["cdktf", "constructs"],
  },
  {
    folder: "lib/gate",
    folders: ["lib/constructs", "lib/estate", "lib/check", "lib/report", "lib/files", "lib/policy", "lib/prover"],
    packages: ["cdktf", "constructs", "node:fs", "node:path"],
  },
  {
    folder: "lib/cli",
    folders: [
      "lib/estate",
      "lib/files",
      "lib/read",
      "lib/prover",
      "lib/failover",
      "lib/verify",
      "lib/policy",
      "lib/check",
      "lib/report",
      "policies",
    ],
    packages: [
      "commander",
      "picocolors",
      "yaml",
      "node:fs",
      "node:module",
      "node:os",
      "node:path",
      "node:url",
      "node:process",
      "node:worker_threads",
    ],
  },
];

/** `lib/index.ts` is the package's front door: constructs and gate, nothing else. */
export const FRONT_DOOR: Layer = { folder: "lib", folders: ["lib/constructs", "lib/gate"], packages: [] };
