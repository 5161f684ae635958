package live.maguey.cli.load;

import java.util.Map;

/// The limits of one network, of the vendors' accounts and of the law, out of the way: here
/// everybody comes from one machine, and says which address the proxy is to have seen, and nobody
/// who came in goes home.
public final class OpenLimits {
  private OpenLimits() {}

  public static Map<String, String> settings() {
    return Map.of(
        "proxies", "1",
        "sales.orders-per-minute", "1000000",
        "limits.order-pages-per-minute", "1000000",
        "limits.lists-per-minute", "1000000",
        "limits.reads-per-minute", "1000000",
        "limits.scans-per-minute", "1000000",
        "sales.holds-per-network", "100000",
        "stripe.requests-per-second", "1000",
        "venue.capacity", "100000");
  }
}
