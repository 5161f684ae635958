package live.maguey.api;

import live.maguey.api.settings.BackupSettings;
import live.maguey.audit.Cause;
import live.maguey.persistence.Database;
import live.maguey.persistence.privacy.PostgresPeople;
import live.maguey.privacy.ApplyErasures;
import live.maguey.privacy.EraseGuest;
import live.maguey.privacy.ErasureRule;
import live.maguey.privacy.ExportGuest;
import live.maguey.privacy.People;
import live.maguey.stripe.OrderSeal;
import live.maguey.stripe.StripeEventReader;

/// What tells people what is known of them, and erases them.
public final class Privacy {
  private final Stores stores;
  private final LookUps lookUps;
  private final People people;

  Privacy(Stores stores, LookUps lookUps) {
    this.stores = stores;
    this.lookUps = lookUps;
    this.people = people(stores.database());
  }

  /// To be erased, an event of Stripe's needs no proof of being ours.
  static People people(Database database) {
    return new PostgresPeople(database, new StripeEventReader(OrderSeal.unverified())::scrubbed);
  }

  public ExportGuest exportGuest() {
    return new ExportGuest(
        people,
        stores.sales().orders(),
        lookUps.order(),
        stores.sales().guests(),
        stores.sales().events(),
        stores.outbox(),
        stores.clock());
  }

  public EraseGuest eraseGuest(ErasureRule rule) {
    return new EraseGuest(
        people,
        stores.sales().orders(),
        exportGuest(),
        rule,
        stores.records().audit(),
        stores.database(),
        stores.clock());
  }

  /// Keeps beside the backups who is erased.
  ///
  /// @throws live.maguey.backups.CannotBackUp when they cannot be written
  public void keepErasures(BackupSettings backups) {
    BackingUp.erasures(backups).keep(people.erasures());
  }

  /// How many are kept beside the backups.
  ///
  /// @throws live.maguey.backups.CannotBackUp when they cannot be read
  public int keptErasures(BackupSettings backups) {
    return BackingUp.erasures(backups).list().size();
  }

  /// Erases again all who are kept there.
  public ApplyErasures.Applied eraseAgain(BackupSettings backups, Cause cause) {
    return new ApplyErasures(people, stores.records().audit(), stores.database())
        .apply(BackingUp.erasures(backups).list(), cause);
  }
}
