/** Keeps the statements that were used last, so that none is prepared twice and memory stays bounded. */
export const cacheOf = <Statement>(prepare: (sql: string) => Statement, most = 100): ((sql: string) => Statement) => {
  const known = new Map<string, Statement>();
  return (sql) => {
    const found = known.get(sql) ?? prepare(sql);
    known.delete(sql);
    known.set(sql, found);
    const [oldest] = known.keys();
    if (known.size > most && oldest !== undefined) known.delete(oldest);
    return found;
  };
};
