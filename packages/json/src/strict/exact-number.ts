/** The digits that count of a number in JSON, and the power of ten of the last of them. */
const parts = (number: string): readonly [digits: string, exponent: number] => {
  const [mantissa = "", power = "0"] = number.replace(/^-/, "").toLowerCase().split("e");
  const [whole = "", fraction = ""] = mantissa.split(".");
  const digits = `${whole}${fraction}`;
  let end = digits.length;
  while (end > 0 && digits.charCodeAt(end - 1) === 48) end -= 1;
  let start = 0;
  while (start < end && digits.charCodeAt(start) === 48) start += 1;
  if (start === end) return ["", 0];
  return [digits.slice(start, end), Number(power) - fraction.length + (digits.length - end)];
};

/** Without sign, point and power this many digits are always kept. */
const ALWAYS_KEPT = 15;

/** Whether a number in JSON is kept as it is written: no digit is lost, and it is not out of range. */
export const isKept = (number: string): boolean => {
  if (number.length <= ALWAYS_KEPT && !/[eE]/.test(number)) return true;
  const kept = Number(number);
  if (!Number.isFinite(kept)) return false;
  const [digits, exponent] = parts(number);
  const [keptDigits, keptExponent] = parts(String(kept));
  return digits === keptDigits && exponent === keptExponent;
};
