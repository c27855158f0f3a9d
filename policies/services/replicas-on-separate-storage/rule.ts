import {
  ALL_PLATFORMS,
  defineRule,
  fails,
  type Known,
  names,
  passes,
  type ServiceView,
  undecided,
  type VmView,
  words,
} from "../../../lib/policy";

export const rule = defineRule({
  title: "No single datastore or array holds the quorum of a service",
  why: "Replicas on different hosts with their disks in one place fail together when that place does, and no restart brings them back.",
  severity: "warning",
  undecided: "note",
  platforms: ALL_PLATFORMS,
  parameters: {
    kinds: words({
      default: ["datastore", "storage-array"],
      description: "Kinds of storage domain that must leave a service its quorum when one of them fails.",
    }),
  },
  fix: "put the replicas' disks on different datastores, of different arrays",
  sources: [
    { catalogue: "STO-006", title: "Convention: replicas are on different datastores and arrays" },
    { catalogue: "APP-008", title: "The same" },
  ],
  profiles: ["production"],

  /** Narrowest kind first: what one datastore holds is held by its array too, and is told once. */
  *check(estate, { kinds }) {
    for (const service of estate.services) {
      if (!service.isRedundant) continue;
      for (const kind of kinds) {
        const choice =
          kind === "datastore" ? estate.datastores : estate.domains.filter((domain) => domain.kind === kind);
        if (choice.length < 2) continue;
        const spare = service.vms.length - service.quorum;
        const held = heldBy(service, kind);
        const [worst] = choice.filter(({ id }) => (held.get(id)?.length ?? 0) > spare);
        const missing = service.vms.flatMap((vm) => missingFor(vm, kind));
        if (worst !== undefined) {
          const replicas = held.get(worst.id) ?? [];
          yield fails({
            about: [service, worst, ...replicas],
            cause: kind,
            message: `${kind} ${worst.id} holds disks of ${replicas.length} of the ${service.vms.length} replicas of ${service.id}, which needs ${service.quorum}: ${names(replicas)}`,
            expected: `at most ${spare} of them in one place`,
            found: String(replicas.length),
          });
          break;
        }
        yield missing.length > 0 ? undecided(service, missing) : passes();
      }
    }
  },
});

/** By domain of the kind, the replicas with a disk that is there and nowhere else. */
function heldBy(service: ServiceView, kind: string): ReadonlyMap<string, readonly VmView[]> {
  const held = new Map<string, VmView[]>();
  for (const vm of service.vms) {
    const places = new Set(vm.fixedDatastores.flatMap((datastore) => knownDomains(datastore.domains(kind))));
    for (const id of places) {
      const replicas = held.get(id);
      if (replicas === undefined) held.set(id, [vm]);
      else replicas.push(vm);
    }
  }
  return held;
}

function knownDomains(domains: Known<readonly string[]>): readonly string[] {
  return domains.known ? domains.value : [];
}

function missingFor(vm: VmView, kind: string) {
  const { datastores } = vm;
  if (!datastores.known) return datastores.missing;
  return vm.fixedDatastores.flatMap((datastore) => {
    const domains = datastore.domains(kind);
    return domains.known ? [] : domains.missing;
  });
}
