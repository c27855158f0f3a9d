import type { Id, Service } from "../../estate";
import { type Candidate, examplesOf, lostFor, type Refuted } from "../candidate";

/** Keeps the replicas of a service apart over the kind of domain whose loss takes too many of them. */
export function services(refuted: Refuted): readonly Candidate[] {
  const kinds = new Set(examplesOf(refuted).flatMap(({ failed }) => failed.map(({ kind }) => kind)));
  const hit = new Map<Id, Service>();
  for (const vm of lostFor(refuted, "quorum")) {
    for (const service of refuted.index.servicesOfVm(vm.id)) hit.set(service.id, service);
  }
  return [...hit.values()].flatMap((service) =>
    [...kinds]
      .filter((kind) => kind !== "site" && kind !== "datastore")
      .map((kind): Candidate => {
        const id = freeId(refuted, `${service.id}-apart`);
        return {
          kind: "spread-service",
          key: `spread ${service.id} ${kind}`,
          sentence: () =>
            `keep the ${service.vms.length} replicas of ${service.id} on different ${kind}s, as a rule that is never broken`,
          apply: (estate) => ({
            ...estate,
            rules: [
              ...(estate.rules ?? []),
              { id, kind: "anti-affinity", vms: service.vms, over: kind, mandatory: true },
            ],
          }),
        };
      }),
  );
}

function freeId({ index }: Refuted, wanted: Id): Id {
  let id = wanted;
  for (let n = 2; index.rules.has(id); n += 1) id = `${wanted}-${n}`;
  return id;
}
