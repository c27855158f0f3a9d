/** Types of storage repositories on one host's own disks. */
const LOCAL = ["dummy", "ext", "ext4", "file", "local", "lvm", "udev", "xfs", "zfs", "zfs-vol"] as const;

/** Types of storage repositories that several hosts use at once. */
const SHARED = [
  "cephfs",
  "glusterfs",
  "gfs2",
  "hba",
  "iscsi",
  "iso",
  "linstor",
  "lvmofcoe",
  "lvmohba",
  "lvmoiscsi",
  "moosefs",
  "nfs",
  "nfs41",
  "smb",
] as const;

/**
 * Whether storage of a type can be shared by hosts; `undefined`: it is no type that XCP-ng or XenServer know.
 * @see https://docs.xcp-ng.org/storage/
 * @see https://docs.xenserver.com/en-us/xenserver/8/storage/create-storage.html
 */
export function isShared(type: string): boolean | undefined {
  if (LOCAL.some((one) => one === type)) return false;
  return SHARED.some((one) => one === type) ? true : undefined;
}

export const SR_TYPES: readonly string[] = [...LOCAL, ...SHARED].sort();
