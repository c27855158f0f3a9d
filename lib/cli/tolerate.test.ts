import type { Estate } from "../estate";
import { parseTolerate, withRequirement } from "./tolerate";

describe("--tolerate", () => {
  it("is a requirement on everything", () => {
    expect(parseTolerate("host=2,rack=1")).toEqual({ id: "command-line", tolerate: { host: 2, rack: 1 } });
  });

  it.each([
    ["host", '--tolerate host: "host" is not of the form KIND=NUMBER, e.g. host=2'],
    ["host=-1", '--tolerate host=-1: "host=-1" is not of the form KIND=NUMBER, e.g. host=2'],
    ["host=1.5", '"host=1.5" is not of the form KIND=NUMBER'],
    ["host=1,", '"" is not of the form KIND=NUMBER'],
    ["host=1,host=2", '--tolerate host=1,host=2: "host" is given twice'],
  ])("refuses `%s`", (value, message) => {
    expect(() => parseTolerate(value)).toThrow(message);
  });

  const estate: Estate = {
    format: "failproof.estate/1",
    name: "acme",
    clusters: [{ id: "prod", platform: "vsphere" }],
    hosts: [{ id: "esx-1", cluster: "prod" }],
    vms: [{ id: "web", cluster: "prod" }],
    requirements: [{ id: "command-line", tolerate: { host: 1 } }],
  };

  it("keeps the estate's own requirements and takes an id of its own", () => {
    const added = withRequirement(estate, parseTolerate("host=2"));
    expect(added.ok && added.value.requirements?.map(({ id, tolerate }) => [id, tolerate])).toEqual([
      ["command-line", { host: 1 }],
      ["command-line-2", { host: 2 }],
    ]);
  });

  it("of a kind that the estate has not is wrong", () => {
    const added = withRequirement(estate, parseTolerate("rack=1"));
    expect(added.ok ? [] : added.errors.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^--tolerate rack=1: .*rack/),
    ]);
  });
});
