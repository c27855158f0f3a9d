export { writeFileAtomically } from "./write-file-atomically";
