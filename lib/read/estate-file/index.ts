export { estateFile, readEstateFile } from "./estate-file";
