// The design that both programs of this bench make: hosts, two datastores and N virtual machines in one cluster.
export const HOSTS = 16;
export const SERVER = "vcenter.example.com";
export const DATACENTER = "DC";

/** Every virtual machine has one NIC and two disks. */
export function virtualMachine(n) {
  return { name: `vm-${n}`, vcpus: 1 + (n % 4), memoryGib: 1 + (n % 8), diskGib: [20, 50 + (n % 50)] };
}
