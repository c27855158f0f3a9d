import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { declaredEstate } from "failproof";
import type { Estate } from "../../lib/estate";
import { existingDesign } from "./vcsim/existing-design";
import { richDesign } from "./vcsim/rich-design";
import { describeWithRealParts, Simulator, Terraform } from "./vcsim/simulator";
import { observed, stateOfEstate } from "./vcsim/state-of-estate";

jest.setTimeout(300_000);

let folder = "";
let simulator: Simulator | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "failproof-vcsim-"));
});
afterEach(() => {
  simulator?.stop();
  rmSync(folder, { recursive: true });
});

function expectStateToEqualEstate(terraform: Terraform, estate: Estate): void {
  const state = terraform.state();
  const expected = stateOfEstate(estate, state);
  for (const [address, attributes] of expected) {
    expect({ [address]: observed(address, state) }).toMatchObject({ [address]: attributes });
  }
  const managed = ["clusters", "datastores", "networks", "vms"] as const;
  const objects = managed.flatMap((list) => [...(estate[list] ?? [])]).filter(({ source }) => source?.managed);
  expect(expected.size).toBeGreaterThanOrEqual(objects.length);
}

describeWithRealParts("a design in the vCenter simulator, by the real provider", () => {
  it("is applied, planned again without changes, updated, and destroyed; the state equals the estate", async () => {
    simulator = await Simulator.start(0);
    const { server } = simulator;
    const terraform = new Terraform(join(folder, "stacks/ams"));

    const first = declaredEstate(richDesign({ server, outdir: folder, changed: false }));
    terraform.run("init", "-input=false");
    terraform.apply();
    expect(terraform.plan()).toMatchObject({ status: 0 });
    expectStateToEqualEstate(terraform, first);
    const kept = addresses(terraform);

    const second = declaredEstate(richDesign({ server, outdir: folder, changed: true }));
    expect(terraform.plan()).toMatchObject({ status: 2, output: expect.stringMatching(/, 0 to destroy\./) });
    terraform.apply();
    expect(terraform.plan()).toMatchObject({ status: 0 });
    expectStateToEqualEstate(terraform, second);
    expect(addresses(terraform)).toEqual(expect.arrayContaining(kept));

    terraform.run("destroy", "-auto-approve", "-input=false", "-no-color");
    expect(terraform.state().size).toBe(0);
  });

  it("adds VMs, a network and rules to an inventory that exists, and leaves that as it was", async () => {
    simulator = await Simulator.start(1);
    const estate = declaredEstate(existingDesign({ server: simulator.server, outdir: folder }));
    const terraform = new Terraform(join(folder, "stacks/lab"));
    terraform.run("init", "-input=false");
    terraform.apply();
    expect(terraform.plan()).toMatchObject({ status: 0 });
    const state = terraform.state();
    expect([...state.keys()].map((address) => address.split(".")[0])).toEqual(
      expect.arrayContaining([
        "vsphere_virtual_machine",
        "vsphere_ha_vm_override",
        "vsphere_compute_cluster_vm_host_rule",
      ]),
    );
    expect([...state.keys()].some((address) => /^vsphere_(compute_cluster|host|datacenter)\./.test(address))).toBe(
      false,
    );
    for (const vm of (estate.vms ?? []).filter(({ source }) => source?.managed)) {
      expect(state.get(vm.source?.address ?? "")).toMatchObject({ name: vm.id, memory: vm.memoryMib });
    }
    terraform.run("destroy", "-auto-approve", "-input=false", "-no-color");
  });
});

function addresses(terraform: Terraform): readonly string[] {
  return [...terraform.state().keys()];
}
