import { startHost } from "./src/host.ts";

const { DATABASE_URL, MEETLAT_REGISTER = "main", MEETLAT_TOKEN, PORT = "8081", GRACE_SECONDS = "10" } = process.env;

if (DATABASE_URL === undefined || MEETLAT_TOKEN === undefined) {
  console.error(
    "Set DATABASE_URL (postgres://user:password@host/name) and MEETLAT_TOKEN, with which commands are sent.",
  );
  process.exit(2);
}

const host = await startHost({
  databaseUrl: DATABASE_URL,
  register: MEETLAT_REGISTER,
  port: Number(PORT),
  // In a real host, the opaque id of whoever is signed in.
  actorOf: (request) => (request.get("authorization") === `Bearer ${MEETLAT_TOKEN}` ? "controller-7" : null),
  onFailure: (error) => console.error(error),
  grace: Number(GRACE_SECONDS) * 1_000,
});
console.log(`Meetlat listens at ${host.url}`);

const stop = async (): Promise<void> => {
  const isDone = await host.stop();
  if (!isDone) console.error("Some requests did not finish in time and were cut off.");
  process.exit(isDone ? 0 : 1);
};
process.once("SIGTERM", stop);
process.once("SIGINT", stop);
