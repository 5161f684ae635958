package live.maguey.cli.vip;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import live.maguey.api.Application;
import live.maguey.cli.command.EventOption;
import live.maguey.cli.command.Operation;
import live.maguey.events.Event;
import live.maguey.lookup.LookUpReservations;
import live.maguey.lookup.Party;
import live.maguey.orders.OrderReference;
import live.maguey.shared.EmailAddress;
import live.maguey.shared.InvalidRequest;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// A party as named on the command line: by its order's number, the host's email address, or the
/// table of an event.
final class PartyNamed {
  private static final int MOST = 50;

  @Parameters(
      paramLabel = "PARTY",
      description = "The order's number, the host's email address, or with --event a table.")
  private String name;

  @Mixin private EventOption event;

  /// The newest first; may be empty.
  ///
  /// @throws live.maguey.cli.command.NoSuchEvent when no event has that name
  List<Party> find(Application application) {
    LookUpReservations lookUp = application.lookUp().reservations();
    Optional<Event> of = event.find(application);
    if (name.contains("@")) {
      return lookUp.of(EmailAddress.parse(name), MOST).stream()
          .filter(party -> of.isEmpty() || party.event().id().equals(of.get().id()))
          .toList();
    }
    Optional<Party> atTable = of.flatMap(e -> lookUp.at(e, name));
    return (atTable.isPresent() ? atTable : byOrder(application)).stream().toList();
  }

  private Optional<Party> byOrder(Application application) {
    try {
      return application
          .lookUp()
          .orders()
          .find(OrderReference.parse(name))
          .flatMap(application.lookUp().reservations()::of);
    } catch (InvalidRequest noNumber) {
      return Optional.empty();
    }
  }

  /// Does it with the one party that is named, or says what is wrong.
  ///
  /// @return the exit code
  int withOne(Application application, Operation operation, Function<Party, Integer> act) {
    List<Party> found = find(application);
    if (found.isEmpty()) {
      return operation.wrong(nobody());
    }
    if (found.size() > 1) {
      return operation.wrong(
          name
              + " has several tables: "
              + found.stream()
                  .map(p -> p.order().details().reference().value())
                  .collect(Collectors.joining(", "))
              + ". Name one of these orders.");
    }
    return act.apply(found.getFirst());
  }

  String nobody() {
    return event.isGiven()
        ? "No party matches " + name + " there. `maguey vip list --event NAME` shows them."
        : "No party matches "
            + name
            + ". Give its order's number, or a table with --event. `maguey vip list` shows them.";
  }
}
