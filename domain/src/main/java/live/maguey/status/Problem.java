package live.maguey.status;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something that is wrong now.
///
/// @param subject one word: `alert`, `webhooks`, `emails`, `refunds`, `holds`, `tables`, `jobs`,
///   `ledger`
/// @param what in words; @param todo the command or act that helps
/// @param since null where nobody knows
public record Problem(String subject, String what, String todo, @Nullable Instant since) {}
