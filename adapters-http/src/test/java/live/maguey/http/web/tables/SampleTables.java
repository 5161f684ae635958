package live.maguey.http.web.tables;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import live.maguey.events.Availability;
import live.maguey.events.Event;
import live.maguey.events.SampleEvents;
import live.maguey.events.TableId;
import live.maguey.events.Translations.RoomTexts;
import live.maguey.http.Settings;
import live.maguey.http.answers.PageWords;
import live.maguey.http.web.Frame;
import live.maguey.http.web.Pages;
import live.maguey.http.web.PosterPrints;
import live.maguey.http.web.shop.Notice;
import live.maguey.posters.PlainPosters;
import live.maguey.shared.Language;
import live.maguey.shared.SequentialIds;
import live.maguey.tables.BrowseTables;
import live.maguey.tables.EventPlan;
import live.maguey.tables.FloorPlan;
import live.maguey.tables.Landmark;
import live.maguey.tables.Place;
import live.maguey.tables.Standing;
import live.maguey.tables.Table;
import live.maguey.tables.TablePrice;
import live.maguey.words.Words;
import org.jspecify.annotations.Nullable;

/// The page of tables in its states, with the room of the brand's pictures.
public final class SampleTables {
  private static final Map<Integer, Standing> TONIGHT =
      Map.of(
          1, new Standing.Sold(),
          3, new Standing.Held(),
          5, new Standing.Arrived(3),
          7, new Standing.Sold(),
          8, new Standing.Held(),
          11, new Standing.Sold());

  private final List<Table> tables = new ArrayList<>();
  private final Language language;

  public SampleTables(Language language) {
    this.language = language;
    premium(1, 155, 425);
    premium(2, 155, 675);
    premium(3, 155, 920);
    premium(4, 1_045, 425);
    premium(5, 1_045, 680);
    table(6, Table.Kind.STANDARD, 4, 32_000, 155, 1_440, 180);
    table(7, Table.Kind.STANDARD, 4, 32_000, 365, 1_440, 180);
    table(8, Table.Kind.STANDARD, 4, 32_000, 575, 1_440, 180);
    table(9, Table.Kind.STANDARD, 4, 32_000, 785, 1_440, 180);
    table(10, Table.Kind.FRONT_ROW, 6, 84_000, 915, 1_175, 190);
    table(11, Table.Kind.FRONT_ROW, 8, 120_000, 680, 1_175, 205);
    table(12, Table.Kind.FRONT_ROW, 8, 120_000, 440, 1_175, 205);
    table(13, Table.Kind.STANDARD, 6, 48_000, 155, 1_195, 190);
    table(14, Table.Kind.STANDARD, 4, 32_000, 995, 1_440, 180);
  }

  public TablesPage open(@Nullable Notice notice) {
    return page(Availability.ON_SALE, TONIGHT, notice);
  }

  /// Somebody was faster for table 11; table 12 is offered instead.
  public TablesPage taken(Words words) {
    return open(Notice.of(words, "table-taken"));
  }

  public TablesPage soldOut() {
    Map<Integer, Standing> all = new HashMap<>();
    for (int i = 1; i <= tables.size(); i++) {
      all.put(i, new Standing.Sold());
    }
    return page(Availability.SOLD_OUT, all, null);
  }

  public TablesPage notYet() {
    return page(Availability.NOT_YET, Map.of(), null);
  }

  private TablesPage page(
      Availability availability, Map<Integer, Standing> standings, @Nullable Notice notice) {
    Event event = SampleEvents.tonight(new SequentialIds()).slug("noche-de-humo").event();
    Map<TableId, Standing> all = new HashMap<>();
    for (int i = 0; i < tables.size(); i++) {
      all.put(tables.get(i).id(), standings.getOrDefault(i + 1, new Standing.Free()));
    }
    Pages pages = Pages.load(Settings.plain(), SampleEvents.VENUE);
    TablesPage page =
        new TablesPages(pages, new PosterPrints(new PlainPosters()))
            .page(
                new BrowseTables.Shown(event, new EventPlan(event.id(), room(), all), availability),
                PageWords.in(language),
                "12",
                notice);
    return new TablesPage(
        unlisted(page.frame()),
        page.night(),
        page.room(),
        page.tables(),
        page.chosen(),
        page.booking(),
        page.notice());
  }

  /// As the other samples are: without an address for search engines.
  private static Frame unlisted(Frame frame) {
    return new Frame(
        frame.words(),
        frame.assets(),
        frame.title(),
        frame.ink(),
        frame.otherLanguageUrl(),
        frame.venue(),
        frame.personal(),
        null,
        null);
  }

  private FloorPlan room() {
    return new FloorPlan(
        1_200,
        1_560,
        List.of(
            new Landmark(Landmark.Kind.BOOTH, "Booth", 300, 5, 600, 60),
            new Landmark(Landmark.Kind.FLOOR, "Floor", 365, 300, 470, 620),
            new Landmark(Landmark.Kind.BAR, "Bar", 1_095, 930, 100, 420),
            new Landmark(Landmark.Kind.DOORS, "Doors", 390, 1_510, 420, 50)),
        tables,
        new RoomTexts(
            Language.EN,
            Map.of(
                Language.ES,
                Map.of(
                    "Booth", "Cabina",
                    "Floor", "Pista",
                    "Bar", "Barra",
                    "Doors", "Entrada",
                    "by the floor", "junto a la pista",
                    "Each of you with a pass", "Un pase para cada quien"))));
  }

  private void premium(int label, int x, int y) {
    table(label, Table.Kind.PREMIUM, 8, 144_000, x, y, 205);
  }

  private void table(int label, Table.Kind kind, int seats, long price, int x, int y, int size) {
    tables.add(
        new Table(
            new TableId(new UUID(0x7000L, label)),
            Integer.toString(label),
            "by the floor",
            kind,
            seats,
            label == 4
                ? new TablePrice.Deposit(SampleEvents.usd(price / 4), SampleEvents.usd(price))
                : new TablePrice.AllIn(SampleEvents.usd(price), SampleEvents.usd(price / 10)),
            List.of("Each of you with a pass", "Two bottles, mixers, a host of your own"),
            new Place(Place.Shape.ROUND, x, y, size, size, 0),
            false));
  }
}
