package live.maguey.api.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import live.maguey.api.settings.KnownSettings;
import live.maguey.api.settings.Mail;
import live.maguey.shared.EmailAddress;

/// Resend: reached, the key accepted, the sender's domain verified.
final class ResendCheck {
  private static final String SUBJECT = "resend";
  private static final String WAITING = " Mails wait in the outbox until then; none is lost.";

  private ResendCheck() {}

  static List<Finding> of(KnownSettings settings) throws InterruptedException {
    Optional<Mail.Resend> known = settings.find(Mail.Resend.class);
    Optional<EmailAddress> sender = settings.find("mail.from", EmailAddress.class);
    if (known.isEmpty() || sender.isEmpty()) {
      return List.of(Finding.notChecked(SUBJECT, "its settings are not complete"));
    }
    return List.of(of(known.get(), sender.get()));
  }

  static Finding of(Mail.Resend resend, EmailAddress sender) throws InterruptedException {
    return switch (Web.get(URI.create(resend.base() + "/domains"), resend.apiKey().reveal())) {
      case Web.None(String reason) ->
          Finding.failed(
              Defect.RESEND_AWAY,
              SUBJECT,
              resend.base() + " " + reason,
              "No email is sent. Look at the network and at resend.base, then at"
                  + " https://resend-status.com."
                  + WAITING);
      case Web.Given given -> answered(resend, sender, given);
    };
  }

  private static Finding answered(Mail.Resend resend, EmailAddress sender, Web.Given given) {
    String name = given.body().path("name").asText("");
    String message = given.body().path("message").asText("");
    if (given.status() == 200 && given.body().path("data").isArray()) {
      return domain(domain(sender), given.body().path("data"));
    }
    if (name.equals("restricted_api_key")) {
      return Finding.notChecked(
          SUBJECT, "the key is accepted; it only sends, so the domain cannot be looked up");
    }
    if (given.status() == 429) {
      return Finding.warning(
          Defect.RESEND_LIMITED, SUBJECT, "the account is at its limit", "Look again in a second.");
    }
    if (Set.of(400, 401, 403).contains(given.status()) && !name.isEmpty()) {
      return Finding.failed(
          Defect.RESEND_KEY,
          SUBJECT,
          "the key is refused: " + message,
          "Make one in Resend's dashboard (API Keys) and set resend.api-key." + WAITING);
    }
    return Finding.failed(
        Defect.RESEND_AWAY,
        SUBJECT,
        resend.base() + " answers " + given.status() + ", which is not Resend's answer",
        "Look at resend.base, at what stands between, and at https://resend-status.com." + WAITING);
  }

  /// @param domains all domains of the account
  static Finding domain(String ours, JsonNode domains) {
    for (JsonNode domain : domains) {
      String name = domain.path("name").asText();
      if (ours.equalsIgnoreCase(name)) {
        String status = domain.path("status").asText();
        return status.equals("verified")
            ? Finding.ok(SUBJECT, "the key is accepted, " + ours + " is verified")
            : Finding.failed(
                Defect.RESEND_DOMAIN,
                SUBJECT,
                ours + " is " + status.replace('_', ' '),
                "Set the DNS records that Resend's dashboard (Domains) shows." + WAITING);
      }
    }
    return Finding.failed(
        Defect.RESEND_DOMAIN,
        SUBJECT,
        "the account has no domain " + ours + ", which mail.from names",
        "Add it in Resend's dashboard (Domains), or send from one of its own." + WAITING);
  }

  private static String domain(EmailAddress address) {
    return address.value().substring(address.value().lastIndexOf('@') + 1);
  }
}
