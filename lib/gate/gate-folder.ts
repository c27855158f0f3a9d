import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Estate, serializeEstate } from "../estate";
import { writeFileAtomically } from "../files";
import { json, type Report, text } from "../report";

const FOLDER = "failproof";
const KINDS = ["estate.json", "report.json", "report.txt"] as const;
type Kind = (typeof KINDS)[number];

/** `<outdir>/failproof/`: what synth leaves for `failproof check`, for people and for pipelines. */
export class GateFolder {
  readonly #path: string;

  constructor(outdir: string) {
    this.#path = join(outdir, FOLDER);
  }

  /** Removes what earlier synths left, unless it is of an estate that is there still. */
  keepOnly(estates: readonly string[]): void {
    const kept = new Set(estates.flatMap((estate) => KINDS.map((kind) => `${estate}.${kind}`)));
    for (const folder of [dirname(this.#path), this.#path]) {
      if (existsSync(folder) && !statSync(folder).isDirectory()) {
        throw new Error(`${folder} is a file, and synth needs a folder there: remove it.`);
      }
    }
    mkdirSync(this.#path, { recursive: true });
    for (const file of readdirSync(this.#path)) {
      if (KINDS.some((kind) => file.endsWith(`.${kind}`)) && !kept.has(file)) rmSync(join(this.#path, file));
    }
  }

  /** Writes the estate, and removes the reports of earlier synths, which are not about it. */
  writeEstate(estate: Estate): void {
    for (const kind of KINDS) {
      const file = this.file(estate.name, kind);
      if (existsSync(file) && kind !== "estate.json") rmSync(file);
    }
    this.write(estate.name, "estate.json", serializeEstate(estate));
  }

  writeReport(report: Report): void {
    this.write(report.estate, "report.json", json([report]));
    this.write(report.estate, "report.txt", text([report]));
  }

  private write(estate: string, kind: Kind, content: string): void {
    const written = writeFileAtomically(this.file(estate, kind), content);
    if (!written.ok) throw new Error(written.errors.map(({ file, message }) => `${file} ${message}`).join("; "));
  }

  private file(estate: string, kind: Kind): string {
    return join(this.#path, `${estate}.${kind}`);
  }
}
