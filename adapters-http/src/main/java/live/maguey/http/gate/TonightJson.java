package live.maguey.http.gate;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tonight, as one gate sees it.
///
/// @param ticketsIn how many tickets ever came in; @param sold how many could
/// @param in how many people are inside now; @param capacity of the venue
/// @param last the device's own last scans, newest first, at most ten
record TonightJson(
    EventJson event,
    DeviceJson device,
    int ticketsIn,
    int sold,
    int in,
    int capacity,
    List<LastScanJson> last) {

  /// @param dateLine `Sat 28 Nov`, in the reader's language, as within a sentence
  /// @param date the day people know the event by
  /// @param minimumAge in years, 0 for all ages
  record EventJson(
      String slug,
      String title,
      String dateLine,
      LocalDate date,
      Instant doors,
      Instant ends,
      int minimumAge) {}

  /// @param name who uses it tonight; the device's own name if nobody is set
  /// @param direction `out` where it scans people out; left out where it scans them in
  /// @param entrance `general` or `vip` where it lets in nobody else; left out where it lets in all
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record DeviceJson(
      String gate, String name, @Nullable String direction, @Nullable String entrance) {}

  /// @param at by our clock
  record LastScanJson(String scanId, Instant at, String verdict, String title) {}
}
