export { EstateIndex } from "./estate-index";
