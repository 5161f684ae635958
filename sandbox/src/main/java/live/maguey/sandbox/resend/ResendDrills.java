package live.maguey.sandbox.resend;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import live.maguey.sandbox.wire.Drill;
import live.maguey.sandbox.wire.Drill.Field;
import live.maguey.sandbox.wire.Drills;
import live.maguey.sandbox.wire.Json;
import live.maguey.sandbox.wire.OutageDrills;
import live.maguey.sandbox.wire.Route;

/// What can be made to happen to a mail after it was accepted, and all that goes wrong before.
final class ResendDrills {
  private static final Field MAIL = Field.needed("mail", "a mail's id");

  private final Deliveries deliveries;
  private final Domains domains;
  private final OutageDrills outages;

  ResendDrills(Deliveries deliveries, Domains domains, OutageDrills outages) {
    this.deliveries = deliveries;
    this.domains = domains;
    this.outages = outages;
  }

  List<Route> routes(ResendControls controls) {
    return new Drills(all(), controls::page).routes();
  }

  private List<Drill> all() {
    List<Drill> all = new ArrayList<>();
    all.add(of("bounce", "the reader's mail server refuses the mail for good", "bounced"));
    all.add(of("complain", "the reader calls the mail spam", "complained"));
    all.add(of("delay", "the reader's mail server puts the mail off", "delivery_delayed"));
    all.add(of("deliver", "the mail arrives", "delivered"));
    Field domain = Field.needed("domain", "a domain's name");
    all.add(
        new Drill(
            "verify-domain",
            "mail may be sent from this domain",
            List.of(domain),
            given -> {
              domains.verify(given.text("domain"));
              return domains.listed();
            }));
    all.add(
        new Drill(
            "forget-domain",
            "mail from this domain is refused",
            List.of(domain),
            given -> {
              domains.forget(given.text("domain"));
              return domains.listed();
            }));
    all.addAll(outages.all());
    return all;
  }

  private Drill of(String name, String says, String event) {
    return new Drill(name, says, List.of(MAIL), given -> told(given.text("mail"), event));
  }

  private JsonNode told(String id, String event) {
    SentMail mail = deliveries.tellOf(id, event);
    return Json.object().put("id", mail.id()).put("status", mail.lastEvent());
  }
}
