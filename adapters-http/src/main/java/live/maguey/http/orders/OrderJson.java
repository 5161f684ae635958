package live.maguey.http.orders;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import live.maguey.http.answers.MoneyJson;
import org.jspecify.annotations.Nullable;

/// An order as its private link shows it. Its parts are fields of the one JSON object.
///
/// @param state `held`, `paid`, `partially_refunded`, `refunded`, `expired`, `failed`, `cancelled`
///   or `late_refunded`
/// @param refund what goes back or went back, null for nothing
record OrderJson(
    String reference,
    String state,
    TonightJson event,
    @JsonUnwrapped BoughtJson bought,
    @JsonUnwrapped TimesJson times,
    @JsonUnwrapped PaymentJson payment,
    List<TicketJson> tickets,
    @Nullable RefundJson refund,
    URI page) {

  /// @param fees inside the total
  record BoughtJson(List<LineJson> lines, MoneyJson total, MoneyJson fees) {}

  /// @param now the server's time, for countdowns
  /// @param expiresAt when the hold ends, null when the order is not held
  record TimesJson(Instant placedAt, Instant now, @Nullable Instant expiresAt) {}

  /// @param opening whether the payment page is still being opened
  /// @param checkoutUrl where to pay, null while that is not possible
  /// @param decline why the last try was declined and what to do, in the reader's language, or null
  record PaymentJson(boolean opening, @Nullable URI checkoutUrl, @Nullable String decline) {}

  record TonightJson(String slug, String title, Instant doors, Instant starts, Instant ends) {}

  /// @param price all-in, of one place
  /// @param reservation of a table, absent for places
  /// @param minimumSpend what the party of a table spends in all where the price is a deposit, else
  ///   absent
  record LineJson(
      String tier,
      String name,
      String note,
      int quantity,
      MoneyJson price,
      MoneyJson total,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ReservationJson reservation,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable MoneyJson minimumSpend) {}

  /// @param state `pending`, `confirmed`, `checked_in`, `completed`, `no_show`, `expired` or
  ///   `cancelled`; @param since when it came into it
  /// @param seats passes that were issued, 0 before the order is paid; @param in how many of their
  ///   holders have come
  record ReservationJson(String state, Instant since, int seats, int in) {}

  /// @param number what the holder reads out; @param code the text of the QR, null for a void
  ///   ticket
  /// @param svg the address of the QR as a picture, null for a void ticket
  /// @param voided `refunded`, `voided`, `moved`, `event_cancelled`, or null while it is valid
  /// @param admittedAt when it was first admitted, or null
  record TicketJson(
      String number,
      String tier,
      @Nullable String holder,
      @Nullable String code,
      @Nullable URI svg,
      @Nullable String voided,
      @Nullable Instant admittedAt) {}

  /// @param state `requested`, `pending`, `succeeded` or `failed`; the least advanced of them
  record RefundJson(String state, MoneyJson amount) {}
}
