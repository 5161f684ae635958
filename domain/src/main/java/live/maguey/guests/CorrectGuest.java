package live.maguey.guests;

import live.maguey.audit.Cause;
import live.maguey.orders.OrderId;
import live.maguey.shared.EmailAddress;
import live.maguey.shared.Language;

/// A host corrects the address of a guest whose email did not arrive: the pass goes to the right
/// one under another code, and the wrong one is erased. It is one of the pass's three emails.
public final class CorrectGuest {
  private final HostsTable tables;
  private final Guests guests;
  private final SendPass send;
  private final GuestEmails emails;
  private final GuestActs acts;

  public CorrectGuest(
      HostsTable tables, Guests guests, SendPass send, GuestEmails emails, GuestActs acts) {
    this.tables = tables;
    this.guests = guests;
    this.send = send;
    this.emails = emails;
    this.acts = acts;
  }

  /// @param order of the table; @param no of the pass; @param language of the email
  public record Request(OrderId order, int no, EmailAddress address, Language language) {}

  /// A pass whose email may still arrive keeps its address: that is `OtherAddress`. One that was
  /// mailed to nobody is simply sent.
  public SendPass.Outcome correct(Request request, Cause cause) {
    return tables.change(
        request.order(),
        request.no(),
        given -> correct(given, request, cause),
        SendPass.Outcome.Refused::new);
  }

  private SendPass.Outcome correct(HostsTable.Given given, Request request, Cause cause) {
    if (given.pass().holder() instanceof Pass.Holder.Named) {
      return send.send(
          given,
          new SendPass.Request(
              request.order(), request.no(), request.address(), request.language()),
          cause);
    }
    if (send.isUnreachable(request.address())) {
      return new SendPass.Outcome.Unreachable();
    }
    if (!guests.correct(
        given.pass().ticket().id(), request.address(), request.language(), given.now())) {
      return send.refused(tables.reread(given.pass()));
    }
    emails.withdraw(given.table().order(), given.pass().ticket(), given.now());
    acts.record("pass.corrected", given.table().order(), given.pass().ticket(), cause, given.now());
    return send.queue(given, tables.reread(given.pass()), request.language(), cause);
  }
}
