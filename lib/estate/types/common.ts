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
 * Name of an object, unique within its list: 1 to 1024 characters, none of them a control character.
 * @pattern ^[^\u0000-\u001f\u007f]{1,1024}$
 */
export type Id = string;

/**
 * Mebibytes (2^20 bytes), a whole number. Readers round demand up and capacity down. At most an exbibyte, so that sums stay exact.
 * @asType integer
 * @minimum 0
 * @maximum 1099511627776
 * @unit MiB
 */
export type Mib = number;

/**
 * Gibibytes (2^30 bytes), a whole number.
 * @asType integer
 * @minimum 0
 * @maximum 1099511627776
 * @unit GiB
 */
export type Gib = number;

/**
 * Megahertz, a whole number.
 * @asType integer
 * @minimum 0
 * @maximum 1099511627776
 * @unit MHz
 */
export type Mhz = number;

/**
 * A whole number of seconds.
 * @asType integer
 * @minimum 0
 * @maximum 1099511627776
 * @unit seconds
 */
export type Seconds = number;

/**
 * Megabits (10^6 bits) per second, a whole number, at least one.
 * @asType integer
 * @minimum 1
 * @maximum 1099511627776
 * @unit Mbit/s
 */
export type Mbps = number;

/**
 * A whole number of things, at least zero.
 * @asType integer
 * @minimum 0
 * @maximum 1000000
 */
export type Count = number;

/**
 * A whole number of things, at least one.
 * @asType integer
 * @minimum 1
 * @maximum 1000000
 */
export type PositiveCount = number;

/**
 * A whole number of percent.
 * @asType integer
 * @minimum 0
 * @maximum 100
 * @unit percent
 */
export type Percent = number;

/**
 * An amount of any other countable dimension, a whole number in that dimension's own unit.
 * @asType integer
 * @minimum 0
 * @maximum 1099511627776
 */
export type Amount = number;

/** Amounts of any other countable dimension, by name: `{ "vgpu-a40": 4 }`. */
export type Resources = { readonly [dimension: string]: Amount };
