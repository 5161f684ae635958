package live.maguey.cli.privacy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import live.maguey.api.Application;
import live.maguey.cli.command.Report;
import live.maguey.cli.orders.OrderFields;
import live.maguey.emails.Email;
import live.maguey.gate.ScanLog;
import live.maguey.guests.Pass;
import live.maguey.lookup.OrderPicture;
import live.maguey.orders.Buyer;
import live.maguey.orders.Terms;
import live.maguey.privacy.PersonFile;
import live.maguey.shared.EmailAddress;
import live.maguey.tickets.Ticket;

/// All that is known of a person as one JSON document, for them to take along.
final class PersonJson {
  private final Application application;

  PersonJson(Application application) {
    this.application = application;
  }

  Map<String, Object> of(EmailAddress address, PersonFile file) {
    return Report.fields(
        "address", address.value(),
        "at", file.at(),
        "orders", file.bought().stream().map(this::bought).toList(),
        "passes", file.given().stream().map(this::given).toList(),
        "elsewhere", Remaining.json(file.elsewhere()));
  }

  private Map<String, Object> bought(PersonFile.Bought bought) {
    OrderPicture picture = bought.history().picture();
    Map<String, Object> fields =
        OrderFields.of(bought.history(), application.paying().showDeposits().of(picture.order()));
    Optional<Buyer> buyer = picture.buyer();
    fields.put("name", buyer.map(Buyer::name).orElse(null));
    fields.put("language", buyer.map(b -> b.language().tag()).orElse(null));
    fields.put("agreed", bought.terms().map(PersonJson::agreed).orElse(null));
    fields.put("scans", scans(picture.tickets()));
    return fields;
  }

  private static Map<String, Object> agreed(Terms terms) {
    return Report.fields(
        "terms", terms.version(),
        "at", terms.acceptedAt(),
        "marketing", terms.marketing(),
        "network", terms.network(),
        "browser", terms.userAgent(),
        "request", terms.requestId());
  }

  private Map<String, Object> given(PersonFile.Given given) {
    Ticket ticket = given.pass().ticket();
    return Report.fields(
        "number", ticket.number(),
        "event", given.event().slug().value(),
        "table", ticket.name(),
        "name", ticket.holder(),
        "language",
            given.pass().holder() instanceof Pass.Holder.Sent sent ? sent.language().tag() : null,
        "entries", ticket.entries(),
        "firstAdmittedAt", ticket.firstAdmittedAt().orElse(null),
        "emails", given.emails().stream().map(PersonJson::email).toList(),
        "scans", scans(List.of(ticket)));
  }

  private static Map<String, Object> email(Email email) {
    return Report.fields(
        "id", email.id().toString(),
        "state", Report.word(email.state().stage()),
        "queuedAt", email.queuedAt());
  }

  private List<Map<String, Object>> scans(List<Ticket> tickets) {
    return tickets.stream()
        .flatMap(ticket -> application.lookUp().tickets().picture(ticket).scans().stream())
        .map(PersonJson::scan)
        .toList();
  }

  private static Map<String, Object> scan(ScanLog.Scan scan) {
    return Report.fields(
        "at", scan.at(), "gate", scan.gate(), "verdict", Report.word(scan.reason()));
  }
}
