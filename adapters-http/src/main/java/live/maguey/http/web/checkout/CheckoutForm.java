package live.maguey.http.web.checkout;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import live.maguey.events.Slug;
import live.maguey.http.routing.Form;
import live.maguey.http.web.orders.TypedAddress;
import live.maguey.http.web.shop.Choice;
import live.maguey.orders.IdempotencyKey;
import live.maguey.orders.PlaceOrder;
import live.maguey.shared.InvalidRequest;
import live.maguey.shared.Language;
import live.maguey.shared.OneLine;
import live.maguey.shared.Sha256;
import live.maguey.words.Words;

/// The fields of [DetailsPage] as they come back.
///
/// @param total what the buyer saw, in minor units
/// @param terms the version of the terms that was shown
record CheckoutForm(
    Slug event,
    Choice choice,
    long total,
    DetailsPage.Typed typed,
    String terms,
    Language language) {
  /// @throws InvalidRequest for a hidden field that is not as we wrote it
  static CheckoutForm of(Form form) {
    return new CheckoutForm(
        Slug.parse(form.field("event")),
        Choice.inForm(form.fields()),
        minor(form.field("total")),
        new DetailsPage.Typed(
            form.field("name").strip(),
            form.field("email").strip(),
            form.field("age").equals("yes"),
            form.field("instead").equals("yes"),
            form.field("key")),
        form.field("terms"),
        Language.of(form.field("lang")));
  }

  /// What the buyer has to correct, as far as the form itself tells.
  List<DetailsPage.Mistake> mistakes(Words words) {
    List<DetailsPage.Mistake> mistakes = new ArrayList<>();
    String address = TypedAddress.mistake(typed.email(), words);
    if (address != null) {
      mistakes.add(new DetailsPage.Mistake("email", address));
    }
    if (!OneLine.is(typed.name(), PlaceOrder.LONGEST_NAME)) {
      mistakes.add(new DetailsPage.Mistake("name", words.get("details.name.wrong")));
    }
    if (!typed.age()) {
      mistakes.add(new DetailsPage.Mistake("age", words.get("details.age.wrong")));
    }
    return mistakes;
  }

  /// The same form sent twice makes one order; changed in between it is another request.
  IdempotencyKey idempotency() {
    String meaning =
        String.join(
            "\n",
            event.toString(),
            sorted(choice),
            Long.toString(total),
            typed.name(),
            typed.email(),
            terms,
            Boolean.toString(typed.instead()),
            language.tag());
    return new IdempotencyKey("POST /checkout", typed.key(), Sha256.hex(meaning));
  }

  private static String sorted(Choice choice) {
    TreeMap<String, Integer> sorted = new TreeMap<>();
    choice.quantities().forEach((tier, count) -> sorted.put(tier.toString(), count));
    return sorted + (choice.table() == null ? "" : " table " + choice.table());
  }

  private static long minor(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException notANumber) {
      throw new InvalidRequest("total", "is not an amount");
    }
  }
}
