/**
 * The id that the slug rule makes of a name: lower case, accents taken off, and one hyphen for whatever is no letter or
 * digit; none at the ends. `Súdwest-Fryslân` becomes `sudwest-fryslan`, `'s-Gravenland` becomes `s-gravenland`.
 */
export const slugOf = (name: string): string =>
  name
    .normalize("NFD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "")
    .normalize("NFC");
