package live.maguey.privacy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import live.maguey.checkout.CheckoutAttempt;
import live.maguey.disputes.Dispute;
import live.maguey.emails.Email;
import live.maguey.emails.Recipient;
import live.maguey.lookup.OrderHistory;
import live.maguey.payments.Fact;

/// What others keep of a person on the venue's behalf. It is not erased with what the venue keeps:
/// somebody has to ask them.
///
/// @param sessions, payments, disputes ids at Stripe: `cs_…`, `pi_…`, `dp_…`
/// @param mails that an email provider took
public record Elsewhere(
    List<String> sessions, List<String> payments, List<String> disputes, List<Mail> mails) {
  /// @param provider its name; @param id by which it knows the email
  public record Mail(String provider, String id, Instant at) {}

  public Elsewhere {
    sessions = List.copyOf(sessions);
    payments = List.copyOf(payments);
    disputes = List.copyOf(disputes);
    mails = List.copyOf(mails);
  }

  public boolean isNothing() {
    return sessions.isEmpty() && payments.isEmpty() && disputes.isEmpty() && mails.isEmpty();
  }

  static Elsewhere of(List<PersonFile.Bought> bought, List<PersonFile.Given> given) {
    List<OrderHistory> histories = bought.stream().map(PersonFile.Bought::history).toList();
    List<Mail> mails = new ArrayList<>();
    histories.forEach(history ->
        mails(history.emails().stream().filter(e -> e.to() instanceof Recipient.Buyer))
            .forEach(mails::add));
    given.forEach(pass -> mails(pass.emails().stream()).forEach(mails::add));
    return new Elsewhere(
        histories.stream()
            .flatMap(h -> h.payment().attempts().stream())
            .map(CheckoutAttempt::session)
            .flatMap(Optional::stream)
            .toList(),
        histories.stream()
            .flatMap(h -> Fact.of(h.payment().facts(), Fact.Captured.class))
            .map(Fact.Captured::payment)
            .toList(),
        histories.stream()
            .flatMap(h -> h.payment().disputes().stream())
            .map(Dispute::object)
            .toList(),
        mails);
  }

  private static Stream<Mail> mails(Stream<Email> emails) {
    return emails
        .flatMap(email -> email.sent().stream())
        .map(sent -> new Mail(sent.provider(), sent.providerId(), sent.acceptedAt()));
  }
}
