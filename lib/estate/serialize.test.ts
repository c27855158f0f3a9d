import { readFileSync } from "node:fs";
import { type Estate, serializeEstate, validateEstate } from ".";

const ESTATE: Estate = {
  vms: [{ memoryMib: 1, vcpus: 2, resources: { z: 1, a: 2 }, id: "vm", source: { managed: true, path: "p" } }],
  name: "acme",
  format: "failproof.estate/1",
};

it("writes fields in the order of the types, names that are data by their characters, and absent ones not at all", () => {
  expect(serializeEstate({ ...ESTATE, profile: undefined })).toBe(`{
  "format": "failproof.estate/1",
  "name": "acme",
  "vms": [
    {
      "id": "vm",
      "vcpus": 2,
      "memoryMib": 1,
      "resources": {
        "a": 2,
        "z": 1
      },
      "source": {
        "path": "p",
        "managed": true
      }
    }
  ]
}
`);
});

it("keeps every field of a full document, in lists as in objects", () => {
  const text = readFileSync("test/fixtures/estate/full.estate.json", "utf8");
  const result = validateEstate(JSON.parse(text));
  expect(result.ok && JSON.parse(serializeEstate(result.value))).toEqual(JSON.parse(text));
});

it("keeps names that objects have by themselves", () => {
  const result = validateEstate(
    JSON.parse(
      '{"format":"failproof.estate/1","name":"a","vms":[{"id":"v","resources":{"__proto__":1,"constructor":2}}]}',
    ),
  );
  expect(result.ok && serializeEstate(result.value)).toContain('"__proto__": 1,\n        "constructor": 2');
});
