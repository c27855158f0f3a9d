export { type ScaffoldedFile, type ScaffoldOptions, scaffoldRule } from "./scaffold";
