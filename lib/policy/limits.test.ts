import { Limits } from "./limits";

const document = (version: string, limits: { readonly [name: string]: number }) =>
  ({ platform: "vsphere", version, source: { title: "a manual" }, limits }) as const;

const limits = new Limits([document("7.0", { hosts: 64, vms: 8000 }), document("8.0", { hosts: 96 })]);

describe("a vendor's maximum", () => {
  it("is one number for a release that is known", () => {
    expect(limits.of("vsphere", "hosts", "7.0")).toEqual({ least: 64, most: 64 });
  });

  it.each([undefined, "9.0"])("is a range over all releases for %s", (version) => {
    expect(limits.of("vsphere", "hosts", version)).toEqual({ least: 64, most: 96 });
  });

  it("is unknown where no document has it", () => {
    expect(limits.of("vsphere", "vms", "8.0")).toBeUndefined();
    expect(limits.of("xen", "hosts", undefined)).toBeUndefined();
  });
});
