export { joined, type Step, stepsOf } from "./address";
export { Configuration, type ConfiguredModule, type ConfiguredResource, type ModuleCall } from "./configuration";
export { type Json, planDocument, priorDocument, stateDocument, type TerraformDocument } from "./document";
export { hasPrior } from "./prior";
export { type Action, COMPUTED, type Path, Resource, type ResourceAddress } from "./resource";
export { listOf } from "./state";
