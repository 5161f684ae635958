package live.maguey.http.web.tables;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import live.maguey.events.Availability;
import live.maguey.events.Event;
import live.maguey.http.web.Frame;
import live.maguey.http.web.Pages;
import live.maguey.http.web.PosterPrints;
import live.maguey.http.web.PosterView;
import live.maguey.http.web.Times;
import live.maguey.http.web.shop.EventPages;
import live.maguey.http.web.shop.Notice;
import live.maguey.shared.Money;
import live.maguey.tables.BrowseTables;
import live.maguey.tables.EventPlan;
import live.maguey.tables.Standing;
import live.maguey.tables.Table;
import live.maguey.tables.TablePrice;
import live.maguey.words.MoneyText;
import live.maguey.words.Words;
import org.jspecify.annotations.Nullable;

/// Puts the page of an event's tables together.
public final class TablesPages {
  private final Pages pages;
  private final PosterPrints prints;

  public TablesPages(Pages pages, PosterPrints prints) {
    this.pages = pages;
    this.prints = prints;
  }

  static String url(Event event) {
    return EventPages.url(event) + "/tables";
  }

  /// @param label of the table whose offer is to be shown, empty for any
  public TablesPage page(
      BrowseTables.Shown shown, Words words, String label, @Nullable Notice notice) {
    Event event = shown.event();
    PosterView poster = prints.view(event);
    List<TableView> tables =
        shown.plan().plan().tables().stream().map(t -> view(t, shown.plan(), words)).toList();
    Optional<TableView> asked = tables.stream().filter(t -> t.label().equals(label)).findFirst();
    return new TablesPage(
        frame(event, words, asked, poster),
        night(event, words, poster),
        Room.of(shown.plan().plan(), words.language()),
        tables,
        asked.or(() -> tables.stream().filter(t -> t.standing().isFree()).findFirst()).orElse(null),
        booking(shown, words),
        notice);
  }

  private Frame frame(Event event, Words words, Optional<TableView> asked, PosterView poster) {
    String title = words.get("tables.of", event.title(words.language()).text());
    String here = asked.map(t -> url(event) + t.address()).orElse(url(event));
    return pages.listed(pages.frame(words, title, here, poster, false), url(event));
  }

  private TablesPage.Night night(Event event, Words words, PosterView poster) {
    Times times = pages.times(words);
    String day = times.day(event.businessDate());
    return new TablesPage.Night(
        EventPages.url(event),
        "/api" + url(event),
        times.titleAndDay(event),
        poster,
        day,
        times.hours(event));
  }

  private TablesPage.Booking booking(BrowseTables.Shown shown, Words words) {
    int all = shown.plan().plan().tables().size();
    return new TablesPage.Booking(
        shown.availability().isOpen(),
        words.get("tables.free-of", shown.plan().free().size(), all),
        stateLine(shown.event(), shown.availability(), words),
        policy(shown.plan(), words));
  }

  private static String policy(EventPlan plan, Words words) {
    boolean deposits =
        plan.plan().tables().stream().anyMatch(t -> t.price() instanceof TablePrice.Deposit);
    return words.get("tables.policy") + (deposits ? " " + words.get("tables.policy.deposit") : "");
  }

  private String stateLine(Event event, Availability availability, Words words) {
    Times times = pages.times(words);
    return switch (availability) {
      case ON_SALE, FEW_LEFT -> "";
      case ON_HOLD -> words.get("tables.on-hold", times.longDay(event.businessDate()));
      case SOLD_OUT -> words.get("tables.sold-out", times.longDay(event.businessDate()));
      case CLOSED -> words.get("tables.closed");
      case CANCELLED -> words.get("event.cancelled");
      case NOT_YET -> words.get("tables.not-yet", times.dateAndHour(event.sale().opens()));
    };
  }

  private static TableView view(Table table, EventPlan plan, Words words) {
    return new TableView(
        table.id().toString(),
        table.label(),
        table.name(words.language()),
        words.get(
            "tables.line", words.get("tables.kind." + key(table.kind().name())), table.seats()),
        plan.plan().texts().phrase(table.section(), words.language()),
        costs(table, words),
        table.included().stream()
            .map(line -> plan.plan().texts().phrase(line, words.language()))
            .toList(),
        standing(plan.standing(table.id()), words),
        Glyph.of(table.place(), table.seats()));
  }

  private static TableView.Costs costs(Table table, Words words) {
    return switch (table.price()) {
      case TablePrice.AllIn(Money price, Money fee) ->
          new TableView.Costs(
              MoneyText.of(price),
              words.get("tables.all-in"),
              words.get("tables.a-seat", MoneyText.of(perSeat(price, table.seats()))),
              fee.isZero()
                  ? words.get("event.no-fee")
                  : words.get("event.fee-inside", MoneyText.of(fee)));
      case TablePrice.Deposit deposit ->
          new TableView.Costs(
              MoneyText.of(deposit.dueNow()),
              words.get("tables.deposit.short"),
              words.get("tables.deposit"),
              deposit.atTheTable().isZero()
                  ? words.get("tables.all-paid", MoneyText.of(deposit.minimumSpend()))
                  : words.get(
                      "tables.at-the-table",
                      MoneyText.of(deposit.atTheTable()),
                      MoneyText.of(deposit.minimumSpend())));
    };
  }

  /// Rounded up, so that the seats together are never said to cost less than the table.
  private static Money perSeat(Money price, int seats) {
    return Money.of(Math.ceilDiv(price.minor(), seats), price.currency());
  }

  private static TableView.StandingView standing(Standing standing, Words words) {
    String key =
        switch (standing) {
          case Standing.Free() -> "free";
          case Standing.Held() -> "held";
          case Standing.Sold(), Standing.Arrived(int _) -> "sold";
        };
    return new TableView.StandingView(
        key, words.get("tables." + key), key.equals("held") ? words.get("state.on-hold.note") : "");
  }

  private static String key(String constant) {
    return constant.toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
