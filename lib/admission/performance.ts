/**
 * "Performance degradation VMs tolerate": vCenter gives a notice when current use, less the tolerated percentage of it, exceeds the capacity
 * that is left after the failures. It refuses nothing, and is there only with DRS. Use is no fact of a design: this says above which use
 * the notice comes. `undefined`: never (100 % is off).
 *
 * @see https://docs.vmware.com/en/VMware-vSphere/8.0/vsphere-availability/GUID-53F6938C-96E5-4F67-9A6E-479F5A894571.html
 */
export function noticeAbove(left: number, tolerancePercent: number): number | undefined {
  return tolerancePercent >= 100 ? undefined : Math.floor((100 * left) / (100 - tolerancePercent));
}
