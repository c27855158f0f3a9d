export { FORMATS, type ReportFormat } from "./formats";
export { json } from "./json";
export * from "./report";
export { type TextOptions, text, verdictText } from "./text";
export { escapeText } from "./text/escape";
export { place } from "./text/place";
export { VERDICT_FORMAT, verdictJson } from "./verdict-json";
