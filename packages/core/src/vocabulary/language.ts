/** A language in which Meetlat speaks to people. Code and data stay English. */
export type Language = "en" | "nl";

/** The same text in every language. */
export type Text = Readonly<Record<Language, string>>;
