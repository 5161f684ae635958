package live.maguey.api.settings;

import java.net.URI;
import java.time.Duration;
import live.maguey.api.settings.Setting.Group;
import live.maguey.api.settings.Setting.Is;
import live.maguey.api.settings.Setting.Meaning;
import live.maguey.api.settings.Setting.Or;
import live.maguey.shared.EmailAddress;
import live.maguey.shared.Secret;
import org.jspecify.annotations.Nullable;

/// Where alerts go; nowhere where nothing is set.
@Group("alerts")
public record AlertSettings(
    @Meaning("a Slack incoming webhook that alerts are posted to; none if not set")
        @Is(Shape.Kind.SECRET_LINK)
        @Nullable Secret slack,
    @Meaning("an address that alerts are sent to, by both mail providers; none if not set")
        @Nullable EmailAddress mail,
    @Meaning("PagerDuty's integration key (Events API v2) for critical alerts; none if not set")
        @Nullable Secret pagerduty,
    @Meaning("where PagerDuty takes events") @Or("https://events.pagerduty.com") URI pagerdutyBase,
    @Meaning("how long a critical alert may stay without anybody looking before it is told again")
        @Or("15m")
        Duration escalateAfter,
    @Meaning("how long alerts are kept after they were closed") @Or("90d") Duration kept,
    @Meaning("how long an answer of Slack or PagerDuty may take") @Or("10s") Duration timeout) {}
