/// Who did what to which thing.
///
/// Driven port: [AuditTrail]. An entry names ids, never a buyer's name or address, so a buyer can
/// be erased while the trail stays.
@NullMarked
package live.maguey.audit;

import org.jspecify.annotations.NullMarked;
