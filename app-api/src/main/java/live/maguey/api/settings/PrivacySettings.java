package live.maguey.api.settings;

import java.time.Duration;
import live.maguey.api.settings.Setting.Group;
import live.maguey.api.settings.Setting.Meaning;
import live.maguey.api.settings.Setting.Or;
import live.maguey.persistence.jobs.Housekeeping;
import live.maguey.privacy.ErasureRule;

/// How long what identifies people is kept, and from when somebody may be erased.
@Group("privacy")
public record PrivacySettings(
    @Meaning(
            "how long after the night a bank may still dispute a payment; until then its buyer stays")
        @Or("120d")
        Duration disputeWindow,
    @Meaning("how long after the night names and addresses of tables' guests are kept") @Or("30d")
        Duration guestsKept,
    @Meaning("how long after the night the network and browser of an order are kept") @Or("180d")
        Duration originsKept,
    @Meaning("how long Stripe's events are kept in full, and refused signatures counted") @Or("90d")
        Duration webhooksKept,
    @Meaning("how long each answer of an email provider is kept") @Or("365d")
        Duration answersKept) {
  public ErasureRule rule() {
    return new ErasureRule(disputeWindow);
  }

  /// @param alerts how long alerts are kept after they were closed
  public Housekeeping.Kept kept(Duration alerts) {
    return new Housekeeping.Kept(guestsKept, originsKept, webhooksKept, answersKept, alerts);
  }
}
