// What a web page does: record, read a table, judge, and write a report. It puts what it found on the page.
import { day, decideAll, emptyRegister, fold, parseRule, targetChecks } from "@meetlat/core";
import { openRegister } from "@meetlat/core/promise";
import { readTables } from "@meetlat/csv";
import { checkReport, encodeReport } from "@meetlat/json";
import * as Result from "effect/Result";

const newId = () => crypto.randomUUID();

const inMemory = async () => {
  const register = openRegister({ actor: "page", now: () => new Date("2021-07-01T12:00:00Z"), newId });
  await register.defineIndicator({
    indicator: "streets",
    title: "Active streets",
    unit: "streets",
    polarity: "higher",
    nature: "flow",
    class: "performance",
  });
  await register.setTarget({ target: "active", indicator: "streets", rule: ">= 1900 in 2020", class: "targetValue" });
  await register.recordMeasurement({ indicator: "streets", period: "2020", value: "2500" });
  const [check] = await register.checkTarget("active", { asOf: "2021-07-01" });
  return `${check.verdict} ${check.gap}`;
};

const fromTables = () => {
  const read = readTables(
    [
      { name: "indicators.csv", content: "indicator;title;unit;polarity;nature\nvisits;Visits;persons;higher;flow" },
      { name: "targets.csv", content: "target;indicator;rule\nmore;visits;>= 1900 in 2020" },
      { name: "metingen.csv", content: "indicator;2020\nvisits;1.824" },
    ],
    { locale: "nl" },
  );
  const stamp = { recordedAt: "2021-07-01T12:00:00.000Z", actor: "page", newId };
  const events = Result.getOrThrow(decideAll(emptyRegister(), Result.getOrThrow(read).commands, stamp));
  const register = fold(events.map((event, i) => ({ ...event, position: i + 1 })));
  const question = { asOf: day("2021-07-01") };
  const report = JSON.parse(encodeReport(checkReport(targetChecks(register, question), question)));
  return report.checks.map(({ verdict, gap }) => `${verdict} ${gap}`).join(", ");
};

const answers = [Result.getOrThrow(parseRule(">= 1900 in 2020"))._tag, await inMemory(), fromTables()];
document.body.textContent = answers.join("; ");
