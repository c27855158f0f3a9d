export { difference } from "./difference";
