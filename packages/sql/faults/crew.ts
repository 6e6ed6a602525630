import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { temporaryFolder } from "./temporary-folder.ts";
import type { Line, Task } from "./worker-lines.ts";

const program = fileURLToPath(new URL("./worker.ts", import.meta.url));

/** How a task ended. */
export interface Ended {
  /** Whether its process was killed. */
  readonly isKilled: boolean;
  /** What went wrong; null when all was done, or the process was killed. */
  readonly trouble: string | null;
}

/** A process at a task. */
export interface Worker {
  readonly pid: number;
  /** All that it said of the task until now. */
  readonly lines: ReadonlyArray<Line>;
  /** Waits until something holds of what was said, or the task ended. */
  readonly until: (holds: (lines: ReadonlyArray<Line>) => boolean) => Promise<void>;
  /** `kill -9`. */
  readonly kill: () => void;
  readonly ended: Promise<Ended>;
}

/** Processes that do one task after another; one that was killed is replaced. */
export interface Crew {
  readonly start: (task: Task) => Worker;
  readonly close: () => Promise<void>;
}

/** A process that waits for a task, or is at one. */
interface Member {
  readonly child: ChildProcess;
  readonly closed: Promise<void>;
  errors: string;
  hear: (line: Line) => void;
  gone: (code: number | null, signal: string | null) => void;
}

const join = (cache: string): Member => {
  const child = spawn(process.execPath, ["--conditions=@meetlat/source", program], {
    stdio: ["pipe", "pipe", "pipe"],
    // To compile takes longer than to work: what one process compiled, the next one finds.
    env: { ...process.env, NODE_COMPILE_CACHE: cache, NODE_OPTIONS: "" },
  });
  const member: Member = {
    child,
    errors: "",
    hear: () => undefined,
    gone: () => undefined,
    closed: new Promise((resolve) => {
      child.on("close", (code, signal) => {
        member.gone(code, signal);
        resolve();
      });
    }),
  };
  child.stdin?.on("error", () => undefined);
  child.stderr?.on("data", (chunk) => {
    member.errors += chunk;
  });
  if (child.stdout !== null)
    createInterface({ input: child.stdout }).on("line", (text) => {
      // The last line of a killed process may be cut off: then it was not said.
      if (text.endsWith("}")) member.hear(JSON.parse(text));
    });
  return member;
};

/** Brings together a crew; its processes start when there is a task for them. */
export const bringTogether = (): Crew => {
  const { folder, remove } = temporaryFolder();
  const all = new Set<Member>();
  const idle: Array<Member> = [];
  const killAll = () => {
    for (const { child } of all) child.kill("SIGKILL");
    remove();
  };
  process.on("exit", killAll);

  const start = (task: Task): Worker => {
    const member = idle.pop() ?? join(folder);
    all.add(member);
    const lines: Array<Line> = [];
    const waiting = new Set<() => void>();
    let isOver = false;
    const ended = new Promise<Ended>((resolve) => {
      const end = (how: Ended) => {
        isOver = true;
        resolve(how);
        for (const wake of waiting) wake();
      };
      member.hear = (line) => {
        if (line.said !== "done") {
          lines.push(line);
          for (const wake of waiting) wake();
          return;
        }
        idle.push(member);
        end({ isKilled: false, trouble: line.trouble });
      };
      member.gone = (code, signal) => {
        all.delete(member);
        if (idle.includes(member)) idle.splice(idle.indexOf(member), 1);
        const isKilled = signal === "SIGKILL";
        end({ isKilled, trouble: isKilled ? null : `exit ${code ?? signal}: ${member.errors.trim()}` });
      };
    });
    member.child.stdin?.write(`${JSON.stringify(task)}\n`);
    return {
      pid: member.child.pid ?? 0,
      lines,
      until: (holds) =>
        new Promise((resolve) => {
          const wake = () => {
            if (!isOver && !holds(lines)) return;
            waiting.delete(wake);
            resolve();
          };
          waiting.add(wake);
          wake();
        }),
      kill: () => void (isOver || member.child.kill("SIGKILL")),
      ended,
    };
  };
  return {
    start,
    close: async () => {
      for (const member of all) {
        if (idle.includes(member)) member.child.stdin?.end();
        else member.child.kill("SIGKILL");
      }
      await Promise.all([...all].map(({ closed }) => closed));
      process.removeListener("exit", killAll);
      remove();
    },
  };
};
