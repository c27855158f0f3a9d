import fc from "fast-check";
import { type Estate, EstateIndex, type Requirement, validateEstate } from "../../../lib/estate";
import { prove } from "../../../lib/prover";
import { judge } from "../../oracle";
import { FACTS, without } from "./absence";
import { absence } from "./blueprint";
import {
  doubled,
  inSmallerUnits,
  renamed,
  reversed,
  withMoreRoom,
  withMounts,
  withoutRule,
  withRequirement,
  withTwinOf,
} from "./changes";
import { completeEstates, estates } from "./estates";
import { runs } from "./runs";

interface Judgement {
  readonly verdict: string;
  readonly survived: number;
  readonly failed: number;
  readonly undecided: number;
}

type Judge = (estate: Estate) => Judgement;

const oracle: Judge = (estate) => {
  const { verdict, scenarios } = judge(estate, requirementOf(estate));
  const count = (wanted: string) => scenarios.filter(({ outcome }) => outcome === wanted).length;
  return { verdict, survived: count("survived"), failed: count("failed"), undecided: count("undecided") };
};

const prover: Judge = (estate) => {
  const [found] = prove(new EstateIndex(estate)).requirements;
  if (found === undefined) throw new Error("no verdict");
  const { survived, failed, undecided } = found.scenarios;
  return { verdict: found.verdict, survived, failed, undecided };
};

/** Holds for the semantics, and so for whoever decides by them. */
describe.each([
  { name: "the oracle", decide: oracle },
  { name: "the prover", decide: prover },
])("$name", ({ decide }) => {
  const unchanged = (estate: Estate, changed: Estate) => expect(decide(changed)).toEqual(decide(estate));
  const noWorse = (estate: Estate, changed: Estate) => {
    fc.pre(isValid(changed));
    if (decide(estate).verdict === "tolerates") expect(decide(changed).verdict).not.toBe("fails");
  };

  it("minds no names", () => {
    fc.assert(
      fc.property(estates, (estate) =>
        unchanged(
          estate,
          renamed(estate, (id) => [...`${id} of old`].reverse().join("")),
        ),
      ),
      runs(20),
    );
  });

  it("minds no order", () => {
    fc.assert(
      fc.property(estates, (estate) => unchanged(estate, reversed(estate))),
      runs(20),
    );
  });

  it("minds no unit of memory, where overhead and control domain are told", () => {
    fc.assert(
      fc.property(completeEstates, (estate) => unchanged(estate, inSmallerUnits(estate, 1024))),
      runs(20),
    );
  });

  it("says the same of two like estates side by side, where only hosts fail", () => {
    fc.assert(
      fc.property(small.map(onlyHostsFail), (estate) =>
        expect(decide(doubled(estate)).verdict).toBe(decide(estate).verdict),
      ),
      runs(12),
    );
  });

  it("never tolerates with a fact less what it does not tolerate with it", () => {
    const open = FACTS.filter(({ absent }) => absent === "unknown");
    fc.assert(
      fc.property(estates, absence, (estate, { fact, entry }) => {
        const found = open[fact % open.length];
        if (found === undefined) return;
        const lacking = without(estate, found, entry);
        fc.pre(isValid(lacking));
        if (decide(lacking).verdict === "tolerates") expect(decide(estate).verdict).toBe("tolerates");
      }),
      runs(20),
    );
  });

  it("tolerates one failure of what it tolerates two of", () => {
    fc.assert(
      fc.property(estates, (estate) => {
        const { tolerate } = requirementOf(estate);
        const fewer = Object.fromEntries(Object.entries(tolerate).map(([kind, most]) => [kind, Math.min(most, 1)]));
        if (decide(estate).verdict === "tolerates") {
          expect(decide(withRequirement(estate, { tolerate: fewer })).verdict).toBe("tolerates");
        }
      }),
      runs(20),
    );
  });

  // More room, reach or freedom makes a host a place where a VM may have been in `repack`, and a bad place is enough to lose it: so only
  // where no place is bad (hosts alone fail, and HA restarts), or places are known. A VM out of scope, or not restarted, that no survivor
  // could run needs room once one can: so all VMs are in scope and restart.
  describe("without continuity, all VMs in scope and restarted, places known or none of them bad", () => {
    const cases: readonly { readonly change: string; readonly to: (estate: Estate, at: number) => Estate }[] = [
      { change: "more room on a host", to: withMoreRoom },
      { change: "a host that mounts more", to: withMounts },
      { change: "a rule less", to: withoutRule },
    ];
    it.each(cases)("$change never makes a tolerated requirement fail", ({ to }) => {
      fc.assert(
        fc.property(harmlessPlaces, fc.nat(4), (estate, at) => noWorse(estate, to(estate, at))),
        runs(20),
      );
    });

    it("a host more never does, where no datastore is distributed over hosts", () => {
      const local = harmlessPlaces.map((estate) => ({
        ...estate,
        datastores: estate.datastores?.map(({ distributed: _, ...datastore }) => ({ ...datastore, type: "vmfs" })),
      }));
      fc.assert(
        fc.property(local, fc.nat(4), (estate, at) => noWorse(estate, withTwinOf(estate, at))),
        runs(20),
      );
    });

    it("a VM less, of no service, never does", () => {
      fc.assert(
        fc.property(harmlessPlaces, fc.nat(7), (estate, at) => {
          const vms = estate.vms ?? [];
          const gone = vms[at % vms.length]?.id ?? "";
          fc.pre(!(estate.services ?? []).some((service) => service.vms.includes(gone)));
          noWorse(estate, withoutVm(estate, gone));
        }),
        runs(20),
      );
    });

    it("counting what is configured is no easier than counting what is reserved", () => {
      fc.assert(
        fc.property(harmlessPlaces, (estate) =>
          noWorse(
            withRequirement(estate, { demand: "configured" }),
            withRequirement(estate, { demand: "reservation" }),
          ),
        ),
        runs(20),
      );
    });

    it("what is survived pinned is survived where VMs may be moved, where no place is bad", () => {
      fc.assert(
        fc.property(
          harmlessPlaces.filter(({ clusters }) => clusters?.every(restarts) ?? true).map(onlyHostsFail),
          (estate) =>
            noWorse(withRequirement(estate, { placement: "pinned" }), withRequirement(estate, { placement: "repack" })),
        ),
        runs(20),
      );
    });
  });
});

