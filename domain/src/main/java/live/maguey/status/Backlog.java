package live.maguey.status;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import live.maguey.orders.OrderReference;
import live.maguey.runbooks.Diagnosis;
import live.maguey.runbooks.Runbook;
import org.jspecify.annotations.Nullable;

/// What waits to be done and what was given up, counted in the stores.
public interface Backlog {
  Counts count(Instant now);

  /// @param deadWebhooks given up; @param givenUpEmails given up
  /// @param pendingRefunds with the banks; @param failedRefunds that did not arrive and nobody
  ///   settled
  /// @param overdueHolds whose time is over and that still hold places
  record Counts(
      Queue webhooks,
      Queue emails,
      Queue refunds,
      long deadWebhooks,
      long givenUpEmails,
      long pendingRefunds,
      long failedRefunds,
      Queue overdueHolds) {}

  /// Reservations that stand otherwise than their orders, those since longest first; at most fifty.
  List<Stray> strays(Instant now);

  /// @param since when the reservation came into its state
  record Stray(OrderReference order, Kind kind, Instant since) {
    public enum Kind implements Diagnosis {
      /// Passes are out, and no table is reserved for them.
      UNSEATED(Runbook.TABLE_CONFLICT),
      /// The order is bought no more, or nobody has a right to enter by it, and its table is still
      /// reserved.
      ABANDONED(Runbook.RESERVATION_STUCK),
      /// The table stands as sold, and its order is not paid.
      UNPAID(Runbook.RESERVATION_STUCK),
      /// Guests were there, their night ended a day ago, and it was not completed.
      UNFINISHED(Runbook.RESERVATION_STUCK);

      private final Runbook runbook;

      Kind(Runbook runbook) {
        this.runbook = runbook;
      }

      @Override
      public String id() {
        return "table-" + name().toLowerCase(Locale.ROOT);
      }

      @Override
      public Runbook runbook() {
        return runbook;
      }
    }
  }

  /// Disputes and inquiries whose bank takes evidence until a time after `now` and before `until`,
  /// and has none; the most urgent first, at most fifty.
  List<Deadline> deadlines(Instant now, Instant until);

  /// @param dispute Stripe's id of it
  record Deadline(OrderReference order, String dispute, Instant by) {}

  /// How each step of purchases went lately: one rate for each step, also where nothing was tried.
  ///
  /// @param since from when on what was begun counts
  List<Rate> rates(Instant since, Instant now);

  /// @param tried begun, whatever came of it; @param failed that did not succeed, for now or for
  ///   good
  record Rate(Step step, long tried, long failed) {}

  /// What each purchase goes through.
  enum Step implements Diagnosis {
    /// Stripe opens the page to pay on. It failed where Stripe refused, or was asked and has not
    /// opened it for ten seconds.
    PAYMENT_PAGE("payment-pages-failing", Runbook.STRIPE_DOWN),
    /// An event of Stripe is worked on.
    WEBHOOK("webhooks-failing", Runbook.WEBHOOK_BACKLOG),
    /// An email is handed to its provider.
    EMAIL("emails-failing", Runbook.RESEND_DOWN);

    private final String failing;
    private final Runbook runbook;

    Step(String failing, Runbook runbook) {
      this.failing = failing;
      this.runbook = runbook;
    }

    /// That it fails too often.
    @Override
    public String id() {
      return failing;
    }

    @Override
    public Runbook runbook() {
      return runbook;
    }
  }

  /// @param oldest since when the oldest waits; null where nothing does
  record Queue(long waiting, @Nullable Instant oldest) {
    public static final Queue EMPTY = new Queue(0, null);
  }
}
