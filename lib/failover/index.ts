export * from "./prove";
export { carries, loadOf, type RecoveryPoint, recoveryPointOf } from "./rpo";
export type { JudgedObjective } from "./timeline/objectives";
export type { Input, Kept, Origin, Span } from "./timeline/span";
export {
  type ClusterStarts,
  simulate,
  TIMELINE_FORMAT,
  type TierTimeline,
  type Timeline,
  type VmTimeline,
} from "./timeline/timeline";
