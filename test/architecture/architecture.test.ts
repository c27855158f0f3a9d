import { readFileSync } from "node:fs";
import { join } from "node:path";
import { importsOf, sources, violation } from "./imports";

describe("import directions", () => {
  const files = sources();

  it("reads the sources it judges", () => {
    expect(files).toContain("lib/estate/index.ts");
    expect(importsOf("lib/prover/prove.ts").length).toBeGreaterThan(0);
  });

  it.each(files)("%s imports only what its folder may", (file) => {
    expect(importsOf(file).flatMap((specifier) => violation(file, specifier) ?? [])).toEqual([]);
  });

  it.each([
    ["lib/prover/prove.ts", "cdktf"],
    ["lib/prover/prove.ts", "../verify"],
    ["lib/prover/prove.ts", "../estate/types/vm"],
    ["lib/verify/verify.ts", "../prover"],
    ["lib/cli/main.ts", "../constructs"],
    ["lib/constructs/host.ts", "@cdktf/provider-vsphere/lib/host"],
    ["lib/backends/vsphere/host.ts", "@cdktf/provider-vsphere"],
    ["lib/backends/vsphere/host.ts", "../../prover"],
    ["lib/index.ts", "./prover"],
    ["lib/somewhere/new.ts", "../estate"],
  ])("forbids %s to import %s", (file, specifier) => {
    expect(violation(file, specifier)).toEqual(expect.stringContaining(file));
  });
});

describe("house rules", () => {
  it.each(sources())("%s holds one idea, in at most 250 lines", (file) => {
    expect(readFileSync(join(__dirname, "../..", file), "utf8").split("\n").length).toBeLessThanOrEqual(251);
  });
});
