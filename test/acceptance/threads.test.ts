import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Estate } from "../../lib/estate";
import { estate, host, PINNED, vm } from "../oracle/cases/case";

const DIST = join(__dirname, "../../dist/lib");
const HOSTS = 88;

/** More than 100,000 scenarios, with little room to spare. */
function large(): Estate {
  const of = estate({
    clusters: [PINNED],
    hosts: Array.from({ length: HOSTS }, (_, i) => host(`h${i}`, { memoryMib: 11 + (i % 3) })),
    vms: Array.from({ length: 2 * HOSTS }, (_, i) => vm(`v${i}`, 3 + (i % 3), { host: `h${i % HOSTS}` })),
  });
  return {
    ...of,
    requirements: [
      { id: "three", tolerate: { host: 3 } },
      { id: "two", tolerate: { host: 2 } },
      { id: "as-much", tolerate: { host: 3 }, demand: "reservation" },
    ],
  };
}

beforeAll(() => {
  if (!existsSync(DIST)) throw new Error(`${DIST} is not there: npm run build makes it`);
});

describe("threads", () => {
  it.each([
    ["one requirement", (of: Estate) => ({ ...of, requirements: of.requirements?.slice(0, 1) ?? [] })],
    ["several requirements", (of: Estate) => of],
  ])("change not a byte of the result: %s", (_, only) => {
    const { EstateIndex }: typeof import("../../lib/estate") = require(join(DIST, "estate"));
    const { prove }: typeof import("../../lib/prover") = require(join(DIST, "prover"));
    const of = only(large());
    const [alone, ...helped] = [1, 2, 4].map((threads) => JSON.stringify(prove(new EstateIndex(of), { threads })));
    expect(alone?.includes('"total":113653')).toBe(true);
    for (const other of helped) expect(other === alone).toBe(true);
  });
});
