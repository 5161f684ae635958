package live.maguey.simulation;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.random.RandomGenerator;

/// One thing that happens in a history. What it happens to is chosen by `a` and `b` from what is
/// there at that moment, so that a history stays a history when acts are taken out of it.
record Act(Kind kind, int a, int b) {
  private static final int LONGEST = 60;
  private static final int MOST = 1_000;

  /// One in so many histories is an evening of tables: what happens at them happens so much more.
  private static final int EVENINGS_OF_TABLES = 3;

  private static final int MORE_AT_TABLES = 4;

  private static final Set<Kind> AT_TABLES =
      EnumSet.range(Kind.RESERVES_A_TABLE, Kind.LETS_IN_BY_HAND);

  private static final List<Kind> ANY = weighted(false);
  private static final List<Kind> OF_TABLES = weighted(true);

  /// Somebody has a table and invites friends, and somebody else two tickets.
  private static final List<Act> TABLE_IS_PAID =
      List.of(
          new Act(Kind.RESERVES_A_TABLE, 0, 1),
          new Act(Kind.PAYS, 0, 0),
          new Act(Kind.BUYS, 1, 2),
          new Act(Kind.PAYS, 0, 0),
          new Act(Kind.RETURNS_FROM_STRIPE, 0, 0),
          new Act(Kind.RETURNS_FROM_STRIPE, 1, 0),
          new Act(Kind.INVITES_FRIENDS, 0, 1));

  /// With how often it happens, beside the others.
  enum Kind {
    // Guests
    BUYS(10),
    BUYS_AGAIN(2),
    GIVES_BACK(3),
    PAYS(16),
    PAYS_LATER(1),
    IS_DECLINED(2),
    RETURNS_FROM_STRIPE(3),
    SHOWS_A_TICKET(9),
    // Hosts of tables, their guests and friends
    RESERVES_A_TABLE(3),
    SHOWS_A_PASS(6),
    SHOWS_AN_OLD_CODE(2),
    LEAVES_THE_CLUB(3),
    NAMES_A_GUEST(3),
    SENDS_A_PASS(3),
    TAKES_A_PASS_BACK(2),
    HANDS_A_PASS_ON(2),
    SAYS_NOT_ME(2),
    INVITES_FRIENDS(1),
    JOINS_A_TABLE(3),
    LEAVES_A_TABLE(1),
    DECLINES_A_TABLE(1),
    MOVES_A_PARTY(2),
    SETS_THE_REENTRY(1),
    LETS_IN_BY_HAND(1),
    // Stripe and the banks
    DELIVERS_AN_EVENT(16),
    DELIVERS_IT_TWICE(3),
    LOSES_AN_EVENT(4),
    BOOKS_FEES(2),
    KEEPS_REFUNDS_PENDING(1),
    FINISHES_A_REFUND(2),
    FAILS_A_REFUND(5),
    DISPUTES(3),
    DECIDES_A_DISPUTE(2),
    REFUNDS_IN_THE_DASHBOARD(3),
    // Workers
    WORKS_THE_INBOX(16),
    OPENS_PAGES(4),
    EXPIRES_HOLDS(8),
    HEALS(4),
    SENDS_REFUNDS(8),
    SENDS_MAIL(8),
    TELLS_HOSTS(1),
    PAYS_BACK_CANCELLED(1),
    // People of the venue
    REFUNDS(8),
    REFUNDS_AN_AMOUNT(5),
    GIVES_A_COMP(1),
    VOIDS_A_TICKET(2),
    PAYS_A_REFUND_BY_HAND(4),
    CORRECTS_AN_ADDRESS(2),
    SENDS_TICKETS_AGAIN(2),
    REPLAYS_AN_EVENT(2),
    CANCELS_THE_NIGHT(1),
    THE_NIGHT_ENDS(1),
    A_SCAN_COMES_LATE(2),
    // What goes wrong
    STRIPE_IS_AWAY(2),
    STRIPE_IS_BACK(3),
    STRIPES_ANSWER_IS_LOST(4),
    STRIPE_FAILS(1),
    STRIPE_REFUSES(1),
    STRIPE_IS_BUSY(1),
    MAIL_IS_REFUSED(1),
    MAIL_HAS_TO_WAIT(2),
    MAIL_IS_NOT_ANSWERED(2),
    MAILS_ANSWER_IS_LOST(3),
    THE_PROCESS_DIES(8),
    /// The next act happens while Stripe is being asked something.
    MEANWHILE(4),
    TIME_GOES_BY(16);

    private final int weight;

    Kind(int weight) {
      this.weight = weight;
    }
  }

  static List<Act> history(RandomGenerator random) {
    List<Act> acts = new ArrayList<>();
    boolean isOfTables = random.nextInt(EVENINGS_OF_TABLES) == 0;
    List<Kind> kinds = isOfTables ? OF_TABLES : ANY;
    if (isOfTables) {
      acts.addAll(TABLE_IS_PAID);
    }
    int length = 10 + random.nextInt(LONGEST - 10);
    for (int i = 0; i < length; i++) {
      acts.add(
          new Act(
              kinds.get(random.nextInt(kinds.size())), random.nextInt(MOST), random.nextInt(MOST)));
    }
    return acts;
  }

  private static List<Kind> weighted(boolean tables) {
    List<Kind> all = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      int weight = kind.weight * (tables && AT_TABLES.contains(kind) ? MORE_AT_TABLES : 1);
      for (int i = 0; i < weight; i++) {
        all.add(kind);
      }
    }
    return all;
  }

  @Override
  public String toString() {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ') + " (" + a + ", " + b + ")";
  }
}
