import type { Estate } from "../estate";
import { applyEdits, editsBetween } from "./edits";

const estate: Estate = {
  format: "failproof.estate/1",
  name: "acme",
  clusters: [{ id: "prod", platform: "vsphere", ha: { enabled: false } }],
  hosts: [{ id: "esx-1", cluster: "prod", memoryMib: 10, datastores: [], resources: { "a/b~c": 1 } }],
  vms: [{ id: "db-1", cluster: "prod" }],
};

describe("edits", () => {
  it.each<[string, Estate, unknown]>([
    [
      "name a field by its pointer, before and after",
      { ...estate, clusters: [{ id: "prod", platform: "vsphere", ha: { enabled: true } }] },
      [{ object: "clusters/prod", pointer: "/clusters/0/ha/enabled", before: false, after: true }],
    ],
    [
      "add an entry one past the end of its list",
      { ...estate, vms: [...(estate.vms ?? []), { id: "db-2" }] },
      [{ object: "vms/db-2", pointer: "/vms/1", after: { id: "db-2" } }],
    ],
    [
      "make a list that is not there",
      { ...estate, rules: [{ id: "apart", kind: "affinity", vms: ["db-1"] }] },
      [{ object: "rules/apart", pointer: "/rules/0", after: { id: "apart", kind: "affinity", vms: ["db-1"] } }],
    ],
    [
      "take a field away",
      { ...estate, vms: [{ id: "db-1" }] },
      [{ object: "vms/db-1", pointer: "/vms/0/cluster", before: "prod" }],
    ],
    [
      "escape names that hold a slash or a tilde",
      {
        ...estate,
        hosts: [{ id: "esx-1", cluster: "prod", memoryMib: 10, datastores: [], resources: { "a/b~c": 2 } }],
      },
      [{ object: "hosts/esx-1", pointer: "/hosts/0/resources/a~1b~0c", before: 1, after: 2 }],
    ],
    ["are none between equal estates", structuredClone(estate), []],
  ])("%s, and lead there", (_, changed, edits) => {
    expect(editsBetween(estate, changed)).toEqual(edits);
    expect(applyEdits(estate, editsBetween(estate, changed))).toEqual({ ok: true, value: changed });
  });

  it("that make an estate invalid are refused with the reason", () => {
    const applied = applyEdits(estate, [{ object: "hosts/esx-1", pointer: "/hosts/0/memoryMib", after: -1 }]);
    expect(applied).toMatchObject({ ok: false, errors: [{ pointer: "/hosts/0/memoryMib" }] });
  });
});
