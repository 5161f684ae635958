package live.maguey.http.web.orders;

import java.util.List;
import live.maguey.events.Phrase;
import live.maguey.http.web.Frame;
import live.maguey.http.web.shop.Bill;
import live.maguey.http.web.shop.Notice;
import org.jspecify.annotations.Nullable;

/// `GET /orders/{key}`: an order, opened by its private link.
///
/// The page asks [#pollUrl] (`{"state": …}`) and draws itself again when the state there differs
/// from [#apiState]; it stops when [#settled] says so.
///
/// @param apiState the state as `GET /api/orders/{key}` says it now
/// @param reference to quote, as "MGY-7K2Q-9F"
/// @param pollUrl the API's address of this order
/// @param view what to show
/// @param dress what to wear, null where neither the event nor the venue says
/// @param notice a problem of the last step (a release failed, …), or null
public record OrderPage(
    Frame frame,
    Bill bill,
    String apiState,
    String reference,
    String pollUrl,
    OrderView view,
    @Nullable Phrase dress,
    @Nullable Notice notice) {

  /// Whether nothing more changes by itself.
  public boolean settled() {
    return switch (view) {
      case OrderView.Opening _, OrderView.Held _, OrderView.Confirming _ -> false;
      case OrderView.Paid _,
          OrderView.LateRefunded _,
          OrderView.Refunded _,
          OrderView.Expired _,
          OrderView.Failed _,
          OrderView.Cancelled _,
          OrderView.EventCancelled _ ->
          true;
    };
  }

  /// A refund as a receipt.
  ///
  /// @param amount as "$72.00"
  /// @param line as "fee included, Thu 26 Nov, 6:14 PM"
  /// @param reasons why amounts went back, in a person's words, the first one first
  public record RefundSlip(String amount, String line, List<String> reasons) {}

  /// What was paid.
  ///
  /// @param lines each kind of ticket without its fee, as "2 General" and "$64.80"
  /// @param fee as "$7.20", or null
  /// @param total as "$72.00"
  /// @param spend what is spent at the table, null where nothing is a deposit
  public record Receipt(
      List<Line> lines, @Nullable String fee, String total, @Nullable Spend spend) {

    /// @param minimum what the party spends in all, as "$1,000.00"
    /// @param collected what was paid of it at the table, as "$300.00", or null
    /// @param left what of it is not paid yet, as "$500.00"
    public record Spend(String minimum, @Nullable String collected, String left) {}

    /// @param name as "2 General"
    public record Line(Phrase name, String amount) {}
  }
}
