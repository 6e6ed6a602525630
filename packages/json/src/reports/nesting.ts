/** Whether objects and lists stand deeper within each other than `most`, in one pass and before anything is parsed. */
export const nestedDeeperThan = (text: string, most: number): boolean => {
  let depth = 0;
  let inText = false;
  for (let i = 0; i < text.length; i++) {
    const char = text.charCodeAt(i);
    if (inText) {
      if (char === BACKSLASH) i++;
      else if (char === QUOTE) inText = false;
    } else if (char === QUOTE) inText = true;
    else if (char === OPEN_OBJECT || char === OPEN_LIST) {
      depth += 1;
      if (depth > most) return true;
    } else if (char === CLOSE_OBJECT || char === CLOSE_LIST) depth -= 1;
  }
  return false;
};

const [QUOTE, BACKSLASH, OPEN_OBJECT, CLOSE_OBJECT, OPEN_LIST, CLOSE_LIST] = [0x22, 0x5c, 0x7b, 0x7d, 0x5b, 0x5d];
