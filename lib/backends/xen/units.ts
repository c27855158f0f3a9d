const MIB_PER_GIB = 1024;

/** 1.5 TiB. @see https://docs.xenserver.com/en-us/xenserver/8/system-requirements/configuration-limits.html */
const MOST_MIB = 1536 * MIB_PER_GIB;

/** Less than any guest of today starts with. */
const LEAST_MIB = 64;

/** Memory that no VM of a pool has, and what was likely meant; `undefined`: nothing is wrong with it. */
export function likelyUnitMistake(memoryMib: number): string | undefined {
  const gib = memoryMib / MIB_PER_GIB;
  if (memoryMib > MOST_MIB) {
    const meant = gib % MIB_PER_GIB === 0 && gib >= MIB_PER_GIB ? `${gib / MIB_PER_GIB} GiB` : `${gib} MiB`;
    return `memoryGib is ${gib}, and a VM of a pool has at most ${MOST_MIB / MIB_PER_GIB} GiB; it is counted in GiB: was ${meant} meant?`;
  }
  if (memoryMib < LEAST_MIB) {
    return `memoryGib is ${gib}, that is ${memoryMib} MiB, too little for any guest; it is counted in GiB: was ${memoryMib} GiB meant?`;
  }
  return undefined;
}
