import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The script of docs/pull-requests.md that keeps GitLab's comment, run as it stands against a server like GitLab's. */
const PAGE = readFileSync(join(__dirname, "../../docs/pull-requests.md"), "utf8");
const BODY = "<!-- failproof -->\n\n### ❌ acme\n";

interface Call {
  readonly call: string;
  readonly body?: string;
}

async function posted(notes: readonly object[]): Promise<readonly Call[]> {
  const [, indented = ""] = /node --input-type=module <<'EOF'\n([\s\S]*?)\n +EOF\n/.exec(PAGE) ?? [];
  const script = indented.replace(/^ {6}/gm, "");
  const calls: Call[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      expect(request.headers["private-token"]).toBe("token");
      const sent = Buffer.concat(parts).toString();
      calls.push({ call: `${request.method} ${request.url}`, ...(sent === "" ? {} : { body: JSON.parse(sent).body }) });
      response.end(JSON.stringify(request.url === "/api/v4/user" ? { id: 5 } : request.method === "GET" ? notes : {}));
    });
  });
  const folder = mkdtempSync(join(tmpdir(), "failproof-recipe-"));
  try {
    writeFileSync(join(folder, "comment.md"), BODY);
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    const address = server.address();
    const port = typeof address === "object" ? address?.port : undefined;
    const env = {
      PATH: process.env.PATH,
      CI_API_V4_URL: `http://127.0.0.1:${port}/api/v4`,
      CI_PROJECT_ID: "11",
      CI_MERGE_REQUEST_IID: "3",
      FAILPROOF_TOKEN: "token",
    };
    const node = spawn(process.execPath, ["--input-type=module"], {
      cwd: folder,
      env,
      stdio: ["pipe", "inherit", "inherit"],
    });
    node.stdin.end(script);
    expect(await new Promise((ended) => node.on("exit", ended))).toBe(0);
    return calls;
  } finally {
    server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const NOTES = "/api/v4/projects/11/merge_requests/3/notes";

describe("the recipe for GitLab's comment", () => {
  it("makes one where there is none of its own", async () => {
    const others = [
      { id: 1, author: { id: 6 }, body: BODY },
      { id: 2, author: { id: 5 }, body: "hello" },
    ];
    expect((await posted(others)).at(-1)).toEqual({ call: `POST ${NOTES}`, body: BODY });
  });

  it("changes the one that is there", async () => {
    const notes = [{ id: 9, author: { id: 5 }, body: "<!-- failproof -->\nolder" }];
    expect((await posted(notes)).at(-1)).toEqual({ call: `PUT ${NOTES}/9`, body: BODY });
  });
});
