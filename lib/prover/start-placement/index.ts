export { type StartPlacement, withStart } from "./placed";
export { withStartPlacement } from "./start-placement";
