import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";
import { temporaryFolder } from "./temporary-folder.ts";

/** A PostgreSQL of our own, which may be killed. */
export interface PrivateCluster {
  readonly url: string;
  /** Starts the server, and waits until it answers. */
  readonly start: () => Promise<void>;
  /** Kills the server and all processes of it at once, as a power cut would, and waits until all are gone. */
  readonly kill: () => Promise<void>;
  /** Kills the server and takes everything of it away. */
  readonly remove: () => Promise<void>;
}

const binariesIn = "/usr/lib/postgresql";

/** The folder of the newest `initdb`; null when there is none. */
const binaries = (): string | null => {
  const versions = existsSync(binariesIn) ? readdirSync(binariesIn) : [];
  const folders = versions.sort((a, b) => Number(b) - Number(a)).map((version) => join(binariesIn, version, "bin"));
  return folders.find((folder) => existsSync(join(folder, "initdb"))) ?? null;
};

/** PostgreSQL does not run as root: then it runs as its own user. */
const account = (): { readonly uid?: number; readonly gid?: number } | null => {
  if (process.getuid?.() !== 0) return {};
  const id = (flag: string) =>
    Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }));
  try {
    return { uid: id("-u"), gid: id("-g") };
  } catch {
    return null;
  }
};

/** Why a PostgreSQL of our own cannot be run; null when it can. */
export const whyNoCluster = ((): string | null => {
  if (binaries() === null) return `skipped: no initdb of PostgreSQL under ${binariesIn}`;
  return account() === null ? "skipped: PostgreSQL does not run as root, and there is no user postgres" : null;
})();

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

const childrenOf = (pid: number): ReadonlyArray<number> =>
  execFileSync("ps", ["-A", "-o", "pid=,ppid="], { encoding: "utf8" })
    .split("\n")
    .map((line) => line.trim().split(/\s+/).map(Number))
    .flatMap(([child, parent]) => (parent === pid && child !== undefined ? [child] : []));

const signal = (pid: number, name: NodeJS.Signals | 0): boolean => {
  try {
    process.kill(pid, name);
    return true;
  } catch {
    return false;
  }
};

const until = async (holds: () => boolean | Promise<boolean>): Promise<void> => {
  const end = Date.now() + 60_000;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error("PostgreSQL did not do in a minute what it was waited for");
    await delay(20);
  }
};

const answers = async (url: string): Promise<boolean> => {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => undefined);
  try {
    await client.connect();
    await client.query("SELECT 1");
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
};

/** Makes a PostgreSQL in a temporary folder, which writes through to the disk as a real one does. It is not started yet. */
export const makePrivateCluster = async (): Promise<PrivateCluster> => {
  const bin = binaries();
  const as = account();
  if (bin === null || as === null) throw new Error(whyNoCluster ?? "no PostgreSQL");
  const { folder, remove } = temporaryFolder();
  const data = join(folder, "data");
  mkdirSync(data, { mode: 0o700 });
  if (as.uid !== undefined && as.gid !== undefined) for (const path of [folder, data]) chownSync(path, as.uid, as.gid);
  chmodSync(folder, 0o700);
  const within = { ...as, cwd: folder, env: { PATH: process.env.PATH, LC_ALL: "C" }, stdio: "ignore" } as const;
  execFileSync(join(bin, "initdb"), ["-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync"], within);
  const port = await freePort();
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  let server: ChildProcess | null = null;

  const kill = async () => {
    const pid = server?.pid;
    if (server === null || pid === undefined || server.exitCode !== null) return;
    // A server that stands still starts no further process while the others are killed.
    signal(pid, "SIGSTOP");
    const processes = [...childrenOf(pid), pid];
    for (const one of processes) signal(one, "SIGKILL");
    server = null;
    await until(() => processes.every((one) => !signal(one, 0)));
  };
  const onExit = () => {
    if (server?.pid !== undefined) for (const one of [...childrenOf(server.pid), server.pid]) signal(one, "SIGKILL");
    remove();
  };
  process.on("exit", onExit);

  return {
    url,
    start: async () => {
      const settings = ["listen_addresses=127.0.0.1", `unix_socket_directories=${folder}`, "fsync=on"];
      server = spawn(
        join(bin, "postgres"),
        ["-D", data, "-p", String(port), ...settings.flatMap((setting) => ["-c", setting])],
        within,
      );
      await until(() => {
        if (server?.exitCode !== null) throw new Error("PostgreSQL did not start");
        return answers(url);
      });
    },
    kill,
    remove: async () => {
      await kill();
      process.removeListener("exit", onExit);
      remove();
    },
  };
};
