package live.maguey.guests;

import live.maguey.audit.Cause;
import live.maguey.orders.OrderId;
import live.maguey.shared.EmailAddress;
import live.maguey.shared.Language;

/// Mails a named guest their pass. A pass goes to one address, three times at most in all, no
/// matter who has it.
public final class SendPass {
  private final HostsTable tables;
  private final Guests guests;
  private final GuestEmails emails;

  public SendPass(HostsTable tables, Guests guests, GuestEmails emails) {
    this.tables = tables;
    this.guests = guests;
    this.emails = emails;
  }

  /// @param order of the table; @param no of the pass; @param language of the email
  public record Request(OrderId order, int no, EmailAddress address, Language language) {}

  public sealed interface Outcome {
    /// It is on its way.
    record Sent(Pass pass) implements Outcome {}

    record Refused(NotNow why) implements Outcome {}

    /// Nobody is named yet.
    record Unnamed() implements Outcome {}

    /// It went to another address, which is masked; it is taken back first.
    record OtherAddress(EmailAddress address) implements Outcome {}

    /// Three emails are all that a pass gets.
    record NoMailsLeft() implements Outcome {}

    /// Emails of ours came back from it, or its owner wants none. Nothing was sent.
    record Unreachable() implements Outcome {}
  }

  public Outcome send(Request request, Cause cause) {
    return tables.change(
        request.order(), request.no(), given -> send(given, request, cause), Outcome.Refused::new);
  }

  Outcome send(HostsTable.Given given, Request request, Cause cause) {
    if (isUnreachable(request.address())) {
      return new Outcome.Unreachable();
    }
    if (!guests.send(
        given.pass().ticket().id(), request.address(), request.language(), given.now())) {
      return refused(tables.reread(given.pass()));
    }
    return queue(given, tables.reread(given.pass()), request.language(), cause);
  }

  /// @param sent the pass as it was counted
  Outcome queue(HostsTable.Given given, Pass sent, Language language, Cause cause) {
    if (sent.holder() instanceof Pass.Holder.Sent(String name, EmailAddress address, _, _, _)) {
      emails.queuePass(
          given.table().order(),
          PassMail.sent(sent.ticket().id(), sent.mails()),
          GuestEmails.guest(name, address, language),
          cause,
          given.now());
    }
    return new Outcome.Sent(sent);
  }

  boolean isUnreachable(EmailAddress address) {
    return emails.isSuppressed(address);
  }

  Outcome refused(Pass pass) {
    return switch (pass.holder()) {
      case Pass.Holder.Sent(_, EmailAddress address, _, _, _) when pass.mailsLeft() > 0 ->
          pass.arrived().isPresent()
              ? new Outcome.Refused(tables.overtaken(pass))
              : new Outcome.OtherAddress(address);
      case Pass.Holder.Named _ when pass.arrived().isPresent() ->
          new Outcome.Refused(tables.overtaken(pass));
      case Pass.Holder.Named _, Pass.Holder.Sent _ -> new Outcome.NoMailsLeft();
      case Pass.Holder.Nobody _, Pass.Holder.TakenBack _, Pass.Holder.Declined _ ->
          new Outcome.Unnamed();
      case Pass.Holder.Joined _, Pass.Holder.Voided _, Pass.Holder.Host _ ->
          new Outcome.Refused(tables.overtaken(pass));
    };
  }
}
