package live.maguey.cli.runbooks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import live.maguey.api.Application;
import live.maguey.api.BackingUp;
import live.maguey.api.LookUps;
import live.maguey.api.settings.BackupSettings;
import live.maguey.cli.command.Operation;
import live.maguey.cli.trace.Tracing;
import live.maguey.emails.Email;
import live.maguey.emails.EmailId;
import live.maguey.lookup.LookUpAlerts;
import live.maguey.orders.Order;
import live.maguey.orders.OrderReference;
import live.maguey.payments.Refund;
import live.maguey.payments.RefundId;
import live.maguey.shared.InvalidRequest;
import live.maguey.status.Problem;
import live.maguey.trace.Trace;

/// Finds what is wrong with whatever a person has in hand, as `trace`, `status` and the alerts tell
/// it, and which step of which runbook applies.
final class Diagnose {
  /// Of one address.
  private static final int ORDERS = 5;

  private static final Pattern ALERT = Pattern.compile("[0-9]{1,12}");
  private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private final Operation operation;
  private final Application application;

  Diagnose(Operation operation, Application application) {
    this.operation = operation;
    this.application = application;
  }

  /// @param about in words: each order with its state, or the alert
  /// @param findings of it; @param elsewhere what else is wrong on this server, and may be the
  ///   cause
  record Diagnosed(List<String> about, List<Applying> findings, List<Applying> elsewhere) {}

  /// @param what an order's or a ticket's number, an address, an id, an alert's number
  /// @return empty where nothing matches it
  Optional<Diagnosed> of(String what) {
    if (ALERT.matcher(what).matches()) {
      return application.lookUp().alerts().find(Long.parseLong(what)).map(this::alert);
    }
    List<Order> orders = orders(what);
    return orders.isEmpty() ? Optional.empty() : Optional.of(orders(orders));
  }

  private Diagnosed alert(LookUpAlerts.Shown shown) {
    String number = Long.toString(shown.alert().number());
    String about = shown.about().startsWith("order ") ? shown.about().split("[ ,]")[1] : number;
    Applying applying =
        new Applying(
            shown.alert().kind(),
            "alert " + number + ", " + shown.about(),
            shown.alert().detail(),
            shown.todo(),
            Applying.values(shown.about().replaceAll(".* ", ""), about),
            "maguey alerts show " + number);
    return new Diagnosed(
        List.of("alert " + number),
        shown.alert().isClosed() ? List.of() : List.of(applying),
        List.of());
  }

  private Diagnosed orders(List<Order> orders) {
    List<Trace> traces = new Tracing(operation, application).of(orders);
    List<Applying> findings = new ArrayList<>();
    for (Trace trace : traces) {
      trace.missing().forEach(missing -> findings.add(Applying.of(trace, missing)));
      trace.explanations().forEach(told -> findings.add(Applying.of(trace, told)));
    }
    List<String> references =
        orders.stream().map(order -> order.details().reference().value()).toList();
    List<Problem> problems =
        application
            .lookUp()
            .checkStatus(BackingUp.newest(operation.part(BackupSettings.class)))
            .check()
            .problems();
    problems.stream()
        .filter(problem -> !problem.subject().equals("alert"))
        .filter(problem -> references.stream().anyMatch(problem.about()::contains))
        .filter(problem -> isNew(problem, findings))
        .map(Diagnose::applying)
        .forEach(findings::add);
    List<Applying> elsewhere =
        findings.isEmpty()
            ? List.of()
            : problems.stream()
                .filter(problem -> isNew(problem, findings))
                .map(Diagnose::applying)
                .toList();
    return new Diagnosed(
        traces.stream()
            .map(trace -> trace.order().details().reference() + ", " + trace.order().state())
            .toList(),
        findings,
        elsewhere);
  }

  private static boolean isNew(Problem problem, List<Applying> findings) {
    return findings.stream()
        .noneMatch(found -> found.diagnosis().id().equals(problem.diagnosis().id()));
  }

  private static Applying applying(Problem problem) {
    String object = problem.about().replaceAll(".* ", "");
    return new Applying(
        problem.diagnosis(),
        problem.about(),
        problem.what(),
        problem.todo(),
        Applying.values(object, object),
        "maguey status");
  }

  private List<Order> orders(String what) {
    LookUps lookUp = application.lookUp();
    try {
      List<Order> found = lookUp.findOrders().find(what, ORDERS);
      return found.isEmpty() && UUID.matcher(what).matches() ? ofObject(lookUp, what) : found;
    } catch (InvalidRequest notOne) {
      return List.of();
    }
  }

  /// Of an email or a refund.
  private static List<Order> ofObject(LookUps lookUp, String id) {
    return Stream.concat(
            lookUp.emails().find(EmailId.parse(id)).flatMap(Email::order).stream(),
            lookUp.refunds().find(RefundId.parse(id)).map(Refund::order).stream())
        .flatMap(order -> lookUp.findOrders().find(OrderReference.of(order).value(), 1).stream())
        .toList();
  }
}
