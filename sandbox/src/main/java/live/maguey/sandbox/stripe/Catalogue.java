package live.maguey.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/// Products and their prices (<https://docs.stripe.com/api/prices>), paid once.
final class Catalogue {
  static final List<String> TAXES = List.of("exclusive", "inclusive", "unspecified");

  private final Records records;
  private final Events events;
  private final Clock clock;

  Catalogue(Records records, Events events, Clock clock) {
    this.records = records;
    this.events = events;
    this.clock = clock;
  }

  ObjectNode product(Params params) {
    params.refuseAllBut(
        Set.of("name", "description", "active", "metadata[*]", "images[]", "expand[]"));
    params.flag("active");
    String name = params.required("name", 250);
    return records.locked(() -> {
      long now = clock.instant().getEpochSecond();
      ObjectNode product = Shapes.created("product", "prod_", now).put("updated", now);
      product.put("name", name).put("description", params.text("description", 40_000));
      product.set("metadata", Metadata.of(params));
      Records.add(records.products, product);
      events.emit("product.created", product);
      return product;
    });
  }

  ObjectNode price(Params params) {
    params.refuseAllBut(
        Set.of(
            "product",
            "unit_amount",
            "currency",
            "nickname",
            "active",
            "tax_behavior",
            "metadata[*]",
            "expand[]"));
    String currency = Currencies.known("currency", params.required("currency"));
    long unit = params.requiredInteger("unit_amount");
    Params.between("unit_amount", unit, 0, Currencies.most(currency));
    Currencies.payable("unit_amount", currency, unit);
    params.flag("active");
    params.oneOf("tax_behavior", TAXES);
    String product = params.required("product");
    return records.locked(() -> {
      Records.find(records.products, "product", product, "product");
      ObjectNode price = Shapes.created("price", "price_1", clock.instant().getEpochSecond());
      price.put("product", product).put("currency", currency).put("unit_amount", unit);
      price.put("unit_amount_decimal", Long.toString(unit));
      price.put("nickname", params.text("nickname", 5_000));
      price.set("metadata", Metadata.of(params));
      Records.add(records.prices, price);
      events.emit("price.created", price);
      return price;
    });
  }
}
