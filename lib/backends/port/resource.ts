import type { TerraformDataSource, TerraformResource } from "cdktf";

/** A provider's resource, or the data source that stands for something that exists. */
export type Resource = TerraformResource | TerraformDataSource;
