import { parseYaml } from ".";

const errorsOf = (text: string) => {
  const result = parseYaml(text);
  return result.ok ? [] : result.errors.map(({ line, column, message }) => `${line ?? ""}:${column ?? ""} ${message}`);
};
const contentOf = (text: string) => {
  const result = parseYaml(text);
  return result.ok ? result.value.value : result.errors;
};

describe("YAML", () => {
  it("is that of version 1.2: only true and false are truth values, dates are text", () => {
    expect(contentOf("a: yes\nb: on\nc: true\nd: 2026-01-01\ne: 010\nf: ~\n")).toEqual({
      a: "yes",
      b: "on",
      c: true,
      d: "2026-01-01",
      e: 10,
      f: null,
    });
  });

  it("is quoted in an error only as far as it tells what is wrong", () => {
    const errors = errorsOf(`text\n\n# A title\n\n| a | table |\n| --- |\n${"of no use ".repeat(100)}\n`);
    expect(errors).toContainEqual(expect.stringMatching(/of no use .* \.\.\.$/));
    for (const error of errors) expect(error.length).toBeLessThan(140);
  });

  it("may use anchors", () => {
    expect(contentOf("a: &x [1, 2]\nb: *x\n")).toEqual({ a: [1, 2], b: [1, 2] });
  });

  it.each(["__proto__", "constructor"])("keeps a key named %s as any other", (name) => {
    expect(JSON.stringify(contentOf(`${name}: {a: 1}\n`))).toBe(`{"${name}":{"a":1}}`);
  });

  it.each([
    ["a: 1\nb: 2\na: 3\n", '3:1 "a" stands twice in this mapping'],
    ["a: !ruby/object x\n", expect.stringMatching(/^1:\d+ the tag !ruby\/object is not supported$/)],
    ["a: !!binary aGk=\n", expect.stringMatching(/^1:\d+ the tag tag:yaml.org,2002:binary is not supported$/)],
    [
      "a: &x {b: 1}\nc:\n  <<: *x\n",
      expect.stringMatching(/^3:3 the merge key << is not of YAML 1\.2: write its fields out/),
    ],
    ["a: 1\n---\nb: 2\n", expect.stringMatching(/^2:1 a second document begins here/)],
    ["a: *nothing\n", expect.stringContaining("an alias refers to no anchor before it")],
    ["a: [1, 2\n", expect.stringMatching(/^\d+:\d+ Flow sequence/)],
    ["a: &x [*x]\n", ": is nested more than 100 levels deep"],
  ])("%j is refused", (text, error) => {
    expect(errorsOf(text)).toEqual([error]);
  });

  it.each([
    ["lists", "[".repeat(100_000)],
    ["closed lists", "[".repeat(100_000) + "]".repeat(100_000)],
    ["mappings", "{a: ".repeat(100_000)],
    ["block lists", "- ".repeat(100_000)],
  ])("of %s a hundred thousand deep is an error, not a crash", (_, text) => {
    expect(errorsOf(text)).toEqual([": is nested more than 100 levels deep"]);
  });

  it("does not unfold a small text into a huge document", () => {
    const lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"];
    for (let i = 1; i < 12; i++)
      lines.push(`a${i}: &a${i} [${Array.from({ length: 10 }, () => `*a${i - 1}`).join(", ")}]`);
    expect(errorsOf(lines.join("\n"))).toEqual([": an anchor is used more than 1000 times"]);
  });

  it("with many keys in one mapping takes no time to be checked for keys that stand twice", () => {
    const text = Array.from({ length: 20_000 }, (_, i) => `k${i}: 1`).join("\n");
    expect(errorsOf(`${text}\nk7: 2\n`)).toEqual(['20001:1 "k7" stands twice in this mapping']);
  });
});

describe("positions", () => {
  const result = parseYaml('hosts:\n  - id: a\n    "memoryMb": 5\n  - &h {id: b}\n  - *h\n');
  const locate = (pointer: string, part?: "key") =>
    result.ok &&
    result.value
      .locate([{ pointer, message: "", ...(part && { part }) }])
      .map(({ line, column }) => `${line}:${column}`);

  it.each([
    ["", "1:1"],
    ["/hosts", "2:3"],
    ["/hosts/0/memoryMb", "3:17"],
    ["/hosts/1/id", "4:13"],
    ["/hosts/2/id", "4:13"],
    ["/hosts/3", "undefined:undefined"],
  ])("of %j are found", (pointer, position) => {
    expect(locate(pointer)).toEqual([position]);
  });

  it("of a key are found", () => {
    expect(locate("/hosts/0/memoryMb", "key")).toEqual(["3:5"]);
  });
});
