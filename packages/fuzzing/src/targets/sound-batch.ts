import { decideEach, type EventId, emptyRegister, type Instant } from "@meetlat/core";
import { decodeCommand } from "@meetlat/core/codec";
import type { TableBatch, TableErrors } from "@meetlat/csv";
import * as Result from "effect/Result";
import { must } from "../target.ts";

const stamp = {
  recordedAt: "2021-07-01T00:00:00.000Z" as Instant,
  actor: "fuzzer",
  newId: () => "00000000-0000-7000-8000-000000000001" as EventId,
};

/** What is refused says where, what and how to mend it; what is accepted fits the schema of its command, and can be decided on. */
export const isSoundBatch = (read: Result.Result<TableBatch, TableErrors>): void => {
  if (Result.isFailure(read)) {
    must(read.failure.errors.length > 0, "is refused without a reason");
    for (const { line, problem, mend } of read.failure.errors) {
      must(
        line >= 1 && problem.en !== "" && problem.nl !== "" && mend.en !== "" && mend.nl !== "",
        "an error says too little",
      );
    }
    return;
  }
  for (const command of read.success.commands) {
    const decoded = decodeCommand(JSON.parse(JSON.stringify(command)));
    must(
      Result.isSuccess(decoded),
      `gives a ${command._tag} that does not fit: ${Result.isFailure(decoded) ? JSON.stringify(decoded.failure) : ""}`,
    );
  }
  decideEach(emptyRegister(), read.success.commands, stamp);
};
