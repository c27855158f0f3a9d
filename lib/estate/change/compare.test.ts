import { OBJECT_LISTS } from "../lists";
import { FIELDS } from "../schema";
import type { Estate } from "../types";
import { compareEstates } from "./compare";

const BEFORE: Estate = {
  format: "failproof.estate/1",
  name: "acme",
  hosts: [
    { id: "a", cores: 8, memoryMib: 1024, source: { line: 1, managed: true } },
    { id: "b", cores: 8 },
  ],
  services: [{ id: "etcd", vms: ["x", "y"] }],
};

describe("what leads from one estate to another", () => {
  it("is nothing where only sources and the order of fields differ", () => {
    const hosts = [
      { memoryMib: 1024, id: "a", cores: 8, source: { line: 9, managed: true } },
      { id: "b", cores: 8 },
    ];
    expect(compareEstates(BEFORE, { ...BEFORE, name: "other", hosts })).toEqual([]);
  });

  it("is what is made, changed and removed, by id", () => {
    const after = {
      ...BEFORE,
      hosts: [
        { id: "c", cores: 8 },
        { id: "a", cores: 16, memoryMib: 1024 },
      ],
      services: [{ id: "etcd", vms: ["y", "x"] }],
    };
    expect(compareEstates(BEFORE, after)).toEqual([
      { kind: "create", list: "hosts", id: "c" },
      { kind: "update", list: "hosts", id: "a" },
      { kind: "delete", list: "hosts", id: "b" },
      { kind: "update", list: "services", id: "etcd" },
    ]);
  });
});

it("looks at every list of an estate whose entries have ids", () => {
  const lists = Object.entries(FIELDS.Estate ?? {}).filter(([, type]) => "id" in (FIELDS[type ?? ""] ?? {}));
  expect(lists.map(([list]) => list).sort()).toEqual([...OBJECT_LISTS].sort());
});
