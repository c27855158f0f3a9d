import { codeFrame } from "./code-frame";

describe("a code frame", () => {
  it("shows the line and points at the column", () => {
    expect(codeFrame('{\n  "memoryMib": 1.5\n}', 2, 16)).toEqual([
      '  2 |   "memoryMib": 1.5',
      "    |                ^",
    ]);
  });

  it("shows the part around the column of a line of ten megabytes", () => {
    const [line = "", caret = ""] = codeFrame(`${"a".repeat(5e6)}!${"b".repeat(5e6)}`, 1, 5e6 + 1);
    expect(line.length).toBeLessThan(100);
    expect(line[caret.indexOf("^")]).toBe("!");
  });

  it("never lets the file draw on the terminal", () => {
    expect(codeFrame('"\u001b[2J"', 1, 1)).toEqual(['  1 | "\\u001b[2J"', "    | ^"]);
  });

  it("is empty where the file has no such line", () => {
    expect(codeFrame("{}", 7, 1)).toEqual([]);
  });
});
