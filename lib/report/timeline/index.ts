import type { Timeline } from "../../failover";
import { jsonText } from "../json";
import { timelineMarkdown } from "./markdown";
import { timelineMermaid } from "./mermaid";
import { timelineSvg } from "./svg";
import { timelineText } from "./text";

/** Every way to write down a timeline, by its name on the command line. */
export const TIMELINE_FORMATS: ReadonlyMap<string, (timeline: Timeline) => string> = new Map([
  ["text", timelineText],
  ["json", (timeline: Timeline) => jsonText([timeline])],
  ["svg", timelineSvg],
  ["mermaid", timelineMermaid],
  ["markdown", timelineMarkdown],
]);
