import { TerraformDataSource, type TerraformMetaArguments, TerraformProvider, TerraformResource } from "cdktf";
import type { Construct } from "constructs";
import { type Shape, toTerraform } from "./shape";

/** A provider, and the versions of it that bindings fit. */
export interface ProviderFacts {
  readonly name: string;
  readonly source: string;
  readonly version: string;
}

/** A resource whose arguments are a plain object. */
export abstract class ThinResource<Config extends TerraformMetaArguments> extends TerraformResource {
  protected abstract readonly shape: Shape;

  constructor(
    scope: Construct,
    id: string,
    type: string,
    provider: ProviderFacts,
    /** What it was made with. */
    readonly config: Config,
  ) {
    super(scope, id, { ...metaArguments(config), terraformResourceType: type, ...generatorMetadata(provider) });
  }

  /** The id by which the provider knows it. */
  get id(): string {
    return this.getStringAttribute("id");
  }

  protected override synthesizeAttributes(): { [name: string]: unknown } {
    return toTerraform(this.shape, this.config);
  }
}

/** A data source whose arguments are a plain object. */
export abstract class ThinDataSource<Config extends TerraformMetaArguments> extends TerraformDataSource {
  protected abstract readonly shape: Shape;

  constructor(
    scope: Construct,
    id: string,
    type: string,
    provider: ProviderFacts,
    /** What it was made with. */
    readonly config: Config,
  ) {
    super(scope, id, { ...metaArguments(config), terraformResourceType: type, ...generatorMetadata(provider) });
  }

  /** The id by which the provider knows it. */
  get id(): string {
    return this.getStringAttribute("id");
  }

  protected override synthesizeAttributes(): { [name: string]: unknown } {
    return toTerraform(this.shape, this.config);
  }
}

/** A provider whose arguments are a plain object. */
export abstract class ThinProvider<Config extends { readonly alias?: string }> extends TerraformProvider {
  protected abstract readonly shape: Shape;

  constructor(
    scope: Construct,
    id: string,
    provider: ProviderFacts,
    /** What it was made with. */
    readonly config: Config,
  ) {
    super(scope, id, {
      terraformResourceType: provider.name,
      terraformProviderSource: provider.source,
      ...generatorMetadata(provider),
    });
  }

  override get alias(): string | undefined {
    return this.config.alias;
  }

  protected override synthesizeAttributes(): { [name: string]: unknown } {
    return { alias: this.alias, ...toTerraform(this.shape, this.config) };
  }
}

function metaArguments(config: TerraformMetaArguments): TerraformMetaArguments {
  const { provider, dependsOn, count, lifecycle, provisioners, connection, forEach } = config;
  const given = { provider, dependsOn, count, lifecycle, provisioners, connection, forEach };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

function generatorMetadata({ name, version }: ProviderFacts) {
  return {
    terraformGeneratorMetadata: {
      providerName: name,
      providerVersion: version,
      providerVersionConstraint: `~> ${version.split(".").slice(0, 2).join(".")}`,
    },
  };
}
