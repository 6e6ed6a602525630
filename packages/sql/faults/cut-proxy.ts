import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** When a connection is cut: around its COMMIT, or after so many packets either way. */
export type Cut = "before COMMIT arrives" | "right after COMMIT is sent" | "before COMMIT is answered" | number;

/** Stands between clients and a PostgreSQL, and cuts their connections. */
export interface CutProxy {
  /** The URL of the database, through the proxy. */
  readonly url: string;
  /** Cuts all connections as soon as one of them comes to this. Resolves when that has happened. */
  readonly cut: (when: Cut) => Promise<void>;
  readonly close: () => Promise<void>;
}

const COMMIT = Buffer.from("COMMIT\0");

/** Tells which packets of a client carry a COMMIT: by its text, or by the name under which that was prepared. */
const commitsOf = () => {
  const names = new Set<string>();
  return (packet: Buffer): boolean => {
    const prepared = /P[\s\S]{4}([^\0]+)\0COMMIT\0/.exec(packet.toString("latin1"))?.[1];
    if (prepared !== undefined) names.add(prepared);
    return packet.includes(COMMIT) || [...names].some((name) => packet.includes(`\0${name}\0`));
  };
};

/** Starts a proxy before the database of a URL. */
export const startCutProxy = async (url: string): Promise<CutProxy> => {
  const target = new URL(url);
  const pairs = new Set<readonly [client: Socket, server: Socket]>();
  let armed: { when: Cut; readonly done: () => void } | null = null;

  const cutAll = () => {
    armed?.done();
    armed = null;
    for (const [client, server] of pairs) {
      client.destroy();
      server.destroySoon();
    }
    pairs.clear();
  };
  /** Whether a packet is still passed on, and whether the connection is cut at it. */
  const fateOf = (side: "client" | "server", isCommit: boolean): "pass" | "pass and cut" | "cut" => {
    if (armed === null) return "pass";
    if (typeof armed.when === "number") {
      armed.when -= 1;
      return armed.when > 0 ? "pass" : "cut";
    }
    if (!isCommit) return "pass";
    if (side === "server") return armed.when === "before COMMIT is answered" ? "cut" : "pass";
    if (armed.when === "before COMMIT arrives") return "cut";
    return armed.when === "right after COMMIT is sent" ? "pass and cut" : "pass";
  };

  const server = createServer((client) => {
    const upstream = connect(Number(target.port || 5432), target.hostname);
    const pair = [client, upstream] as const;
    pairs.add(pair);
    const isCommit = commitsOf();
    const relay = (from: Socket, to: Socket, side: "client" | "server") => {
      from.on("data", (packet) => {
        const fate = fateOf(side, side === "client" ? isCommit(packet) : packet.includes(COMMIT));
        if (fate !== "cut") to.write(packet);
        if (fate !== "pass") cutAll();
      });
      from.on("error", () => undefined);
      from.on("close", () => {
        pairs.delete(pair);
        to.destroySoon();
      });
    };
    relay(client, upstream, "client");
    relay(upstream, client, "server");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const through = new URL(url);
  through.hostname = "127.0.0.1";
  through.port = String((server.address() as AddressInfo).port);
  return {
    url: through.href,
    cut: (when) =>
      new Promise((done) => {
        armed = { when, done };
      }),
    close: () =>
      new Promise((resolve) => {
        cutAll();
        server.close(() => resolve());
      }),
  };
};
