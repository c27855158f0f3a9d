import { isRecord } from "../../reader";
import { stepsOf } from "./address";
import type { ResourceAddress } from "./resource";
import { listOf } from "./state";

/** A resource or data source as it is written: what its arguments refer to. */
export interface ConfiguredResource {
  readonly expressions: { readonly [argument: string]: unknown };
  /** Has `count` or `for_each`. */
  readonly isRepeated: boolean;
}

/** A call of a module, and the module as it is written. */
export interface ModuleCall {
  /** Where the module is, as written: a path or an address. */
  readonly source?: string;
  readonly expressions: { readonly [argument: string]: unknown };
  readonly isRepeated: boolean;
  readonly module: ConfiguredModule;
}

export interface ConfiguredModule {
  readonly resource: (mode: string, type: string, name: string) => ConfiguredResource | undefined;
  readonly call: (name: string) => ModuleCall | undefined;
  /** The expression of an output. */
  readonly output: (name: string) => unknown;
}

/** The configuration that a plan holds; a state has none. */
export class Configuration {
  readonly #root: ConfiguredModule;
  readonly #modules = new Map<string, ConfiguredModule | undefined>();

  constructor(configuration: unknown) {
    this.#root = moduleOf(isRecord(configuration) ? configuration.root_module : undefined);
  }

  /** The module that a module instance is made of. */
  module(instance: string): ConfiguredModule | undefined {
    if (instance === "") return this.#root;
    if (!this.#modules.has(instance)) {
      const names = stepsOf(instance).filter((_, i) => i % 2 === 1);
      this.#modules.set(
        instance,
        names.reduce<ConfiguredModule | undefined>((module, { name }) => module?.call(name)?.module, this.#root),
      );
    }
    return this.#modules.get(instance);
  }

  resource({ module, mode, type, name }: ResourceAddress): ConfiguredResource | undefined {
    return this.module(module)?.resource(mode, type, name);
  }
}

function moduleOf(json: unknown): ConfiguredModule {
  const module = isRecord(json) ? json : {};
  // Looked up for each argument of each resource: a map for each step is faster there than a key put together.
  const resources = new Map<string, Map<string, ConfiguredResource>>();
  for (const entry of listOf(module.resources)) {
    if (!isRecord(entry)) continue;
    const kind = `${String(entry.mode)} ${String(entry.type)}`;
    const named = resources.get(kind) ?? new Map<string, ConfiguredResource>();
    resources.set(kind, named);
    named.set(String(entry.name), {
      expressions: isRecord(entry.expressions) ? entry.expressions : {},
      isRepeated: entry.count_expression !== undefined || entry.for_each_expression !== undefined,
    });
  }
  const calls = new Map<string, ModuleCall>();
  for (const [name, call] of Object.entries(isRecord(module.module_calls) ? module.module_calls : {})) {
    if (!isRecord(call)) continue;
    calls.set(name, {
      ...(typeof call.source === "string" ? { source: call.source } : {}),
      expressions: isRecord(call.expressions) ? call.expressions : {},
      isRepeated: call.count_expression !== undefined || call.for_each_expression !== undefined,
      module: moduleOf(call.module),
    });
  }
  const outputs = isRecord(module.outputs) ? module.outputs : {};
  return {
    resource: (mode, type, name) => resources.get(`${mode} ${type}`)?.get(name),
    call: (name) => calls.get(name),
    output: (name) => {
      const output = outputs[name];
      return isRecord(output) ? output.expression : undefined;
    },
  };
}
