import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serializeEstate } from "../../estate";
import { readInput } from "..";
import type { LoadedEstate } from "../reader";

// What `tofu show -json` prints, where it is not what `terraform show -json` does: opentofu.org/docs/internals/json-format.

const FIXTURES = "test/fixtures/terraform";
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "opentofu-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

type Json = { [name: string]: unknown };
const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function written(document: object, name = "plan.json") {
  const file = join(folder, name);
  writeFileSync(file, JSON.stringify(document));
  return readInput(file);
}

function loaded(document: object, name?: string): LoadedEstate {
  const result = written(document, name);
  const [first] = result.ok ? result.value : [];
  if (first === undefined) throw new Error(JSON.stringify(result));
  return first;
}

/** Its own version and registry; a time, and neither `applyable` nor `complete`. */
function byOpenTofu(name: string): Json {
  const text = readFileSync(join(FIXTURES, name), "utf8").replaceAll("registry.terraform.io", "registry.opentofu.org");
  const { applyable: _, complete: __, ...plan }: Json = JSON.parse(text);
  return { ...plan, format_version: "1.2", terraform_version: "1.11.1", timestamp: "2026-11-23T00:00:00Z" };
}

type Entry = Json & { change: Json };

function entry(plan: Json, address: string): Entry {
  const entries: readonly Entry[] = Array.isArray(plan.resource_changes) ? plan.resource_changes : [];
  const found = entries.find((one) => one.address === address);
  if (found === undefined) throw new Error(`no ${address}`);
  return found;
}

const read = (name: string) => {
  const result = readInput(join(FIXTURES, name));
  const [first] = result.ok ? result.value : [];
  if (first === undefined) throw new Error(JSON.stringify(result));
  return first;
};

describe("a plan or state of OpenTofu", () => {
  it.each([
    "exact-first.plan.json",
    "estate-changed.plan.json",
    "exact-applied.state.json",
    "existing-first.plan.json",
  ])("gives the estate, the notes and the change that Terraform's does: %s", (name) => {
    const [tofu, terraform] = [loaded(byOpenTofu(name), name), read(name)];
    expect(serializeEstate(tofu.estate)).toBe(serializeEstate(terraform.estate));
    expect(tofu.notes).toEqual(terraform.notes);
    expect(tofu.change?.()).toEqual(terraform.change?.());
  });

  it("may have checks, deprecations and what the configuration says of encryption: nothing of these is read", () => {
    const plan = byOpenTofu("estate-changed.plan.json");
    const secret = "s3cret";
    const more = {
      ...plan,
      checks: [{ address: { kind: "check", to_display: "check.x" }, status: "fail", problems: [{ message: secret }] }],
      variables: { passphrase: { value: secret, deprecated: "use another" } },
      output_changes: { key: { actions: ["create"], after: secret, after_sensitive: true } },
      encryption: { key_provider: { pbkdf2: { passphrase: secret } } },
    };
    const { estate, notes, change } = loaded(more, "estate-changed.plan.json");
    expect(estate).toEqual(read("estate-changed.plan.json").estate);
    expect(JSON.stringify([estate, notes, change?.()])).not.toContain(secret);
  });
});

describe("ephemeral resources", () => {
  it("leave nothing behind: they are in no estate, whatever says that they are opened", () => {
    const plan = byOpenTofu("exact-first.plan.json");
    const vm = entry(plan, "vsphere_virtual_machine.db");
    const ephemeral = {
      ...vm,
      mode: "ephemeral",
      address: "ephemeral.vsphere_virtual_machine.db",
      change: { ...vm.change, actions: ["open"] },
    };
    const changes = Array.isArray(plan.resource_changes) ? plan.resource_changes : [];
    const { estate } = loaded({ ...plan, resource_changes: [...changes, ephemeral] }, "exact-first.plan.json");
    expect(estate.vms).toEqual(read("exact-first.plan.json").estate.vms);
  });

  it("leave write-only arguments empty, which says nothing of a VM", () => {
    const plan = byOpenTofu("exact-first.plan.json");
    const { after } = entry(plan, "vsphere_virtual_machine.db").change;
    if (isObject(after)) after.admin_password_wo = null;
    expect(loaded(plan, "exact-first.plan.json").estate).toEqual(read("exact-first.plan.json").estate);
  });
});

describe("what OpenTofu forgets", () => {
  const forget = (actions: readonly string[], after: (before: unknown) => unknown) => {
    const plan = byOpenTofu("estate-changed.plan.json");
    const { change } = entry(plan, "vsphere_virtual_machine.web[2]");
    change.actions = actions;
    change.after = after(change.before);
    return loaded(plan, "estate-changed.plan.json");
  };

  it("stays as it is, in nobody's hands", () => {
    const { estate, change } = forget(["forget"], () => null);
    expect(estate.vms?.map(({ id }) => id)).toContain("web-3");
    expect(change?.().actions.filter(({ id }) => id === "web-3")).toEqual([]);
  });

  it.each([
    ["create", "forget"],
    ["forget", "create"],
  ])("goes on beside the one that is made in its place (%s, %s)", (...actions) => {
    const { estate, change } = forget(actions, (before) =>
      isObject(before) ? { ...before, id: null, moid: null, uuid: null } : null,
    );
    const both = estate.vms?.filter(({ id }) => id.startsWith("web-3")) ?? [];
    expect(both.map(({ source }) => source?.address)).toEqual([
      "vsphere_virtual_machine.web[2]",
      "vsphere_virtual_machine.web[2] (forgotten)",
    ]);
    const made = change?.().actions.filter(({ list, id }) => list === "vms" && id.startsWith("web-3"));
    expect(made).toEqual([{ kind: "create", list: "vms", id: both[0]?.id }]);
  });
});

describe("what OpenTofu defers", () => {
  it("is told, for a further plan is needed", () => {
    const plan = byOpenTofu("exact-first.plan.json");
    const { notes } = loaded({ ...plan, complete: false, deferred_changes: [{ reason: "provider_config_unknown" }] });
    expect(notes?.map(({ message }) => message)).toEqual(
      expect.arrayContaining([
        expect.stringContaining("the plan is not complete"),
        "1 change that the plan defers to a later one",
      ]),
    );
  });
});

describe("documents of OpenTofu that are no plan and no state are told so", () => {
  const told = (document: object) => {
    const result = written(document, "tofu.json");
    return result.ok ? [] : result.errors.map(({ message, hint }) => `${message}; ${hint}`);
  };

  it("an encrypted state or plan file", () => {
    const encrypted = {
      serial: 3,
      lineage: "l",
      meta: { "key_provider.pbkdf2.k": "x" },
      encrypted_data: "AAAA",
      encryption_version: "v0",
    };
    expect(told(encrypted)).toEqual([
      "is a state or plan that OpenTofu has encrypted; give what tofu show -json prints of it: it is shown decrypted, with what is sensitive marked",
    ]);
  });

  it("a configuration", () => {
    expect(told({ format_version: "1.0", terraform_version: "1.12.0", root_module: { resources: [] } })).toEqual([
      expect.stringContaining("is a configuration as tofu show -config prints it"),
    ]);
  });
});