const small = completeEstates.filter(({ vms, hosts }) => (vms?.length ?? 0) <= 4 && (hosts?.length ?? 0) <= 3);

const harmlessPlaces = completeEstates
  .map((estate) => {
    const promised = withRequirement(estate, {
      continuity: false,
      clusters: undefined,
      tiers: undefined,
      vms: undefined,
      services: undefined,
    });
    const told: Estate = JSON.parse(
      JSON.stringify({ ...promised, vms: promised.vms?.map((vm) => ({ ...vm, restart: "medium" })) }),
    );
    const pinned = requirementOf(told).placement === "pinned";
    return pinned || told.clusters?.every(restarts)
      ? pinned
        ? told
        : onlyHostsFail(told)
      : withRequirement(told, { placement: "pinned" });
  })
  .filter(isValid);

function restarts({ ha }: { readonly ha?: { readonly enabled?: boolean } }): boolean {
  return ha?.enabled === true;
}

function onlyHostsFail(estate: Estate): Estate {
  return withRequirement(estate, { tolerate: { host: 1 } });
}

function withoutVm(estate: Estate, id: string): Estate {
  const others = (ids: readonly string[]) => ids.filter((other) => other !== id);
  return {
    ...estate,
    vms: estate.vms?.filter((vm) => vm.id !== id),
    rules: estate.rules?.map((rule) =>
      "after" in rule
        ? { ...rule, vms: others(rule.vms), after: others(rule.after) }
        : { ...rule, vms: others(rule.vms) },
    ),
    replications: estate.replications?.map((replication) => ({ ...replication, vms: others(replication.vms) })),
  };
}

function requirementOf(estate: Estate): Requirement {
  const [requirement] = estate.requirements ?? [];
  if (requirement === undefined) throw new Error("no requirement");
  return requirement;
}

function isValid(estate: Estate): boolean {
  return validateEstate(estate).ok;
}
