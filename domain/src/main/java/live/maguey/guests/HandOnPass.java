package live.maguey.guests;

import live.maguey.audit.Cause;
import live.maguey.orders.OrderId;
import live.maguey.shared.EmailAddress;
import live.maguey.shared.Language;
import live.maguey.shared.OneLine;

/// A host gives a pass to somebody else: it is taken back, named and mailed, all or nothing.
public final class HandOnPass {
  private final HostsTable tables;
  private final Guests guests;
  private final TakeBackPass takeBack;
  private final SendPass send;

  public HandOnPass(HostsTable tables, Guests guests, TakeBackPass takeBack, SendPass send) {
    this.tables = tables;
    this.guests = guests;
    this.takeBack = takeBack;
    this.send = send;
  }

  /// @param order of the table; @param no of the pass; @param language of the email
  public record Request(
      OrderId order, int no, String name, EmailAddress address, Language language) {}

  /// @throws live.maguey.shared.InvalidRequest for a name that is not one line
  public SendPass.Outcome handOn(Request request, Cause cause) {
    String name = OneLine.parse("name", request.name(), NameGuest.LONGEST_NAME);
    return tables.change(
        request.order(),
        request.no(),
        given -> handOn(given, name, request, cause),
        SendPass.Outcome.Refused::new);
  }

  private SendPass.Outcome handOn(
      HostsTable.Given given, String name, Request request, Cause cause) {
    if (given.pass().mailsLeft() == 0) {
      return new SendPass.Outcome.NoMailsLeft();
    }
    if (send.isUnreachable(request.address())) {
      return new SendPass.Outcome.Unreachable();
    }
    if (takeBack.takeBack(given, cause) instanceof TakeBackPass.Outcome.Refused(NotNow why)) {
      return new SendPass.Outcome.Refused(why);
    }
    if (!guests.name(given.pass().ticket().id(), name, given.now())) {
      return new SendPass.Outcome.Refused(tables.overtaken(given.pass()));
    }
    return send.send(
        given,
        new SendPass.Request(request.order(), request.no(), request.address(), request.language()),
        cause);
  }
}
