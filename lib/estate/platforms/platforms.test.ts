import { platformProfile } from ".";

describe("the vSphere profile", () => {
  const vsphere = platformProfile("vsphere");

  // Sample Overhead Memory on Virtual Machines, vSphere Resource Management: MB by memory, for 1, 2, 4 and 8 vCPUs.
  it.each([
    [256, [20.29, 24.28, 32.23, 48.16]],
    [1024, [25.9, 29.91, 37.86, 53.82]],
    [4096, [48.64, 52.72, 60.67, 76.78]],
    [16384, [139.62, 143.98, 151.93, 168.6]],
  ])("estimates the overhead of a VM of %d MB above the vendor's table, and not far above", (memoryMib, documented) => {
    for (const [i, vcpus] of [1, 2, 4, 8].entries()) {
      const estimate = vsphere.vmOverheadMib(vcpus, memoryMib);
      expect(estimate).toBeGreaterThanOrEqual(documented[i] ?? Number.NaN);
      expect(estimate).toBeLessThanOrEqual((documented[i] ?? Number.NaN) + 8);
    }
  });

  it("keeps 4 GiB and the free memory that the VMkernel defends", () => {
    // 128 GiB: 6 % of 4 GiB + 4 % of 8 + 2 % of 16 + 1 % of 100 = 1925.12 MiB
    expect(vsphere.controlDomainMemoryMib(131072)).toBe(4096 + 1926);
  });

  it("never keeps more than there is", () => {
    expect(vsphere.controlDomainMemoryMib(2048)).toBe(2048);
  });

  it("keeps one core, rounded up", () => {
    expect(vsphere.controlDomainCpuMhz(185_601, 64)).toBe(2901);
  });

  it("lets memory be overcommitted", () => {
    expect(vsphere.overcommitsMemory).toBe(true);
  });
});

describe("the Xen profile", () => {
  const xen = platformProfile("xen");

  it("reserves for a VM what XAPI reserves", () => {
    expect(xen.vmOverheadMib(8, 65536)).toBe(2 + 8 + 512);
    expect(xen.vmOverheadMib(1, 1)).toBe(4);
  });

  it("gives the control domain 1 GiB and 5 %, up to 8 GiB, beside the hypervisor's own", () => {
    expect(xen.controlDomainMemoryMib(20480)).toBe(1024 + 1024 + 512 + 160);
    expect(xen.controlDomainMemoryMib(1048576)).toBe(8192 + 512 + 8192);
  });

  it("counts configured memory always", () => {
    expect(xen.overcommitsMemory).toBe(false);
  });
});

describe("the Hyper-V profile", () => {
  const hyperv = platformProfile("hyperv");

  it("counts 32 MiB for a VM's first GiB and 8 MiB for each begun one after it", () => {
    expect(hyperv.vmOverheadMib(4, 1024)).toBe(32);
    expect(hyperv.vmOverheadMib(4, 1025)).toBe(40);
    expect(hyperv.vmOverheadMib(4, 65536)).toBe(32 + 63 * 8);
  });

  it("keeps the parent partition's share", () => {
    expect(hyperv.controlDomainMemoryMib(131072)).toBe(2048 + 300 + 3933);
  });

  it("counts configured memory always", () => {
    expect(hyperv.overcommitsMemory).toBe(false);
  });
});
