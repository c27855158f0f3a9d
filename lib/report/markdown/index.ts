export { COMMENT_MARKER, markdown, verdictMarkdown } from "./markdown";
