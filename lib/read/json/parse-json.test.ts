import { parseJson } from ".";
import { atMostProperties, duplicateKeys } from "./duplicate-keys";

/** Line, column and message of each error. */
const errorsOf = (text: string) => {
  const result = parseJson(text);
  return result.ok ? [] : result.errors.map(({ line, column, message }) => `${line}:${column} ${message}`);
};

describe("JSON that is none", () => {
  it.each([
    ['{"a": 1', '1:8 the text ends where "," or "}" is expected: it is truncated'],
    ['{"a": [1,\n2,', "2:3 the text ends where a value is expected: it is truncated"],
    ['{"a": "tex', "1:11 the text ends where a value is expected: it is truncated"],
    ['{"a": "\\u00', "1:12 the text ends where a value is expected: it is truncated"],
    ["{", "1:2 the text ends where a property name in double quotes is expected: it is truncated"],
    ['{"a" 1}', '1:6 expected ":" after the property name, but found "1"'],
    ['{"a": 1 "b": 2}', '1:9 expected "," or "}", but found "\\"b\\""'],
    ["[1 2]", '1:4 expected "," or "]", but found "2"'],
    ["[1,]", '1:4 expected a value, but found "]"'],
    ['{"a": 1,}', '1:9 expected a property name in double quotes, but found "}"'],
    ["{a: 1}", '1:2 "a" is no JSON value'],
    ["{'a': 1}", "1:2 JSON strings have double quotes"],
    ['{"a": 1} {', '1:10 expected the end of the document, but found "{"'],
    ['{"a": NaN}', "1:7 NaN is no JSON value: a size is a whole number, an unknown one is left out"],
    ['{"a": -Infinity}', "1:7 -Infinity is no JSON value: a size is a whole number, an unknown one is left out"],
    ['{"a": True}', "1:7 True is no JSON value: JSON has true, false and null"],
    ['{"a": 01}', "1:7 01 is not a number in JSON"],
    ['{"a": 1.}', "1:7 1. is not a number in JSON"],
    ['{"a": +1}', "1:7 +1 is not a number in JSON"],
    ['{"a": 0x10}', "1:7 0x10 is not a number in JSON"],
    ['{"a": 1 // one\n}', "1:9 JSON has no comments"],
    ['{"a": "x\ny"}', "1:9 a string ends at the line's end without a quote"],
    ['{"a": "x\ty"}', "1:9 a string has a control character that is not escaped"],
    ['{"a": "\\x"}     ', '1:8 a string has an escape that JSON does not know: "\\\\x"'],
    ["\r\n\r\n  nope", '3:3 "nope" is no JSON value'],
  ])("%j is told so", (text, error) => {
    expect(errorsOf(text)).toEqual([error]);
  });

  it("says where the object that is left open begins", () => {
    const result = parseJson('{\n  "hosts": [\n    { "id": "a"');
    expect(result.ok ? undefined : result.errors[0]?.hint).toBe("inside the object that begins at line 3, column 5");
  });
});

describe("nesting", () => {
  it.each([
    ["lists", "[", "]"],
    ["objects", '{"a":', "}"],
  ])("of %s a hundred thousand deep is an error, not a crash", (_, open, close) => {
    const closed = open.repeat(100_000) + (open === "[" ? "" : "1") + close.repeat(100_000);
    expect(errorsOf(closed)).toEqual([expect.stringMatching(/^1:\d+ is nested more than 100 levels deep$/)]);
    expect(errorsOf(open.repeat(100_000))).toEqual([expect.stringContaining("truncated")]);
  });

  it("of a hundred levels is allowed", () => {
    expect(errorsOf("[".repeat(100) + "]".repeat(100))).toEqual([]);
    expect(errorsOf("[".repeat(101) + "]".repeat(101))).toEqual(["1:101 is nested more than 100 levels deep"]);
  });
});

describe("properties that stand twice", () => {
  it("are errors at the second", () => {
    expect(errorsOf('{"hosts": [{"id": "a",\n "id": "b"}], "hosts": []}')).toEqual([
      '2:2 "id" stands twice in this object',
      '2:15 "hosts" stands twice in this object',
    ]);
  });

  it("are found however they are escaped", () => {
    expect(errorsOf('{"id": 1, "\\u0069d": 2}')).toEqual(['1:11 "id" stands twice in this object']);
  });

  it("are found beside texts that look like properties", () => {
    const text = String.raw`{"a": ":", "b": "\":", "c": " \" : ", "a": 2}`;
    expect(atMostProperties(text)).toBeGreaterThan(4);
    expect(errorsOf(text)).toEqual([expect.stringContaining('"a" stands twice')]);
    expect(errorsOf(text.replace('"a": 2', '"d": 2'))).toEqual([]);
  });

  it("are none where one name stands in several objects", () => {
    expect(duplicateKeys('{"a": {"a": {"a": 1}}, "b": [{"a": 1}, {"a": 1}]}')).toEqual([]);
  });

  it.each(["__proto__", "constructor"])("may be named %s", (name) => {
    expect(errorsOf(`{"${name}": 1, "${name}": 2}`)).toHaveLength(1);
    expect(errorsOf(`{"${name}": {"${name}": 2}}`)).toEqual([]);
  });
});

describe("positions", () => {
  const text = '{\r\n  "a/b": [1, {"c~d": "x"}],\r\n  "a/b2": 5\r\n}';
  const result = parseJson(text);
  const locate = (pointer: string, part?: "key") =>
    result.ok &&
    result.value
      .locate([{ pointer, message: "", ...(part && { part }) }])
      .map(({ line, column }) => `${line}:${column}`);

  it.each([
    ["", "1:1"],
    ["/a~1b", "2:10"],
    ["/a~1b/0", "2:11"],
    ["/a~1b/1/c~0d", "2:22"],
    ["/a~1b2", "3:11"],
    ["/nothing", "undefined:undefined"],
  ])("of %j are found", (pointer, position) => {
    expect(locate(pointer)).toEqual([position]);
  });

  it("of a key are found", () => {
    expect(locate("/a~1b/1/c~0d", "key")).toEqual(["2:15"]);
  });

  it("of many errors come in the order of the text", () => {
    const pointers = ["/a~1b2", "/a~1b/0", ""].map((pointer) => ({ pointer, message: pointer }));
    expect(result.ok && result.value.locate(pointers).map(({ message }) => message)).toEqual(["", "/a~1b/0", "/a~1b2"]);
  });

  it("are found past a number of a hundred digits", () => {
    const long = parseJson(`[${"9".repeat(100)}, 1]`);
    expect(long.ok && long.value.locate([{ pointer: "/1", message: "" }])).toEqual([
      { pointer: "/1", message: "", line: 1, column: 104 },
    ]);
  });
});
