import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const ROOT = join(__dirname, "../..");
const PICTURE = /(?<=^```text\n)[^`]*(?=```$)/m;

/** What the shipped mistake prints, without the closing remarks that every report ends with. */
function failingReport(): string {
  const report = readFileSync(join(ROOT, "examples/two-racks-mistake/expected/acme.report.txt"), "utf8");
  return report.slice(0, report.indexOf("\n assumed"));
}

describe("the README", () => {
  it("shows what a failing check of the shipped example prints (UPDATE_GOLDEN=1 puts it in)", () => {
    const readme = readFileSync(join(ROOT, "README.md"), "utf8");
    if (process.env.UPDATE_GOLDEN === "1") {
      writeFileSync(join(ROOT, "README.md"), readme.replace(PICTURE, () => failingReport()));
    } else {
      expect(PICTURE.exec(readme)?.[0]).toBe(failingReport());
    }
  });

  it("names files that exist, and commands that package.json has", () => {
    const readme = readFileSync(join(ROOT, "README.md"), "utf8");
    const links = [...readme.matchAll(/\]\((?!https?:)([^)#]+)/g)].map((match) => match[1] ?? "");
    expect(links.length).toBeGreaterThan(8);
    for (const link of links) expect(() => readFileSync(join(ROOT, link))).not.toThrow(/ENOENT/);
    const { scripts } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
    for (const [, script] of readme.matchAll(/npm run (\w+)/g)) expect(scripts).toHaveProperty([script ?? ""]);
  });
});
