export type { Change, ChangedList, Membership, Subject } from "./change";
export { overlay } from "./overlay";
