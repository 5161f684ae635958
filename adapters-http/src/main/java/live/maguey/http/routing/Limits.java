package live.maguey.http.routing;

import io.helidon.webserver.http.ServerRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import live.maguey.devices.Device;
import live.maguey.http.answers.Problem;
import live.maguey.http.answers.ProblemCode;
import live.maguey.http.answers.Refused;
import live.maguey.http.connections.HttpSettings;
import live.maguey.http.routing.Tier.Counted;
import live.maguey.limits.Allowance;
import live.maguey.limits.Allowances.Taken;
import live.maguey.limits.CountCallers;
import live.maguey.shared.EmailAddress;
import live.maguey.shared.Network;
import org.jspecify.annotations.Nullable;

/// The limits of the [Tier]s. Those of [Counted#CHECKOUT] and [Counted#MAIL] are in the database:
/// right with any number of nodes, and closed while it is away. All others are this node's own.
public final class Limits {
  /// In a minute and for a network, at which a venue's guests may open old links of theirs.
  private static final int WRONG_LINKS = 60;

  /// In a minute and for a network: a script that fails in a loop reports each error once.
  private static final int REPORTS = 20;

  /// In a minute and for a network: a manager who enrolls a whole crew is not stopped, and guessing
  /// one code of 2^40 while it is good is hopeless.
  private static final int ENROLMENTS = 20;

  /// Faster than anybody types, and too slow to guess a number.
  private static final int TYPED = 20;

  private final int trustedProxies;
  private final CountCallers callers;
  private final Map<Counted, Allowance> together = new EnumMap<>(Counted.class);
  private final Map<Counted, RateLimit> alone = new EnumMap<>(Counted.class);
  private final Allowance ofAddress;
  private final RateLimit wrongLinks;
  private final RateLimit typed;

  public Limits(HttpSettings settings, CountCallers callers, InstantSource clock) {
    HttpSettings.Rates rates = settings.limits().rates();
    this.trustedProxies = settings.trustedProxies();
    this.callers = callers;
    this.ofAddress = new Allowance("address", rates.address(), Duration.ofHours(1));
    this.wrongLinks = new RateLimit(WRONG_LINKS, clock);
    this.typed = new RateLimit(TYPED, clock);
    for (Counted tier : Counted.values()) {
      switch (tier) {
        case CHECKOUT -> together.put(tier, Allowance.perMinute("checkout", rates.orders()));
        case MAIL -> together.put(tier, Allowance.perMinute("mail", rates.mail()));
        case TABLE -> alone.put(tier, new RateLimit(rates.tables(), clock));
        case ORDER -> alone.put(tier, new RateLimit(rates.orderPages(), clock));
        case REPORT -> alone.put(tier, new RateLimit(Math.min(REPORTS, rates.reads()), clock));
        case SEARCH -> alone.put(tier, new RateLimit(rates.lists(), clock));
        case READ -> alone.put(tier, new RateLimit(rates.reads(), clock));
        case ENROL -> alone.put(tier, new RateLimit(Math.min(ENROLMENTS, rates.reads()), clock));
        case GATE -> alone.put(tier, new RateLimit(rates.scans(), clock));
      }
    }
  }

  /// @param who what the request has proved
  /// @throws Refused 429 with the time to wait when the caller did so too often
  /// @throws live.maguey.shared.Unavailable when it cannot be counted
  void count(Tier tier, ServerRequest request, @Nullable Object who) {
    switch (tier) {
      case Counted counted -> count(counted, request, who);
      case Tier.Delivery(SignedDeliveries deliveries) -> deliveries.expect(request);
      case Tier.Free _ -> {}
    }
  }

  private void count(Counted tier, ServerRequest request, @Nullable Object who) {
    Allowance allowance = together.get(tier);
    RateLimit limit = alone.get(tier);
    if (allowance != null) {
      if (callers.count(allowance, network(request)) instanceof Taken.TooOften(Duration left)) {
        throw RateLimit.tooOften(left);
      }
    } else if (limit != null) {
      limit.count(who instanceof Device device ? device.id().toString() : network(request).value());
    }
  }

  /// A private link that opens nothing.
  void countWrongLink(ServerRequest request) {
    wrongLinks.count(network(request).value());
  }

  /// A number that was typed at a gate.
  ///
  /// @throws Refused 429 with the time to wait
  public void countTyped(Device device) {
    typed.count(device.id().toString());
  }

  /// An email that anybody may ask for.
  ///
  /// @throws Refused 429 with the time to wait when this address was asked for too often
  public void countMailTo(EmailAddress address) {
    if (callers.count(ofAddress, address) instanceof Taken.TooOften(Duration left)) {
      throw new Refused(Problem.of(ProblemCode.ADDRESS_LIMITED).after(left.plusSeconds(1)));
    }
  }

  private Network network(ServerRequest request) {
    return Caller.network(request, trustedProxies);
  }
}
