import { patched } from "./patch";

const ESTATE = {
  name: "acme",
  hosts: [
    { id: "a", cores: 4 },
    { id: "b", cores: 4 },
  ],
  tolerate: { host: 1 },
};

describe("patched", () => {
  it.each([
    ["a field set", { name: "other" }, { ...ESTATE, name: "other" }],
    ["a field removed", { tolerate: null }, { name: "acme", hosts: ESTATE.hosts }],
    ["an object merged", { tolerate: { rack: 1 } }, { ...ESTATE, tolerate: { host: 1, rack: 1 } }],
    ["a list replaced", { hosts: [] }, { ...ESTATE, hosts: [] }],
    [
      "an entry changed",
      { hosts: { b: { cores: 8 } } },
      {
        ...ESTATE,
        hosts: [
          { id: "a", cores: 4 },
          { id: "b", cores: 8 },
        ],
      },
    ],
    ["an entry removed", { hosts: { a: null } }, { ...ESTATE, hosts: [{ id: "b", cores: 4 }] }],
    ["an entry added", { hosts: { c: { cores: 2 } } }, { ...ESTATE, hosts: [...ESTATE.hosts, { id: "c", cores: 2 }] }],
    ["every entry changed", { hosts: { "*": { cores: null } } }, { ...ESTATE, hosts: [{ id: "a" }, { id: "b" }] }],
  ])("lays %s over an estate", (_, patch, expected) => {
    expect(patched(ESTATE, patch)).toEqual(expected);
  });
});
