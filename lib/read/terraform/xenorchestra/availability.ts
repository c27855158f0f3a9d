import type { HighAvailability, Id } from "../../../estate";
import type { Resource, TerraformDocument } from "../document";
import { stated } from "../stated";

/**
 * HA of pools, as our own designs set it up: no provider has a resource for it, so what it is made of stands in the `input` of a `terraform_data`
 * whose provisioner runs `xe`. Of any other pool nothing tells.
 */
export class Availability {
  readonly #inputs: readonly Resource[];

  constructor({ resources }: TerraformDocument) {
    this.#inputs = resources.filter(
      ({ type, mode, action }) => type === "terraform_data" && mode === "managed" && action !== "delete",
    );
  }

  /** @param datastoreOf id in the estate of a storage repository by its UUID */
  of(pool: string, datastoreOf: (uuid: string) => Id | undefined): HighAvailability | undefined {
    const own = this.#inputs.filter((resource) => resource.text("input", "pool") === pool);
    const repositories = own
      .map((resource) => resource.list("input", "heartbeat_srs"))
      .find((list) => list !== undefined && list.length > 0);
    if (repositories === undefined) return undefined;
    const heartbeat = repositories.map((uuid) => (typeof uuid === "string" ? datastoreOf(uuid) : undefined));
    const known = heartbeat.filter((id) => id !== undefined);
    return stated<HighAvailability>({
      enabled: true,
      // What a pool always does: an isolated host resets itself, and nothing reacts to other lost storage or watches guests.
      componentProtection: { pdl: "disabled", apd: "disabled" },
      isolationResponse: "power-off",
      vmMonitoring: "disabled",
      hostFailuresToTolerate: own
        .map((resource) => resource.number("input", "host_failures"))
        .find((number) => number !== undefined),
      allowOvercommit: false,
      heartbeatDatastores: known.length === heartbeat.length ? known : undefined,
    });
  }
}
