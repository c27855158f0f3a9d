/** Where an object of the estate was declared or read from. Every reader fills in what it knows. */
export interface Source {
  /** Construct path, e.g. `acme/ams/prod/erp`. */
  readonly path?: string;
  /** Terraform address, e.g. `module.a.vsphere_virtual_machine.erp[0]`. */
  readonly address?: string;
  /** File, relative to the folder in which the tool ran. */
  readonly file?: string;
  /**
   * Line in `file`, counted from 1.
   * @minimum 1
   * @asType integer
   */
  readonly line?: number;
  /** Whether the design creates and changes the object (`true`), or it exists elsewhere and is only referred to. */
  readonly managed: boolean;
}

/**
 * Facts of one vendor that the neutral model has no field for. Rules may read them, the prover never does.
 */
export type Vendor = { readonly [key: string]: unknown };

/** What every object of the estate may carry. */
export interface EstateObject {
  readonly source?: Source;
  readonly vendor?: Vendor;
}

/**
 * Name of an object, unique within its list.
 * @minLength 1
 * @maxLength 1024
 */
export type Id = string;

/**
 * Mebibytes (2^20 bytes), a whole number. Readers round demand up and capacity down.
 * @asType integer
 * @minimum 0
 * @maximum 9007199254740991
 */
export type Mib = number;

/**
 * Gibibytes (2^30 bytes), a whole number.
 * @asType integer
 * @minimum 0
 * @maximum 9007199254740991
 */
export type Gib = number;

/**
 * Megahertz, a whole number.
 * @asType integer
 * @minimum 0
 * @maximum 9007199254740991
 */
export type Mhz = number;

/**
 * A whole number of things, at least zero.
 * @asType integer
 * @minimum 0
 * @maximum 9007199254740991
 */
export type Count = number;

/**
 * A whole number of things, at least one.
 * @asType integer
 * @minimum 1
 * @maximum 9007199254740991
 */
export type PositiveCount = number;

/** Amounts of any other countable dimension, by name: `{ "vgpu-a40": 4 }`. */
export type Resources = { readonly [dimension: string]: Count };
