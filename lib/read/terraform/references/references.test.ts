import { Configuration, Resource } from "../document";
import { type Arity, References, traversalsOf } from ".";

/** A resource without known attributes. */
const resource = (type: string, name: string, index?: string | number, module = "") => {
  const bracket = index === undefined ? "" : `[${JSON.stringify(index)}]`;
  const address = `${module === "" ? "" : `${module}.`}${type}.${name}${bracket}`;
  const at = { address, mode: "managed" as const, type, name, module, ...(index === undefined ? {} : { index }) };
  return new Resource(at, "create", { values: {}, unknown: {} });
};

const vm = resource("vm", "web");
const inPod = resource("vm", "web", undefined, "module.pod");
const RESOURCES = [
  vm,
  inPod,
  resource("pool", "a"),
  resource("pool", "b"),
  resource("host", "esx", 0),
  resource("host", "esx", 1),
  resource("host", "by_name", "n"),
  resource("pool", "inner", undefined, "module.pod"),
  resource("pool", "inner", undefined, 'module.many["x"]'),
  resource("pool", "inner", undefined, 'module.many["y"]'),
  resource("pool", "inner", undefined, "module.one[0]"),
];

const inner = {
  resources: [{ mode: "managed", type: "pool", name: "inner", expressions: {} }],
  outputs: { pool: { expression: { references: ["pool.inner.id", "pool.inner"] } } },
};

/** What the argument `pool_id` of the VM refers to, written with these references. */
const of = (references: readonly string[], arity: Arity = "one", from = vm, more: object = {}) => {
  const written = [
    { mode: "managed", type: "vm", name: "web", expressions: { pool_id: { references } } },
    { mode: "managed", type: "pool", name: "b", expressions: { parent: { references: ["pool.a.id", "pool.a"] } } },
  ];
  const pod = { ...inner, resources: [...inner.resources, ...written] };
  const root = {
    resources: written,
    module_calls: {
      pod: { source: "./pod", expressions: { pool: { references: ["pool.a.id", "pool.a"] } }, module: pod },
      many: { source: "./pod", for_each_expression: {}, module: inner },
      one: { source: "./pod", count_expression: {}, module: inner },
    },
    ...more,
  };
  const configuration = new Configuration({ root_module: root });
  const found = new References({ configuration, resources: RESOURCES }).of(from, ["pool_id"], arity);
  return found.exact ? found.resources.map(({ address }) => address) : found.why;
};

describe("references", () => {
  it("are told apart from what Terraform cuts them down to", () => {
    const listed = ['vm.a["k"].id', 'vm.a["k"]', "vm.a", "vm.a[1].id", "vm.a[1]", "vm.a", "vm.a", "var.x"];
    expect(
      traversalsOf(listed).map((steps) =>
        steps.map(({ name, index }) => (index === undefined ? name : `${name}:${index}`)).join("."),
      ),
    ).toEqual(["vm.a:k.id", "vm.a:1.id", "vm.a", "var.x"]);
  });

  it.each([
    ["one resource", ["pool.a.id", "pool.a"], ["pool.a"]],
    ["an instance by its number", ["host.esx[1].id", "host.esx[1]", "host.esx"], ["host.esx[1]"]],
    ["an instance by its key", ['host.by_name["n"].id', 'host.by_name["n"]', "host.by_name"], ['host.by_name["n"]']],
    ["the only instance there is", ["host.by_name", "each.key"], ['host.by_name["n"]']],
    ["a choice by something known, of which one side is known", ["pool.a.id", "pool.a", "var.flag"], ["pool.a"]],
    ["an output of a module", ["module.pod.pool", "module.pod"], ["module.pod.pool.inner"]],
    [
      "an output of an instance of a module",
      ['module.many["y"].pool', 'module.many["y"]', "module.many"],
      ['module.many["y"].pool.inner'],
    ],
    ["an output of the only instance of a module", ["module.one.pool", "module.one"], ["module.one[0].pool.inner"]],
    ["an attribute that refers on", ["pool.b.parent", "pool.b"], ["pool.a"]],
  ])("are followed to %s", (_, references, found) => {
    expect(of(references)).toEqual(found);
  });

  it("are followed out of a module, to what its call gives", () => {
    expect(of(["var.pool"], "one", inPod)).toEqual(["pool.a"]);
  });

  it.each([
    ["one of two resources", ["pool.a.id", "pool.a", "pool.b.id", "pool.b"], "it is one of pool.a and pool.b"],
    ["an instance by arithmetic", ["host.esx", "count.index"], "it is one or more of the 2 instances of host.esx"],
    ["what for_each gives", ["each.value.id", "each.value"], "it depends on each.value"],
    ["a local value", ["local.pool"], "it goes through local.pool, which a plan does not hold"],
    [
      "one of several instances of a module",
      ["module.many.pool", "module.many"],
      "it is in one of several instances of module.many",
    ],
    [
      "an output that is not there",
      ["module.pod.nothing", "module.pod"],
      "module.pod has no output nothing in the plan",
    ],
    ["a resource that is not there", ["pool.gone.id", "pool.gone"], "pool.gone is not in the plan"],
    ["nothing", [], "it is no reference"],
  ])("do not tell of %s", (_, references, why) => {
    expect(of(references)).toBe(why);
  });

  it("give a list where each entry is exact, and else nothing of it", () => {
    expect(of(["pool.a.id", "pool.a", "host.esx[0].id", "host.esx[0]", "host.esx"], "many")).toEqual([
      "pool.a",
      "host.esx[0]",
    ]);
    expect(of(["pool.a.id", "pool.a", "var.flag"], "many")).toBe("it depends on var.flag");
    expect(of(["host.by_name"], "many")).toBe("it may leave out instances of host.by_name");
  });

  it("that lead in a circle end", () => {
    const loop = [
      {
        mode: "managed",
        type: "vm",
        name: "web",
        expressions: { pool_id: { references: ["vm.web.pool_id", "vm.web"] } },
      },
    ];
    expect(of([], "one", vm, { resources: loop })).toBe("its references lead on and on");
  });
});
