import type { Estate } from "../../estate";
import { fingerprint } from "./fingerprint";

const ESTATE: Estate = {
  format: "failproof.estate/1",
  name: "acme",
  hosts: [{ id: "h1", memoryMib: 10, resources: { source: 4 } }],
};

describe("the fingerprint of an estate", () => {
  it.each<[string, Estate]>([
    ["where it was read", { ...ESTATE, source: { file: "a.json", managed: true } }],
    [
      "vendors' facts",
      { ...ESTATE, hosts: [{ id: "h1", memoryMib: 10, resources: { source: 4 }, vendor: { moid: "host-1" } }] },
    ],
    ["what is required of it", { ...ESTATE, requirements: [{ id: "r", tolerate: { host: 1 } }] }],
    [
      "the order of keys",
      { name: "acme", hosts: [{ resources: { source: 4 }, memoryMib: 10, id: "h1" }], format: "failproof.estate/1" },
    ],
  ])("does not hang on %s", (_, other) => {
    expect(fingerprint(other)).toBe(fingerprint(ESTATE));
  });

  it.each<[string, Estate]>([
    ["a size", { ...ESTATE, hosts: [{ id: "h1", memoryMib: 11, resources: { source: 4 } }] }],
    ["a resource, whatever its name", { ...ESTATE, hosts: [{ id: "h1", memoryMib: 10, resources: { source: 5 } }] }],
    ["an object more", { ...ESTATE, networks: [{ id: "n" }] }],
  ])("hangs on %s", (_, other) => {
    expect(fingerprint(other)).not.toBe(fingerprint(ESTATE));
  });
});
