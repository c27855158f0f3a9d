import type { Estate } from "../../estate";
import type { TerraformDocument } from "./document";
import type { LeftOut } from "./left-out";
import { vsphereEstate } from "./vsphere";

/** Turns one provider's resources into an estate. */
export interface ProviderReader {
  readonly name: string;
  /** Begins the types of its resources. */
  readonly prefix: string;
  readonly estate: (name: string, document: TerraformDocument, leftOut: LeftOut) => Estate;
}

/** Every provider that is read; each is one folder. */
export const PROVIDERS: readonly ProviderReader[] = [{ name: "vSphere", prefix: "vsphere_", estate: vsphereEstate }];
