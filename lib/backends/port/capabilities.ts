/** What a design may ask of a platform. */
export type Feature =
  | "managed-cluster"
  | "managed-host"
  | "nfs-datastore"
  | "virtual-switch"
  | "managed-network"
  | "vm-from-template"
  | "vm-from-scratch"
  | "vm-recovery"
  | "restart-priority"
  | "affinity"
  | "anti-affinity"
  | "spread-over-domains"
  | "vm-host-should"
  | "vm-host-must";

/** Whether a feature can be expressed; where not, why and what to do instead, as the rest of a sentence. */
export type Support = { readonly supported: true } | { readonly supported: false; readonly because: string };

/** The whole table, so that a new feature makes every backend say where it stands. */
export type Capabilities = { readonly [F in Feature]: Support };
