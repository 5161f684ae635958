package live.maguey.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One line of the trail; never changed and never deleted.
///
/// @param act what was done, as `order.paid`, `webhook.replayed`
/// @param subject the id of the thing, as `order 0199…`
/// @param requestId the request that led here, or null where none did
public record AuditEntry(
    Instant at,
    Actor actor,
    String act,
    String subject,
    String detail,
    @Nullable String requestId) {}
