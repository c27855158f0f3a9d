import { cdktfOut } from "./cdktf-out";
import { estateFile } from "./estate-file";
import type { Reader } from "./reader";
import { terraformJson } from "./terraform";

/** Every kind of input; the first that recognizes one reads it. */
export const READERS: readonly Reader[] = [estateFile, cdktfOut, terraformJson];
