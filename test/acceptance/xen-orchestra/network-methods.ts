import type { Method } from "./methods";
import { MethodError, optionalText, type Params, text, texts } from "./parameters";
import type { Pool, XoObject } from "./pool";

/** Networks, bonds and the PIFs that they have on every host. */
export const NETWORK_METHODS: { readonly [name: string]: Method } = {
  "network.create": (pool, params) => {
    const source = pool.get(text(params, "pif"));
    const vlan = Number(params.vlan ?? 0);
    return made(pool, params, (host, network) => [
      { device: source.device, vlan: vlan === 0 ? -1 : vlan, $host: host, $network: network, physical: false },
    ]);
  },

  "network.createBonded": (pool, params) => {
    const devices = texts(params, "pifs").map((id) => pool.get(id).device);
    if (devices.length < 2) throw new MethodError("a bond needs two PIFs");
    const bonds = new Set(
      pool
        .ofType("PIF")
        .filter(({ isBondMaster }) => isBondMaster)
        .map(({ device }) => device),
    );
    const id = made(pool, params, (host, network) => {
      const slaves = pool
        .ofType("PIF")
        .filter((pif) => pif.$host === host && devices.includes(pif.device) && pif.vlan === -1);
      const bond = { device: `bond${bonds.size}`, vlan: -1, $host: host, $network: network, isBondMaster: true };
      return [{ ...bond, bondSlaves: slaves.map(({ id }) => id), mode: params.bondMode }];
    });
    return pool.get(id); // this one answers with the network itself
  },

  "network.set": (pool, params) => {
    const { id, defaultIsLocked, mtu, ...fields } = params;
    pool.set(text({ id }, "id"), {
      ...fields,
      ...(mtu === undefined ? {} : { MTU: mtu }),
      ...(defaultIsLocked === undefined ? {} : { defaultIsLocked }),
    });
  },

  "network.delete": (pool, params) => {
    const id = text(params, "id");
    const used = pool.ofType("VIF").find((vif) => vif.$network === id);
    if (used !== undefined) throw new MethodError(`NETWORK_CONTAINS_VIF(${used.id})`);
    for (const pif of pool.ofType("PIF")) if (pif.$network === id) pool.remove(pif.id);
    pool.remove(id);
  },
};

function made(
  pool: Pool,
  params: Params,
  pifsOf: (host: string, network: string) => readonly Omit<XoObject, "id" | "type">[],
): string {
  const id = pool.newId("network");
  const pifs = pool
    .ofType("host")
    .flatMap((host) => pifsOf(host.id, id).map((pif) => pool.add("PIF", { attached: true, ...pif })));
  pool.put({
    id,
    uuid: id,
    type: "network",
    name_label: text(params, "name"),
    name_description: optionalText(params, "description") ?? "",
    tags: [],
    bridge: `xapi${pool.ofType("network").length}`,
    MTU: params.mtu ?? 1500,
    PIFs: pifs,
    VIFs: [],
    nbd: params.nbd ?? false,
    automatic: false,
    defaultIsLocked: false,
    other_config: {},
    ...pool.own,
  });
  return id;
}
