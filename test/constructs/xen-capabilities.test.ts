import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { XEN_CAPABILITIES } from "../../lib/backends/xen/capabilities";

const PAGE = join(__dirname, "../../docs/backends/xen.md");
const TABLE =
  /(<!-- capabilities -->\n\| asked for \| on a Xen pool \|\n\| --- \| --- \|\n)([\s\S]*)(<!-- \/capabilities -->)/;

/** A row for each feature, by what a design has to know. */
const rows = Object.entries(XEN_CAPABILITIES).map(([feature, support]) => {
  if (!support.supported) return `| ${feature} | refused: ${support.because} |\n`;
  return `| ${feature} | ${support.instead === undefined ? "yes" : `not quite: ${support.instead}`} |\n`;
});

it("the page of the Xen backend shows the whole table of capabilities", () => {
  const page = readFileSync(PAGE, "utf8");
  if (process.env.UPDATE_GOLDEN === "1") {
    writeFileSync(
      PAGE,
      page.replace(TABLE, (_, head: string, __, end: string) => `${head}${rows.join("")}${end}`),
    );
  }
  expect(TABLE.exec(readFileSync(PAGE, "utf8"))?.[2]).toBe(rows.join(""));
});
