package live.maguey.cli.tickets;

import live.maguey.tickets.TicketNumber;

/// What a person is told whose number no ticket has.
public final class NoTicket {
  private NoTicket() {}

  public static String has(String number) {
    return "There is no ticket "
        + number
        + (TicketNumber.isMistyped(number)
            ? ": a character is wrong, or two changed places."
            : ".");
  }
}
