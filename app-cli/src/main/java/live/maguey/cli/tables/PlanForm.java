package live.maguey.cli.tables;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import live.maguey.shared.ChargeCurrency;
import live.maguey.shared.Language;
import live.maguey.shared.Money;
import live.maguey.tables.FloorPlan;
import live.maguey.tables.Landmark;
import live.maguey.tables.Place;
import live.maguey.tables.Table;
import live.maguey.tables.TablePrice;
import org.jspecify.annotations.Nullable;

/// A floor plan as a file has it. Lengths are in centimeters.
///
/// @param language in which its texts are written, English unless given
/// @param en its texts in English by the text as it stands in the file, where they are written in
///   another language; @param es likewise
@JsonInclude(JsonInclude.Include.NON_NULL)
record PlanForm(
    @Nullable RoomForm room,
    @Nullable String language,
    @Nullable List<LandmarkForm> landmarks,
    @Nullable List<TableForm> tables,
    @Nullable Map<String, String> en,
    @Nullable Map<String, String> es) {
  record RoomForm(int width, int height) {}

  record LandmarkForm(
      @Nullable String kind, @Nullable String label, int x, int y, int width, int height) {}

  /// @param height null where it equals the width
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record PlaceForm(
      @Nullable String shape, int x, int y, int width, @Nullable Integer height, int rotation) {}

  /// @param price all-in; null where there is a deposit
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record PriceForm(
      @Nullable BigDecimal price,
      @Nullable BigDecimal fee,
      @Nullable BigDecimal deposit,
      @Nullable BigDecimal minimumSpend) {}

  record TableForm(
      @Nullable String label,
      @Nullable String section,
      @Nullable String kind,
      int seats,
      @Nullable PriceForm cost,
      @Nullable List<String> included,
      @Nullable PlaceForm place,
      boolean accessible) {}

  static PlanForm of(FloorPlan plan) {
    return new PlanForm(
        new RoomForm(plan.width(), plan.height()),
        plan.texts().original() == Language.EN ? null : plan.texts().original().tag(),
        plan.landmarks().stream().map(PlanForm::landmark).toList(),
        plan.tables().stream().map(PlanForm::table).toList(),
        texts(plan, Language.EN),
        texts(plan, Language.ES));
  }

  private static @Nullable Map<String, String> texts(FloorPlan plan, Language language) {
    Map<String, String> texts = plan.texts().others().get(language);
    return texts == null ? null : new TreeMap<>(texts);
  }

  private static LandmarkForm landmark(Landmark l) {
    return new LandmarkForm(word(l.kind()), l.label(), l.x(), l.y(), l.width(), l.height());
  }

  private static TableForm table(Table t) {
    Place p = t.place();
    return new TableForm(
        t.label(),
        t.section(),
        word(t.kind()),
        t.seats(),
        price(t.price()),
        t.included(),
        new PlaceForm(
            word(p.shape()),
            p.x(),
            p.y(),
            p.width(),
            p.height() == p.width() ? null : p.height(),
            p.rotation()),
        t.accessible());
  }

  private static PriceForm price(TablePrice price) {
    return switch (price) {
      case TablePrice.AllIn(Money all, Money fee) ->
          new PriceForm(amount(all), amount(fee), null, null);
      case TablePrice.Deposit(Money due, Money spend) ->
          new PriceForm(null, null, amount(due), amount(spend));
    };
  }

  private static BigDecimal amount(Money money) {
    return BigDecimal.valueOf(money.minor(), ChargeCurrency.digits(money.currency()));
  }

  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
