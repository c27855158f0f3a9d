import type { Id } from "../../estate";
import type { Change, ChangedList, Subject } from "../base";
import type { Resource, TerraformDocument } from "./document";
import type { LeftOut } from "./left-out";
import { vsphereEstate, vsphereSubject } from "./vsphere";
import { xenOrchestraEstate, xenOrchestraSubject } from "./xenorchestra";

/** Turns one provider's resources into an estate. */
export interface ProviderReader {
  readonly name: string;
  /** Begins the types of its resources. */
  readonly prefix: string;
  readonly read: (name: string, document: TerraformDocument, leftOut: LeftOut) => ReadEstate;
  /** Under which names an estate may know a resource; `undefined`: it stands in no list. */
  readonly subject: (resource: Resource) => Subject | undefined;
}

/** An estate, and what changing another one by it takes. */
export interface ReadEstate extends Pick<Change, "estate" | "datastores" | "networks" | "isDoubtful"> {
  /** The resource that an object of the estate was read from. */
  readonly resource: (list: ChangedList, id: Id) => Resource | undefined;
}

/** Every provider that is read; each is one folder. */
export const PROVIDERS: readonly ProviderReader[] = [
  { name: "vSphere", prefix: "vsphere_", read: vsphereEstate, subject: vsphereSubject },
  { name: "Xen Orchestra", prefix: "xenorchestra_", read: xenOrchestraEstate, subject: xenOrchestraSubject },
];
