export { codequality, verdictCodequality } from "./codequality";
