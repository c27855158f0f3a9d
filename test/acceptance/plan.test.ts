import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { declaredEstate } from "failproof";
import { check } from "../../lib/check";
import type { Estate, EstateObject, Requirement } from "../../lib/estate";
import { applyFacts, type FactsFile, type LoadedEstate, readFacts, readInput } from "../../lib/read";
import type { Report } from "../../lib/report";
import { richDesign } from "./vcsim/rich-design";
import { describeWithRealParts, Simulator, Terraform } from "./vcsim/simulator";

jest.setTimeout(300_000);

const HCL = join(__dirname, "../fixtures/terraform");
const REQUIREMENTS: readonly Requirement[] = [
  { id: "any-host", clusters: ["prod"], tolerate: { host: 1 } },
  { id: "any-rack", clusters: ["prod"], tolerate: { rack: 1 }, demand: "reservation" },
  { id: "two-racks", clusters: ["prod"], tolerate: { rack: 2 } },
  { id: "any-array", clusters: ["prod"], tolerate: { "storage-array": 1 } },
];

let folder = "";
let simulator: Simulator | undefined;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "failproof-plan-"));
  simulator = await Simulator.start(0);
});
afterEach(() => {
  simulator?.stop();
  rmSync(folder, { recursive: true });
});

/** Plans what a folder holds, and reads the plan as `terraform show -json` prints it. */
function planned(terraform: Terraform, file: string): LoadedEstate {
  terraform.run("plan", "-input=false", "-out=plan.bin", "-no-color");
  return shown(file, terraform.run("show", "-json", "plan.bin"));
}

function shown(file: string, json: string): LoadedEstate {
  writeFileSync(file, json);
  const read = readInput(file);
  const [loaded] = read.ok ? read.value : [];
  if (loaded === undefined) throw new Error(JSON.stringify(read));
  return loaded;
}

function reported(estate: Estate): Report {
  const checked = check({ ...estate, requirements: REQUIREMENTS }, { profile: "production" });
  if (!checked.ok) throw new Error(JSON.stringify(checked.errors));
  return checked.value.report;
}

/** What the constructs declare and Terraform has no word for, as a facts file would say it, each object by its address. */
function factsOf(estate: Estate) {
  const by = <T extends EstateObject>(objects: readonly T[] | undefined, facts: (object: T) => object) =>
    (objects ?? []).flatMap((object) =>
      object.source?.address === undefined ? [] : [{ match: object.source.address, ...facts(object) }],
    );
  return {
    format: "failproof.facts/1",
    sites: estate.sites,
    domains: estate.domains,
    services: estate.services,
    hosts: by(estate.hosts, ({ site, domains, cores, threads, cpuMhz, memoryMib, controlDomain, uplinks }) => ({
      site,
      domains,
      cores,
      threads,
      cpuMhz,
      memoryMib,
      controlDomain,
      uplinks: uplinks?.map(({ id, switch: plugged }) => ({ id, switch: plugged })),
    })),
    datastores: by(estate.datastores, ({ site, domains }) => ({ site, domains })),
    vms: by(estate.vms, ({ overheadMib }) => ({ overheadMib })),
  };
}

describeWithRealParts("a plan that the real provider makes here", () => {
  it("is read like the recorded one of the same configuration", () => {
    cpSync(join(HCL, "hcl/exact"), folder, { recursive: true });
    cpSync(join(HCL, "hcl/providers.tf"), join(folder, "providers.tf"));
    const variables = { server: simulator?.server ?? "", password: "not-a-secret" };
    writeFileSync(join(folder, "terraform.tfvars.json"), JSON.stringify(variables));
    const terraform = new Terraform(folder);
    terraform.run("init", "-input=false");
    const live = planned(terraform, join(folder, "exact-first.plan.json"));
    const recorded = readInput(join(HCL, "exact-first.plan.json"));
    const [first] = recorded.ok ? recorded.value : [];
    expect(withoutLines(live.estate)).toEqual(first?.estate);
    expect(live.notes).toEqual([]);
  });

  it("of a design gives the same verdicts and findings as the design, and so does the state once it is applied", () => {
    const declared = declaredEstate(richDesign({ server: simulator?.server ?? "", outdir: folder, changed: false }));
    const terraform = new Terraform(join(folder, "stacks/ams"));
    terraform.run("init", "-input=false");
    const facts = join(folder, "facts.json");
    writeFileSync(facts, JSON.stringify(factsOf(declared)));
    const file = readFacts(facts);
    if (!file.ok) throw new Error(JSON.stringify(file.errors));

    const plan = planned(terraform, join(folder, "acme.json"));
    expect(plan.notes).toEqual([]);
    expect(told(laid(plan, file.value))).toEqual(told(declared));

    terraform.apply();
    const state = shown(join(folder, "state.json"), terraform.run("show", "-json"));
    expect(state.notes).toEqual([]);
    expect(verdicts(laid(state, file.value))).toEqual(verdicts(declared));
  });
});

function laid(loaded: LoadedEstate, facts: FactsFile): Estate {
  const result = applyFacts([loaded], facts);
  const [first] = result.ok ? result.value : [];
  if (first === undefined) throw new Error(JSON.stringify(result));
  return first.estate;
}

function told(estate: Estate): unknown {
  const { findings } = reported(estate);
  const found = findings.map(({ rule, severity, message }) => ({ rule, severity, message }));
  return { verdicts: verdicts(estate), found: inShort(found) };
}

function verdicts(estate: Estate): unknown {
  const { requirements } = reported(estate);
  return inShort(
    requirements.map(({ id, verdict, scenarios, counterexamples, missing }) => ({
      id,
      verdict,
      scenarios,
      counterexamples: counterexamples.map(({ failed, lost, because }) => ({ failed, lost, because })),
      missing,
    })),
  );
}

/** Hosts, and the rule of a service, under one name: the design gives them ids that are not what the provider calls them. */
function inShort(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value).replaceAll(".example.com", "").replaceAll("-apart/host", "-apart"));
}

function withoutLines(estate: Estate): unknown {
  return JSON.parse(JSON.stringify(estate, (name, value) => (name === "file" || name === "line" ? undefined : value)));
}
