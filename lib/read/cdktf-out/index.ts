export { cdktfOut } from "./cdktf-out";
