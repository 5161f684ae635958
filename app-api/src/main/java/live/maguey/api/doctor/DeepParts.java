package live.maguey.api.doctor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import live.maguey.api.BackingUp;
import live.maguey.api.Stores;
import live.maguey.api.doctor.DeepLook.Component;
import live.maguey.api.doctor.DeepLook.Part;
import live.maguey.api.settings.Mail;
import live.maguey.api.settings.ServiceConfig;
import live.maguey.status.NewestBackup;

/// What a server with these settings depends on.
public final class DeepParts {
  /// Longer than one answer may take that is asked for, shorter than a request may.
  private static final Duration LIMIT = Duration.ofSeconds(6);

  private static final Duration NEAR = Duration.ofSeconds(5);

  /// Vendors count our questions.
  private static final Duration FAR = Duration.ofSeconds(30);

  private DeepParts() {}

  /// @param stores of the server itself: what it cannot reach is away, even if others can
  public static DeepLook of(ServiceConfig config, Stores stores, Instruments with) {
    List<Part> parts = new ArrayList<>();
    Map<Component, String> off = new EnumMap<>(Component.class);
    NewestBackup backup = BackingUp.newest(config.operating().backups());
    parts.add(
        new Part(
            "database",
            NEAR,
            () ->
                DatabaseCheck.of(
                    stores,
                    config.database(),
                    Optional.of(config.keys().master()),
                    with.clock(),
                    application ->
                        StatusCheck.parts(application.lookUp().checkStatus(backup).check()))));
    parts.add(
        new Part(
            "stripe",
            FAR,
            () ->
                StripeCheck.of(
                    config.stripe(),
                    Optional.of(config.venue().currency()),
                    Optional.of(config.node().site()),
                    with.clock())));
    Mail mail = config.mail();
    parts.add(new Part("resend", FAR, () -> List.of(ResendCheck.of(mail.resend(), mail.from()))));
    mail.smtp()
        .of(mail.from(), "", mail.replyTo())
        .ifPresentOrElse(
            smtp -> parts.add(new Part("smtp", FAR, () -> List.of(SmtpCheck.of(smtp)))),
            () -> off.put(Component.SMTP, "no second provider is set up"));
    parts.add(
        new Part(
            "data", NEAR, () -> List.of(MachineCheck.folder(config.node().data(), with.room()))));
    boolean production = config.stripe().livemode();
    if (config.operating().backups().folder() == null && !production) {
      off.put(Component.BACKUPS, "no backups are configured");
    } else {
      parts.add(
          new Part("backups", NEAR, () -> List.of(BackupCheck.of(backup.look(), production))));
    }
    return new DeepLook(parts, off, LIMIT, stores.clock());
  }
}
