/** Items by key, in the order in which the keys first came. */
export interface Groups<Item> {
  readonly add: (key: string, item: Item) => void;
  readonly all: () => ReadonlyArray<ReadonlyArray<Item>>;
}

/** No groups yet. */
export const groups = <Item>(): Groups<Item> => {
  const byKey = new Map<string, Array<Item>>();
  return {
    add: (key, item) => {
      const known = byKey.get(key);
      if (known === undefined) byKey.set(key, [item]);
      else known.push(item);
    },
    all: () => [...byKey.values()],
  };
};
