import { count, defineRule, fails, names, passes } from "../../../lib/policy";

export const rule = defineRule({
  title: "No rule of a pool is said to be kept at a restart",
  why: "A pool plans restarts by memory alone: a VM that should be apart, together, or on certain hosts is restarted wherever there is room.",
  severity: "warning",
  platforms: ["xen"],
  parameters: {},
  fix: "say mandatory: false, give each VM a host where it starts, and limit where a VM can run by its storage and networks",
  sources: [
    {
      catalogue: "DRS-002",
      title: "XAPI, ocaml/xapi/xapi_ha_vm_failover.ml: the plan of restarts",
      url: "https://github.com/xapi-project/xen-api/blob/master/ocaml/xapi/xapi_ha_vm_failover.ml",
    },
  ],
  profiles: ["baseline"],

  *check(estate) {
    const placing = estate.rules.filter(({ kind }) => kind !== "dependency");
    const claimed = placing.filter((one) => one.mandatory.known && one.mandatory.value);
    if (claimed.length > 0) {
      yield fails({
        about: claimed,
        message: `${count(claimed.length, "rule")} ${claimed.length === 1 ? "is" : "are"} said to be mandatory, and nothing keeps to ${claimed.length === 1 ? "it" : "them"} at a restart: ${names(claimed)}`,
        expected: "mandatory: false",
        found: "mandatory: true",
      });
    } else if (placing.length > 0) yield passes();
  },
});
