import { CapturedTerminal } from "../../test/fixtures/terminal";
import { run } from "./run";

describe("a defect of ours", () => {
  const BROKEN = () => {
    throw new TypeError("x is not a function\u001b[2J");
  };

  afterEach(() => {
    delete process.env.FAILPROOF_DEBUG;
  });

  async function breaks() {
    const terminal = new CapturedTerminal();
    const status = await run(["rules"], { ...terminal, out: BROKEN });
    return { status, stderr: terminal.stderr };
  }

  it("ends with status 70, in one line, and says how to report it", async () => {
    expect(await breaks()).toEqual({
      status: 70,
      stderr: [
        "failproof: this is a defect of failproof, not of your input: TypeError: x is not a function\\u001b[2J",
        "Please report it with the output of the same command under FAILPROOF_DEBUG=1.",
        "",
      ].join("\n"),
    });
  });

  it("shows its stack to those who ask", async () => {
    process.env.FAILPROOF_DEBUG = "1";
    expect((await breaks()).stderr).toMatch(/\n {4}at .*defect\.test\.ts/);
  });
});
