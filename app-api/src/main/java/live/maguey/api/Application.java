package live.maguey.api;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.InstantSource;
import java.util.Random;
import live.maguey.api.schema.Schema;
import live.maguey.api.schema.SchemaOutdated;
import live.maguey.api.settings.ServiceConfig;
import live.maguey.api.settings.Stripe;
import live.maguey.payments.PaymentGateway;
import live.maguey.persistence.demo.PastEvents;
import live.maguey.shared.Ids;
import live.maguey.shared.Secret;

/// The one composition: what commands, routes, workers and jobs share on one database, top to
/// bottom. Each side constructs its use cases; what a use case needs of the settings is given to it
/// there.
public final class Application implements AutoCloseable {
  private static final int CONNECTIONS = 2;

  private final Stores stores;
  private final LookUps lookUps;
  private final Selling selling;
  private final Paying paying;
  private final Signing signing;
  private final Mailing mailing;
  private final Hosting hosting;
  private final Privacy privacy;
  private final AtGate atGate;
  private final Staffing staffing;
  private final Watching watching;
  private final Launching launching;
  private final Telling telling;

  private Application(Stores stores) {
    this.stores = stores;
    this.lookUps = new LookUps(stores);
    this.selling = new Selling(stores);
    this.paying = new Paying(stores);
    this.signing = new Signing(stores);
    this.mailing = new Mailing(stores, signing);
    this.hosting = new Hosting(stores);
    this.privacy = new Privacy(stores, lookUps);
    this.watching = new Watching(stores);
    this.launching = new Launching(stores, signing);
    this.telling = new Telling(stores);
    this.staffing = new Staffing(stores);
    this.atGate = new AtGate(stores, selling.browseEvents(), signing);
  }

  /// For a command, in its own process next to the running servers.
  ///
  /// @throws live.maguey.shared.Unavailable when the database does not answer
  /// @throws SchemaOutdated when it is older than this program
  public static Application open(ServiceConfig.Database config, InstantSource clock) {
    Stores stores =
        Stores.open(
            new ServiceConfig.Database(
                config.url(), config.user(), config.password(), CONNECTIONS, config.holds()),
            new SimpleMeterRegistry(),
            clock);
    try {
      Schema.requireCurrent(stores.database());
      return at(stores);
    } catch (RuntimeException fault) {
      stores.close();
      throw fault;
    }
  }

  /// On stores that are open already; the caller closes them.
  public static Application at(Stores stores) {
    return new Application(stores);
  }

  public InstantSource clock() {
    return stores.clock();
  }

  public Ids ids() {
    return stores.ids();
  }

  /// The read side.
  public LookUps lookUp() {
    return lookUps;
  }

  public Selling selling() {
    return selling;
  }

  public Paying paying() {
    return paying;
  }

  public Signing signing() {
    return signing;
  }

  public Mailing mailing() {
    return mailing;
  }

  public Hosting hosting() {
    return hosting;
  }

  public Privacy privacy() {
    return privacy;
  }

  public Watching watching() {
    return watching;
  }

  public Launching launching() {
    return launching;
  }

  public Telling telling() {
    return telling;
  }

  public AtGate gate() {
    return atGate;
  }

  public Staffing staff() {
    return staffing;
  }

  /// For ending and asking about what our own records name; it opens nothing.
  public AtStripe at(Stripe.Account stripe) {
    return at(StripeParts.gateway(stripe, stores.clock()));
  }

  /// Opens payments, sealed with these keys, and knows ours by the seal or by our records.
  public AtStripe at(Stripe.Account stripe, Secret paymentKeys) {
    return at(StripeParts.sealing(stripe, paymentKeys, stores));
  }

  /// By another way to reach Stripe.
  public AtStripe at(PaymentGateway gateway) {
    return new AtStripe(stores, paying.settlePayment(), gateway);
  }

  /// Our ledger against that of this account.
  public Reconciling reconciling(Stripe.Account stripe) {
    return new Reconciling(stores, stripe);
  }

  /// What only a demo does.
  public Demo demo() {
    return new Demo(
        stores.sales().events(),
        stores.gates().devices(),
        stores.records().audit(),
        stores.ids(),
        stores.clock(),
        new PastEvents(stores.database(), new Random()));
  }

  @Override
  public void close() {
    stores.close();
  }
}
