package live.maguey.http.web.orders;

import java.util.List;
import live.maguey.events.Phrase;
import org.jspecify.annotations.Nullable;

/// How an order stands, as its page shows it.
public sealed interface OrderView {

  /// The tickets are held; the payment page is not ready yet. The countdown has not begun.
  record Opening() implements OrderView {}

  /// Held and payable.
  ///
  /// @param payUrl the payment page
  /// @param releaseUrl takes a POST
  /// @param changeUrl the event with the same choice; the hold stays until another one is placed
  /// @param secondsLeft until the hold ends, by the server's clock
  /// @param secondsInAll of the whole hold
  /// @param declined why the last try was declined, in the customer's words; null before any
  record Held(
      String payUrl,
      String releaseUrl,
      String changeUrl,
      int secondsLeft,
      int secondsInAll,
      @Nullable String declined)
      implements OrderView {}

  /// Back from the payment page; the confirmation is a moment away.
  record Confirming(int ticketCount) implements OrderView {}

  /// Paid, the tickets are here. Partly refunded orders are paid as well.
  ///
  /// @param late whether the money came after the hold, with the places still there
  /// @param detail as "Two tickets for Saturday, also on the way to"
  /// @param email where they are also on their way to
  /// @param calendarUrl or null
  /// @param pdfUrl or null
  /// @param refund what was already refunded, or null
  /// @param tables what it has to do with tables
  record Paid(
      boolean late,
      String detail,
      String email,
      List<TicketView> tickets,
      OrderPage.Receipt receipt,
      @Nullable String calendarUrl,
      @Nullable String pdfUrl,
      OrderPage.@Nullable RefundSlip refund,
      AtTables tables)
      implements OrderView {

    /// @param hostUrl the host's page of its table, null where it has none
    /// @param joinUrl where a ticket of it joins a table, null where none can
    /// @param seats its tickets that have joined one
    /// @param standIn what stands in for the table that was bought, null where none does or the
    ///   host can no longer decline it
    public record AtTables(
        @Nullable String hostUrl,
        @Nullable String joinUrl,
        String leaveUrl,
        List<Seat> seats,
        @Nullable StandIn standIn) {
      public static final AtTables NONE = new AtTables(null, null, "", List.of(), null);
    }

    /// @param bought, table as `Table 12`; @param back what goes back of a declined one
    /// @param declineUrl takes a POST
    public record StandIn(String bought, String table, String back, String declineUrl) {}

    /// @param line as "Ticket 7K2Q-4F9X is a guest of Table 12"
    /// @param leaves whether its holder can still leave
    public record Seat(String number, String line, boolean leaves) {}
  }

  /// The money came too late; its refund is on the way.
  record LateRefunded(OrderPage.RefundSlip refund, String email, String eventUrl)
      implements OrderView {}

  /// Fully refunded.
  record Refunded(OrderPage.RefundSlip refund, String email, String eventUrl)
      implements OrderView {}

  /// The hold ran out.
  ///
  /// @param leftLine as "38 General left" before "at the same price"; a full sentence when the same
  ///   choice is no longer available
  /// @param againUrl the details form with the same choice, null when it is no longer available
  /// @param againCount how many to take again
  record Expired(
      int minutes, String leftLine, @Nullable String againUrl, int againCount, String eventUrl)
      implements OrderView {}

  /// Payment could not be opened.
  record Failed(String againUrl, String eventUrl) implements OrderView {}

  /// Released by the buyer.
  record Cancelled(String eventUrl) implements OrderView {}

  /// The venue canceled the event.
  ///
  /// @param bought whether it was bought; otherwise nothing was charged
  /// @param refund null for a free order, or one that was not bought: there is no money to refund
  record EventCancelled(boolean bought, OrderPage.@Nullable RefundSlip refund, String eventsUrl)
      implements OrderView {}

  /// One ticket.
  ///
  /// @param kind as "General, any time until 2 AM"
  /// @param title what it is called among those of its order
  /// @param number as "7K2Q-4F9X", readable aloud
  /// @param qrSvg an SVG element, dark on light with its margin; empty when the ticket is void
  /// @param status how it stands
  /// @param statusLine as "23:12, gate B"; empty while valid
  record TicketView(
      Phrase kind, Title title, String number, String qrSvg, Status status, String statusLine) {

    /// @param heading as "Ticket 1 of 2", "Guest pass 2 of 8"
    /// @param picture its QR in words
    public record Title(String heading, String picture) {}

    /// What a ticket can be to its holder.
    public enum Status {
      VALID,
      USED,
      REFUNDED,
      VOID
    }
  }
}
