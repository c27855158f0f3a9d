// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are Terraform's templates
import { joined } from "../document";
import { evaluate } from "./evaluate";
import { parseExpression } from "./expression";
import { mentionsOf } from "./mentions";

const KEYS: { readonly [address: string]: readonly (string | number | undefined)[] } = {
  "host.esx": [0, 1, 2],
  "host.named": ["b", "a", "B"],
  "host.one": [undefined],
  "host.holes": [0, 2],
  "data.pool.main": [undefined],
};
const LOCALS: { readonly [name: string]: string } = {
  hosts: "host.esx[*].id",
  first: "host.esx[0].id",
  loop: "local.loop",
};

const refers = (text: string, at: { readonly index?: string | number; readonly forEach?: string } = {}) => {
  const expression = parseExpression(text);
  const forEach = at.forEach === undefined ? undefined : parseExpression(at.forEach);
  if (expression === undefined) return "not read";
  const found = evaluate(expression, {
    instances: (address) => KEYS[address.join(".")],
    ...(at.index === undefined ? {} : { index: at.index }),
    ...(forEach === undefined ? {} : { forEach }),
    local: (name) => parseExpression(LOCALS[name] ?? ""),
  });
  if (found === undefined) return "not told";
  return found.kind === "one" ? joined(found.traversal) : found.traversals.map(joined);
};

describe("an expression", () => {
  const ALL = ["host.esx[0].id", "host.esx[1].id", "host.esx[2].id"];

  it.each<[string, unknown]>([
    ["host.one.id", "host.one.id"],
    ["data.pool.main.id", "data.pool.main.id"],
    ["host.esx[*].id", ALL],
    ["host.esx.*.id", ALL],
    ["host.one[*].id", ["host.one.id"]],
    ["[for h in host.esx : h.id]", ALL],
    ["[for i, h in host.esx : h.id]", ALL],
    ["toset([for h in host.esx : h.id])", ALL],
    ["[for h in host.named : h.id]", ['host.named["B"].id', 'host.named["a"].id', 'host.named["b"].id']],
    ["values(host.named)[*].id", ['host.named["B"].id', 'host.named["a"].id', 'host.named["b"].id']],
    ['{ for k, h in host.named : k => h.id }["a"]', 'host.named["a"].id'],
    ['{ x = host.one.id, y = host.esx[1].id }["y"]', "host.esx[1].id"],
    ["concat(host.esx[*].id, [host.one.id])", [...ALL, "host.one.id"]],
    ["flatten([host.esx[*].id, host.one.id])", [...ALL, "host.one.id"]],
    ["[\n  host.one.id,\n  host.esx[2].id,\n]", ["host.one.id", "host.esx[2].id"]],
    ["local.hosts", ALL],
    ["local.first", "host.esx[0].id"],
    ['module.pod["x"].ids', 'module.pod["x"].ids'],
    ["var.hosts", "var.hosts"],
  ])("%s", (text, found) => {
    expect(refers(text)).toEqual(found);
  });

  it.each<[string, object, unknown]>([
    ["host.esx[count.index].id", { index: 1 }, "host.esx[1].id"],
    ["host.esx[count.index % 2].id", { index: 5 }, "host.esx[1].id"],
    ["host.esx[count.index % length(host.esx)].id", { index: 5 }, "host.esx[2].id"],
    ["host.esx[(count.index + 1) % 3].id", { index: 2 }, "host.esx[0].id"],
    ["element(host.esx[*].id, count.index)", { index: 4 }, "host.esx[1].id"],
    ["host.named[each.key].id", { index: "a" }, 'host.named["a"].id'],
    ["each.value.id", { index: "a", forEach: "host.named" }, 'host.named["a"].id'],
    ["host.named[each.value].id", { index: "a", forEach: 'toset(["a", "b"])' }, 'host.named["a"].id'],
  ])("%s of an instance", (text, at, found) => {
    expect(refers(text, at)).toEqual(found);
  });

  it.each([
    "[for h in host.esx : h.id if h.up]",
    "{ for h in host.esx : h.rack => h.id... }",
    "var.flag ? host.one.id : host.esx[0].id",
    "host.esx[*].id...",
    '"${host.one.id}"',
    "slice(host.esx[*].id, 0, 2)[0].x ? 1 : 2",
    "host.esx[0.5].id",
    "host.esx[",
    "",
  ])("%s is not read", (text) => {
    expect(refers(text)).toBe("not read");
  });

  it.each<[string, string, object]>([
    ["a resource that is not there", "host.gone.id", {}],
    ["an instance that is not there", "host.esx[7].id", {}],
    ["a list with holes, of which the order is not sure", "host.holes[*].id", {}],
    ["a function that may leave some out", "slice(host.esx[*].id, 0, 2)", {}],
    ["the length of what may hold one thing twice", "host.esx[length(toset(host.esx[*].id)) - 1].id", {}],
    ["an entry of a set, which has no order", "tolist(toset(host.esx[*].id))[0]", {}],
    ["instances by name as if they were a list", "host.named[*].id", {}],
    ["each.value of what is not known", "host.named[each.value].id", { index: "a", forEach: "var.x" }],
    ["count.index outside of count", "host.esx[count.index].id", {}],
    ["local values that lead in a circle", "local.loop", {}],
    ["a negative index", "host.esx[count.index - 1].id", { index: 0 }],
    ["a part of several", "host.esx[*].disk[0]", {}],
  ])("does not tell of %s", (_, text, at) => {
    expect(refers(text, at)).toBe("not told");
  });

  it("mentions what Terraform lists as its references", () => {
    const mentions = (text: string) => {
      const expression = parseExpression(text);
      return expression === undefined ? [] : [...mentionsOf(expression)];
    };
    expect(mentions("concat([for h in host.esx : h.id], data.pool.main[local.k].ids)")).toEqual([
      "host.esx",
      "data.pool.main",
      "local.k",
    ]);
    expect(mentions("{ for k, h in host.named : k => h[each.key].id }")).toEqual(["host.named", "each.key"]);
    expect(mentions("host.esx[count.index % var.n].id")).toEqual(["host.esx", "count.index", "var.n"]);
  });
});
