// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are Terraform's templates
import { blocksOf } from "./blocks";

const expressions = (text: string) =>
  blocksOf(text).map(({ labels, expressions: written }) => [labels.join(" "), Object.fromEntries(written)]);

describe("the blocks of a file", () => {
  it("have their labels, and their arguments as they are written", () => {
    const text =
      'resource "host" "esx" {\n  count = 2 # two\n  name  = "esx-${count.index}" // so\n}\nlocals { x = [1, 2] }\n';
    expect(expressions(text)).toEqual([
      ["resource host esx", { count: "2", name: '"esx-${count.index}"' }],
      ["locals", { x: "[1, 2]" }],
    ]);
  });

  it("go over lines in brackets, and lose comments there", () => {
    const text = "locals {\n  ids = [ # all\n    a.b.id, /* and */\n    a.c.id,\n  ]\n}\n";
    expect(expressions(text)[0]?.[1]).toEqual({ ids: expect.stringMatching(/^\[\s+a\.b\.id,\s+a\.c\.id,\s+\]$/) });
  });

  it("hold blocks", () => {
    const [vm] = blocksOf(
      'resource "vm" "a" {\n  disk {\n    size = 1\n  }\n  disk { size = 2 }\n  dynamic "nic" {\n    for_each = x\n    content {}\n  }\n}',
    );
    expect(vm?.blocks.map(({ labels, expressions: written }) => [labels.join(" "), written.get("size")])).toEqual([
      ["disk", "1"],
      ["disk", "2"],
      ["dynamic nic", undefined],
    ]);
  });

  it.each([
    ["a brace in a string", 'locals {\n  a = "}"\n  b = 1\n}'],
    ["a quote in a template", 'locals {\n  a = "${f("}")}"\n  b = 1\n}'],
    ["a doubled dollar", 'locals {\n  a = "$${x"\n  b = 1\n}'],
    ["an escaped quote", 'locals {\n  a = "\\""\n  b = 1\n}'],
    ["a heredoc with braces", "locals {\n  a = <<-EOT\n    } {\n  EOT\n  b = 1\n}"],
    ["a comment with braces", "locals {\n  a = 2 # }\n  /* } */ b = 1\n}"],
  ])("are not misled by %s", (_, text) => {
    expect(blocksOf(text)[0]?.expressions.get("b")).toBe("1");
    expect(blocksOf(text)).toHaveLength(1);
  });

  it.each(["locals {", "locals { a = [1 }", 'locals { a = "', "= 1", "}", "locals { a = <<EOT\nx\n}", 'a "b" = 1'])(
    "are none in what is not written as expected: %s",
    (text) => {
      expect(blocksOf(text)).toEqual([]);
    },
  );
});
