// The two figures of the night, as the last answer told them.

/** The night with the figures of an answer, where it has them. */
export function counted(tonight, { ticketsIn, in: inside, capacity }) {
  return {
    ...tonight,
    ticketsIn: ticketsIn ?? tonight.ticketsIn,
    in: inside ?? tonight.in,
    capacity: capacity ?? tonight.capacity,
  };
}

/** What a counter shows of the night. */
export function figures({ in: count, capacity, ticketsIn, sold }) {
  return { count, capacity, ticketsIn, sold };
}
