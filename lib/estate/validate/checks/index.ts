import type { Check } from "../context";
import { affinityRules } from "./affinity-rules";
import { bestEffort } from "./best-effort";
import { datastores } from "./datastores";
import { days } from "./days";
import { dependencyCycles } from "./dependency-cycles";
import { disks } from "./disks";
import { domainCycles } from "./domain-cycles";
import { failoverPlans } from "./failover-plans";
import { hostClusters } from "./host-clusters";
import { links } from "./links";
import { recoveryGroups } from "./recovery-groups";
import { references } from "./references";
import { requirements } from "./requirements";
import { reservedKinds } from "./reserved-kinds";
import { services } from "./services";
import { sizes } from "./sizes";
import { sums } from "./sums";
import { uniqueIds } from "./unique-ids";
import { uplinks } from "./uplinks";
import { waivers } from "./waivers";

/** Everything that the schema cannot say. */
export const CHECKS: readonly Check[] = [
  uniqueIds,
  references,
  reservedKinds,
  domainCycles,
  uplinks,
  sizes,
  sums,
  bestEffort,
  disks,
  hostClusters,
  datastores,
  affinityRules,
  dependencyCycles,
  services,
  requirements,
  links,
  failoverPlans,
  recoveryGroups,
  days,
  waivers,
];
