import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { applyFacts, readFacts, readInput } from "..";
import type { LoadedEstate } from "../reader";

const FIXTURES = "test/fixtures/terraform";
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "change-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function loaded(path: string, base?: LoadedEstate): LoadedEstate {
  const result = readInput(path, base === undefined ? {} : { base });
  const [first] = result.ok ? result.value : [];
  if (first === undefined) throw new Error(JSON.stringify(result));
  return first;
}
const fixture = (name: string, base?: LoadedEstate) => loaded(join(FIXTURES, name), base);

type Json = { [name: string]: unknown };

/** The recorded plan of a change, with one entry of its changes made another. */
function edited(address: string, edit: (entry: Json & { readonly change: Json }) => void): LoadedEstate {
  const plan = JSON.parse(readFileSync(join(FIXTURES, "estate-changed.plan.json"), "utf8"));
  edit(plan.resource_changes.find((entry: Json) => entry.address === address));
  const file = join(folder, "plan.json");
  writeFileSync(file, JSON.stringify(plan));
  return loaded(file);
}

describe("what a plan is about to change", () => {
  const change = fixture("estate-changed.plan.json").change?.();
  const told = (change?.actions ?? []).map(({ kind, list, id }) => `${kind} ${list}/${id}`);

  it("is an action for each object that does not stay as it is", () => {
    expect(told).toEqual([
      "update clusters/prod",
      "delete clusters/spare-0",
      "replace datastores/silver",
      "update vms/db-a",
      "update vms/db-b",
      "update vms/web-2",
      "delete vms/web-3",
      "update rules/web-apart",
    ]);
  });

  it("has the estate as it is, which the state of that time gives too", () => {
    const applied = fixture("estate-applied.state.json").estate;
    const facts = (estate: typeof applied | undefined) => ({
      ...estate,
      name: "",
      vms: estate?.vms?.map(({ source: _, ...vm }) => vm),
      rules: estate?.rules?.map(({ source: _, ...rule }) => rule),
    });
    expect(facts(change?.before)).toEqual(facts(applied));
  });

  it("has nothing before a first apply", () => {
    const first = fixture("exact-first.plan.json").change?.();
    expect(first?.before?.vms).toEqual([]);
    expect(new Set(first?.actions.map(({ kind }) => kind))).toEqual(new Set(["create"]));
  });

  it("knows an object whose name changes by both", () => {
    const renamed = edited('vsphere_virtual_machine.db["db-a"]', ({ change: { after } }) => {
      if (typeof after === "object" && after !== null) Reflect.set(after, "name", "db-first");
    });
    expect(renamed.change?.().actions).toContainEqual({
      kind: "update",
      list: "vms",
      id: "db-first",
      previousId: "db-a",
    });
  });

  it("tells a replacement that makes the new one first", () => {
    const replaced = edited("vsphere_compute_cluster_vm_anti_affinity_rule.web", ({ change: planned }) => {
      planned.actions = ["create", "delete"];
    });
    expect(replaced.change?.().actions).toContainEqual({
      kind: "replace",
      list: "rules",
      id: "web-apart",
      createsFirst: true,
    });
  });

  it("is none for a state", () => {
    expect(fixture("estate-applied.state.json").change).toBeUndefined();
  });
});

describe("what a plan is about to change of what exists", () => {
  it("has what exists before it, and its actions by the ids of what exists", () => {
    const live = fixture("existing.live.yaml");
    const change = fixture("existing-first.plan.json", live).change?.();
    expect(change?.before).toBe(live.estate);
    expect(change?.actions.map(({ kind, list, id }) => `${kind} ${list}/${id}`)).toEqual([
      "create vms/new-1",
      "create vms/new-2",
      "create rules/apart",
      "create rules/first",
    ]);
  });
});

describe("facts", () => {
  it("are laid over the estate before a plan too, as far as they are about something in it", () => {
    const file = join(folder, "facts.json");
    writeFileSync(
      file,
      JSON.stringify({
        format: "failproof.facts/1",
        hosts: [{ match: "esx-*", memoryMib: 65_536 }],
        services: [
          { id: "web", vms: ["web-1", "web-2"], quorum: 1 },
          { id: "db", vms: ["db-a", "db-b"] },
        ],
        requirements: [{ id: "any-host", tolerate: { host: 1 } }],
      }),
    );
    const facts = readFacts(file);
    if (!facts.ok) throw new Error(JSON.stringify(facts.errors));
    const plan = edited('vsphere_virtual_machine.db["db-a"]', (entry) => {
      entry.change.actions = ["create"];
      entry.change.before = null;
    });
    const [withoutDb] = [plan].map(({ change, ...rest }) => ({
      ...rest,
      change: () => {
        const { before, actions } = change?.() ?? { actions: [] };
        const vms = before?.vms?.filter(({ id }) => !id.startsWith("db-")) ?? [];
        return before === undefined ? { actions } : { before: { ...before, vms }, actions };
      },
    }));
    const applied = applyFacts(withoutDb === undefined ? [] : [withoutDb], facts.value);
    expect(applied.ok ? [] : applied.errors).toEqual([]);
    const before = applied.ok ? applied.value[0]?.change?.().before : undefined;
    expect(before?.hosts?.map(({ memoryMib }) => memoryMib)).toEqual([65_536, 65_536, 65_536]);
    expect(before?.services).toEqual([{ id: "web", vms: ["web-1", "web-2"], quorum: 1 }]);
    expect(before?.requirements?.map(({ id }) => id)).toEqual(["any-host"]);
  });
});
