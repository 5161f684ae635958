package live.maguey.gate;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import live.maguey.events.EventId;
import live.maguey.shared.Page;
import live.maguey.tickets.TicketId;
import org.jspecify.annotations.Nullable;

/// Reads the log of every attempt at a gate: where, by which phone and whom, with which verdict.
public interface ScanLog {
  /// Newest first.
  List<Scan> list(Search wanted);

  Optional<Scan> find(ScanId id);

  /// Every scan of a ticket, the first one first.
  List<Scan> of(TicketId ticket, int limit);

  /// @param gate, reason null does not restrict; @param event null does not restrict
  /// @param page by when they were received
  record Search(
      @Nullable EventId event, @Nullable String gate, @Nullable Reason reason, Page<ScanId> page) {}

  /// @param at by our clock; @param device the phone's name; @param person who held it, or null
  /// @param event the event that the gate worked on, by its name in its address
  /// @param ticket its number, null where the text named none of ours
  record Scan(
      ScanId id,
      Instant at,
      String gate,
      String device,
      @Nullable String person,
      Reason reason,
      boolean byHand,
      String event,
      @Nullable String ticket) {
    /// The phone as colleagues know it: `Alma, phone 3`.
    public String label() {
      return person == null ? device : person + ", " + device;
    }
  }
}
