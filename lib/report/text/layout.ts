/** Widest line of a report. A single longer word stays whole, so that it can be copied. */
export const WIDTH = 100;

/** Breaks text at spaces into lines of at most `width` characters. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === "" ? word : `${line} ${word}`;
    }
  }
  lines.push(line);
  return lines;
}

/** Text after a lead; what does not fit goes on below the text, not below the lead. */
export function hang(lead: string, text: string): readonly string[] {
  const indent = " ".repeat(lead.length);
  return wrap(text, WIDTH - lead.length).map((line, index) => (index === 0 ? lead : indent) + line);
}

/** A word in a column of its own, then text: `      need   388 GiB`. */
export function row(indent: number, label: string, text: string): readonly string[] {
  return hang(`${" ".repeat(indent)}${label.padEnd(7)} `, text);
}

/** Text as a paragraph of its own. */
export function wrapped(indent: number, text: string): readonly string[] {
  return hang(" ".repeat(indent), text);
}
