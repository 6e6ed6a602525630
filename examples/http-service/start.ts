import type { EventId } from "@meetlat/core";
import { v7 } from "uuid";
import { openKeptRegister } from "./src/kept-register.ts";
import { listen } from "./src/server.ts";
import { createService } from "./src/service.ts";
import { actorFromTokens } from "./src/sign-in.ts";

const {
  MEETLAT_STORE = "meetlat.sqlite",
  MEETLAT_REGISTER = "main",
  MEETLAT_TOKENS = "",
  MEETLAT_READERS = "everybody",
  MEETLAT_SOURCE = "urn:meetlat:register:main",
  MEETLAT_RELEASE = "development",
  HOST = "127.0.0.1",
  PORT = "8080",
  GRACE_SECONDS = "10",
} = process.env;

if (MEETLAT_READERS !== "everybody" && MEETLAT_READERS !== "signed-in") {
  console.error("MEETLAT_READERS is everybody or signed-in.");
  process.exit(2);
}

const actorOf = actorFromTokens(MEETLAT_TOKENS);
const register = await openKeptRegister(MEETLAT_STORE, MEETLAT_REGISTER);
let isClosing = false;
const service = createService({
  register,
  now: () => new Date(),
  newId: () => v7() as EventId,
  actorOf,
  ...(MEETLAT_READERS === "everybody" ? {} : { mayRead: (request) => actorOf(request) !== null }),
  release: MEETLAT_RELEASE,
  source: MEETLAT_SOURCE,
  onFailure: (error) => console.error(error),
  isClosing: () => isClosing,
});
const server = await listen(service, { port: Number(PORT), hostname: HOST });
console.log(`Meetlat listens at ${server.url}`);

const stop = async (): Promise<void> => {
  if (isClosing) return;
  isClosing = true;
  const isDone = await server.close(Number(GRACE_SECONDS) * 1_000);
  if (isDone) await register.close();
  else console.error("Some requests did not finish in time and were cut off.");
  process.exit(isDone ? 0 : 1);
};
process.on("SIGTERM", stop);
process.on("SIGINT", stop);
