// Proves and simulates estates over four sites: every single site, every single host, every site with any host; CPU seconds of this process.
import { EstateIndex, validateEstate } from "../../dist/lib/estate/index.js";
import { prove, simulate } from "../../dist/lib/failover/index.js";
import { verify } from "../../dist/lib/verify/index.js";
import { estate } from "./estate.mjs";

const sizes = process.argv.slice(2).map(Number);
const FILLS = [0.85, 1.02];

function timed(work) {
  const before = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(before);
  return { result, seconds: (user + system) / 1e6 };
}

for (const fill of FILLS) {
  for (const vms of sizes.length > 0 ? sizes : [2500, 5000, 10000, 20000]) {
    const document = estate({ vms, fill });
    const valid = validateEstate(document);
    if (!valid.ok) throw new Error(JSON.stringify(valid.errors.slice(0, 3)));
    const { result, seconds } = timed(() => prove(new EstateIndex(valid.value)));
    const [verdict] = result.requirements;
    const size = Math.round(JSON.stringify(result.certificates).length / 1024);
    const verified = timed(() => verify(valid.value, result.certificates));
    const index = new EstateIndex(valid.value);
    const simulated = timed(() => [...index.sites.keys()].map((id) => simulate(index, [{ kind: "site", id }])));
    const back = Math.max(...simulated.result.flatMap((one) => one.vms.map((vm) => vm.back?.least ?? 0)));
    const { total, survived, failed, undecided } = verdict.scenarios;
    console.log(
      `${vms} VMs, ${document.hosts.length} hosts, fill ${fill}: ${verdict.verdict}, ${total} scenarios ` +
        `(${survived} survived, ${failed} failed, ${undecided} undecided); prove ${seconds.toFixed(2)} s, ` +
        `verify ${verified.seconds.toFixed(2)} s (${verified.result.ok ? "confirmed" : `NOT CONFIRMED: ${verified.result.errors[0]}`}), certificates ${size} KB; ` +
        `simulate 4 sites ${simulated.seconds.toFixed(2)} s, the last VM is back after ${back} s`,
    );
  }
}
console.log(`peak memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MiB`);
