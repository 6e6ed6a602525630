/** How far a deliverable is, as somebody reported it. */
export const deliverableStatuses = ["achieved", "partlyAchieved", "dropped", "underway"] as const;
/** One of {@link deliverableStatuses}. */
export type DeliverableStatus = (typeof deliverableStatuses)[number];
