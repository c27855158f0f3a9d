export { asBefore } from "./before";
export { CHANGED_LISTS, type Change, type ChangedList, type Membership, type Subject } from "./change";
export { type Overlaid, overlay } from "./overlay";
