import { globOf } from "./glob";

describe("a glob", () => {
  it.each([
    ["web-*", "web-", true],
    ["web-*", "web-12", true],
    ["web-*", "my-web-1", false],
    ["*-db-?", "acme-db-1", true],
    ["*-db-?", "acme-db-12", false],
    ["a.c", "abc", false],
    ["vm[0]", "vm[0]", true],
    ["*", "", true],
    ["a*b*c", "a1b2b3c", true],
    ["a*b*c", "a1b2b3", false],
    ["a*b", "a\nb", true],
  ])("%s matches %j: %s", (pattern, text, expected) => {
    expect(globOf(pattern)(text)).toBe(expected);
  });

  it("with many stars ends at once where it does not match", () => {
    expect(globOf(`${"*a".repeat(40)}b`)("a".repeat(5_000))).toBe(false);
  });
});
