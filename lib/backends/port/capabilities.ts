/** What a design may ask of a platform. */
export type Feature =
  | "managed-cluster"
  | "managed-host"
  | "nfs-datastore"
  | "virtual-switch"
  | "managed-network"
  | "teaming"
  | "vm-from-template"
  | "vm-from-scratch"
  | "vm-recovery"
  | "cpu-reservation"
  | "memory-reservation"
  | "restart-priority"
  | "load-balancing"
  | "admission-control-policy"
  | "component-protection"
  | "isolation-response"
  | "vm-monitoring"
  | "restart-timeout"
  | "affinity"
  | "anti-affinity"
  | "spread-over-domains"
  | "vm-host-should"
  | "vm-host-must";

/**
 * Whether a feature can be expressed; `instead`: not quite as asked, and what is done instead, in a sentence that every report shows. Where
 * not at all, why and what to do instead, as the rest of a sentence.
 */
export type Support =
  | { readonly supported: true; readonly instead?: string }
  | { readonly supported: false; readonly because: string };

/** The whole table, so that a new feature makes every backend say where it stands. */
export type Capabilities = { readonly [F in Feature]: Support };
