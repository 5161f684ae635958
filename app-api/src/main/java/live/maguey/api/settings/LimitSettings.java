package live.maguey.api.settings;

import live.maguey.api.settings.Setting.From;
import live.maguey.api.settings.Setting.Group;
import live.maguey.api.settings.Setting.Meaning;
import live.maguey.api.settings.Setting.Or;
import live.maguey.api.settings.Setting.To;
import live.maguey.http.connections.HttpSettings;

/// How often one network (an IPv4 address, an IPv6 /64) may do something, beside placing orders.
/// Limits of email are of all nodes together, all others of each node.
@Group("limits")
public record LimitSettings(
    @Meaning("how many times a minute one network may ask for its tickets by email")
        @Or("6")
        @To(1_000_000)
        int emailsPerMinute,
    @Meaning("how many times an hour anybody may ask for the tickets of one email address")
        @Or("6")
        @To(1_000_000)
        int emailsPerAddress,
    @Meaning("how many pages of tables' hosts and guests one network may open in a minute")
        @Or("60")
        @To(1_000_000)
        int tablesPerMinute,
    @Meaning("how many pages of orders one network may open in a minute") @Or("3000") @To(1_000_000)
        int orderPagesPerMinute,
    @Meaning("how many lists of events one network may open in a minute") @Or("3000") @To(1_000_000)
        int listsPerMinute,
    @Meaning("how many other pages one network may open in a minute") @Or("6000") @To(1_000_000)
        int readsPerMinute,
    @Meaning("how many requests one gate device may send in a minute") @Or("1200") @To(1_000_000)
        int scansPerMinute,
    @Meaning("how many requests this process works on at once; beyond it browsing gives way first")
        @Or("1000")
        @From(10)
        @To(100_000)
        int work) {
  public HttpSettings.Rates rates(int ordersPerMinute) {
    return new HttpSettings.Rates(
        ordersPerMinute,
        emailsPerMinute,
        emailsPerAddress,
        tablesPerMinute,
        orderPagesPerMinute,
        listsPerMinute,
        readsPerMinute,
        scansPerMinute);
  }
}
