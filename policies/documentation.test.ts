import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { indexPage, rulePage } from "../lib/policy/documentation";
import { registry } from "./registry.generated";

const DOCS = join(__dirname, "../docs/rules");

describe("docs/rules", () => {
  it.each(registry.rules)("has the page of $id as its folder says it; npm run build writes it anew", (rule) => {
    const prose = readFileSync(join(__dirname, rule.id, "rule.md"), "utf8");
    const cases = JSON.parse(readFileSync(join(__dirname, rule.id, "cases.json"), "utf8"));
    expect(readFileSync(join(DOCS, `${rule.id}.md`), "utf8")).toBe(rulePage({ rule, prose, cases }));
  });

  it("lists every rule", () => {
    expect(readFileSync(join(DOCS, "README.md"), "utf8")).toBe(indexPage(registry.rules));
  });

  it("has no page without a rule", () => {
    const pages = readdirSync(DOCS, { recursive: true, encoding: "utf8" }).filter((file) => file.includes("/"));
    const ids = pages.filter((file) => file.endsWith(".md")).map((file) => file.slice(0, -3));
    expect(ids.sort()).toEqual(registry.rules.map((rule) => rule.id).sort());
  });
});
