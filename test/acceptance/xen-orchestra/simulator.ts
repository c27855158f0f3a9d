import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { WebSocketServer } from "ws";
import { METHODS, type Method } from "./methods";
import { MethodError } from "./parameters";
import { Pool, type PoolProps } from "./pool";

/** One call that a client made. */
export interface Call {
  readonly method: string;
  readonly params: { readonly [name: string]: unknown };
}

const NOT_FOUND = -32601;
const FAILED = -32000;

/**
 * Xen Orchestra as the Terraform provider sees it: JSON-RPC over WebSocket on a loopback port, one pool, state in memory. It stands for what the
 * real one stores and answers; nothing runs.
 */
export class XenOrchestra {
  readonly calls: Call[] = [];
  readonly #faults = new Map<string, string>();

  private constructor(
    readonly pool: Pool,
    private readonly server: Server,
  ) {}

  static async start(props: PoolProps): Promise<XenOrchestra> {
    const server = createServer();
    const orchestra = new XenOrchestra(new Pool(props), server);
    server.on("request", (request, response) => orchestra.#request(request, response));
    new WebSocketServer({ server, path: "/api/" }).on("connection", (socket) => {
      socket.on("message", (data) => socket.send(JSON.stringify(orchestra.#answer(String(data)))));
    });
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen(0, "127.0.0.1", resolve);
    });
    return orchestra;
  }

  get url(): string {
    const address = this.server.address();
    if (typeof address !== "object" || address === null) throw new Error("it is not listening");
    return `ws://127.0.0.1:${address.port}`;
  }

  /** The next call of a method fails with a message. */
  failNext(method: string, message: string): void {
    this.#faults.set(method, message);
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  #request(request: IncomingMessage, response: ServerResponse): void {
    this.calls.push({ method: `${request.method} ${request.url}`, params: {} });
    response.writeHead(404).end();
  }

  #answer(text: string): object {
    const { id, method, params = {} } = JSON.parse(text);
    this.calls.push({ method, params });
    const fault = this.#faults.get(method);
    this.#faults.delete(method);
    const answer: Method | undefined = METHODS[method];
    if (fault !== undefined) return { jsonrpc: "2.0", id, error: { code: FAILED, message: fault } };
    if (answer === undefined) return { jsonrpc: "2.0", id, error: { code: NOT_FOUND, message: `no method ${method}` } };
    try {
      return { jsonrpc: "2.0", id, result: answer(this.pool, params) ?? true };
    } catch (error) {
      if (!(error instanceof MethodError)) throw error;
      return { jsonrpc: "2.0", id, error: { code: FAILED, message: error.message } };
    }
  }
}
