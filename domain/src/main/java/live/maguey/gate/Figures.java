package live.maguey.gate;

/// The two figures of an event at its gates.
///
/// @param ticketsIn how many of its tickets ever admitted somebody, one each; those who left count
/// @param inside how many people are inside now, those without a ticket included
public record Figures(int ticketsIn, int inside) {}
