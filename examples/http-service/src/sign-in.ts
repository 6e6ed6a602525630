import { createHash, timingSafeEqual } from "node:crypto";

const digest = (text: string): Buffer => createHash("sha256").update(text).digest();

/**
 * Who a bearer token belongs to, from a list `token:actor,token:actor`. A real host asks its own sign-in; what matters is
 * that the actor comes from there, never from the body, and that it is an opaque id.
 * Everything after the first colon is the actor. Throws on a list that cannot be read.
 */
export const actorFromTokens = (list: string): ((request: Request) => string | null) => {
  const known = list
    .split(",")
    .filter((one) => one !== "")
    .map((one) => {
      const [, token, actor] = /^([\w.~+/=-]+):(.+)$/.exec(one.trim()) ?? [];
      if (token === undefined || actor === undefined) {
        throw new Error(
          "Write tokens as token:actor, with commas between them; a token is of letters, digits and any of _ . ~ + / = -",
        );
      }
      return { token: digest(token), actor };
    });
  return (request) => {
    const [, token] = /^Bearer ([\w.~+/=-]+)$/i.exec(request.headers.get("authorization") ?? "") ?? [];
    if (token === undefined) return null;
    const given = digest(token);
    return known.find((one) => timingSafeEqual(one.token, given))?.actor ?? null;
  };
};
