import { type Patch, patched, TWO_SITES } from "../../../test/fixtures/two-sites";
import { EstateIndex, validateEstate } from "../../estate";
import { simulate, type VmTimeline } from "..";

const AMS = [{ kind: "site", id: "ams" }];

function timeline(patch: Patch = {}, failed = AMS) {
  const valid = validateEstate(patched(TWO_SITES, patch));
  if (!valid.ok) throw new Error(JSON.stringify(valid.errors));
  return simulate(new EstateIndex(valid.value), failed);
}

/** `db 300..420`: from when it starts until it is back. */
function told(vms: readonly VmTimeline[]): readonly string[] {
  return vms.map(({ vm, fate, starts, back }) =>
    starts === undefined
      ? `${vm} ${fate}`
      : `${vm} ${starts.least}..${back?.least}${back?.most === back?.least ? "" : "?"}`,
  );
}

const PLAN = { detectionSeconds: 60, decisionSeconds: 240, dnsTtlSeconds: 0 };
const STARTS = { vms: { db: { bootSeconds: 100 }, erp: { bootSeconds: 50 } }, failoverPlans: { "ams-lost": PLAN } };

describe("the loss of a site, worked out by hand", () => {
  it("counts detection, decision, one start after the other on each host, and boot", () => {
    // Two hosts start one VM each.
    expect(told(timeline(STARTS).vms)).toEqual(["erp 300..350", "db 300..400", "test stopped"]);
    // One host: erp waits until db is up.
    const one = {
      ...STARTS,
      hosts: { "fra-2": { state: "maintenance" } },
      vms: { ...STARTS.vms, db: { bootSeconds: 100, restart: "high" } },
    };
    expect(told(timeline(one).vms)).toEqual(["db 300..400", "erp 400..450", "test stopped"]);
  });

  it("waits for dependencies", () => {
    const rules = { start: { kind: "dependency", vms: ["db"], after: ["erp"] } };
    const { vms } = timeline({ ...STARTS, rules });
    expect(told(vms)).toEqual(["erp 300..350", "db 350..450", "test stopped"]);
    expect(vms[1]?.waitedFor).toBe("erp");
  });

  it("starts a group when those before it are up, after its delay", () => {
    const order = [
      { id: "first", vms: ["db"] },
      { id: "second", vms: ["erp"], delaySeconds: 30 },
    ];
    const { vms } = timeline({ ...STARTS, failoverPlans: { "ams-lost": { ...PLAN, order } } });
    expect(told(vms)).toEqual(["db 300..400", "erp 430..480", "test stopped"]);
  });

  it("adds the time for which clients hold an address that changes", () => {
    const networks = [{ from: "ams-lan", to: "fra-lan", addresses: "change" }];
    const plan = { ...PLAN, networks, dnsTtlSeconds: 600 };
    expect(told(timeline({ ...STARTS, failoverPlans: { "ams-lost": plan } }).vms)).toEqual([
      "erp 300..950",
      "db 300..1000",
      "test stopped",
    ]);
  });

  it("restores backups one after the other over the link", () => {
    const { vms } = timeline({
      ...STARTS,
      vms: {
        db: { bootSeconds: 100, restart: "high", disks: [{ datastore: "ams-1", sizeGib: 10 }] },
        erp: { bootSeconds: 50, disks: [{ datastore: "ams-1", sizeGib: 5 }] },
      },
      replications: { copies: { method: "backup", link: "wan" } },
      links: { wan: { between: ["ams", "fra"], bandwidthMbps: 1000 } },
    });
    // 10 GiB take 86 s at 1000 Mbit/s, 5 GiB another 43 s.
    expect(told(vms)).toEqual(["erp 429..479", "db 386..486", "test stopped"]);
  });

  it("says that it cannot bound what nobody declares", () => {
    const { vms } = timeline({ vms: STARTS.vms });
    expect(told(vms)).toEqual(["erp 0..50?", "db 0..100?", "test stopped"]);
    expect(vms[0]?.inputs.slice(0, 2).map(({ origin }) => origin)).toEqual([
      { kind: "missing", object: "failoverPlans/ams-lost", fact: "detectionSeconds" },
      { kind: "missing", object: "failoverPlans/ams-lost", fact: "decisionSeconds" },
    ]);
  });

  it("tells what does not come back, and why", () => {
    const { vms, tiers } = timeline({ ...STARTS, replications: { copies: { vms: ["db"] } } });
    expect(vms.find(({ vm }) => vm === "erp")).toMatchObject({ fate: "lost", reason: "data-lost" });
    expect(tiers).toEqual([
      { tier: "gold", vms: 2, lost: 1, stopped: 0, back: { least: 400, most: 400 } },
      { tier: "test", vms: 1, lost: 0, stopped: 1 },
    ]);
  });
});

describe("the loss of a host", () => {
  it("is noticed by HA, and its VMs boot on another", () => {
    const { vms } = timeline({ vms: { db: { host: "ams-1", bootSeconds: 90 }, erp: { host: "ams-2" } } }, [
      { kind: "host", id: "ams-1" },
    ]);
    expect(told(vms)).toEqual(["db 15..105"]);
    expect(vms[0]).toMatchObject({ fate: "restarts", host: "ams-2", cluster: "prod" });
  });
});

describe("promises about time and data", () => {
  const promised = (rtoSeconds: number, patch: Patch = STARTS) =>
    timeline({ ...patch, objectives: { gold: { tiers: ["gold"], rtoSeconds } } }).objectives.map(({ kept, vm }) => [
      kept,
      vm,
    ]);

  it("are kept where the last VM is back in time", () => {
    expect(promised(400)).toEqual([["kept", "db"]]);
    expect(promised(399)).toEqual([["broken", "db"]]);
  });

  it("are undecided where a number is missing that decides, and broken where none can help", () => {
    const open = { vms: STARTS.vms };
    expect(promised(400, open)).toEqual([["undecided", "db"]]);
    expect(promised(99, open)).toEqual([["broken", "db"]]);
  });

  it.each<[string, object, object, number, string]>([
    ["interval and transfer fit", { intervalSeconds: 300, mode: "asynchronous" }, {}, 310, "kept"],
    ["the transfer takes too long", { intervalSeconds: 300, mode: "asynchronous" }, {}, 304, "broken"],
    ["synchronous copies lose nothing", { mode: "synchronous" }, {}, 0, "kept"],
    ["the lag is within it", { lagSeconds: 5, mode: "asynchronous" }, {}, 5, "kept"],
    ["the link cannot carry the changes", { lagSeconds: 5 }, { bandwidthMbps: 1 }, 86400, "broken"],
    ["nobody tells the interval", {}, {}, 900, "undecided"],
  ])("on data: %s", (_, replication, link, rpoSeconds, kept) => {
    // 7200 MiB per hour are 600 MiB in 300 s, which take 5.03 s at 1000 Mbit/s.
    const { objectives } = timeline({
      vms: { db: { changeRateMibPerHour: 3600 }, erp: { changeRateMibPerHour: 3600 } },
      links: { wan: { between: ["ams", "fra"], bandwidthMbps: 1000, ...link } },
      replications: { copies: { link: "wan", rpoSeconds, ...replication } },
    });
    expect(objectives.map((one) => [one.kind, one.kept])).toEqual([["rpo", kept]]);
  });
});
