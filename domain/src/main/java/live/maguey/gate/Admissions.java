package live.maguey.gate;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import live.maguey.devices.Device;
import live.maguey.devices.DeviceId;
import live.maguey.events.EventId;
import live.maguey.tickets.Ticket;
import live.maguey.tickets.TicketCode;
import live.maguey.tickets.TicketId;
import org.jspecify.annotations.Nullable;

/// Decides who walks in and out, and keeps the log of every attempt.
public interface Admissions {
  /// Decides in one statement whether the holder of a genuine code walks in at `event` now, and
  /// logs the attempt. Where the rules refuse at their capacity, never more people are inside than
  /// it, however many gates ask at once. Nothing is burned unless the answer admits. Repeating the
  /// attempt answers as before; another attempt under the same scan id is a [Conflict], and nothing
  /// is burned or logged. The first guest of a table who is admitted checks its reservation in,
  /// with a pass or with a ticket that joined. A code without a ticket is logged as a text: the
  /// hash of its ticket's id is kept.
  ///
  /// @param key what the code was signed with; one that is revoked admits nobody from the statement
  ///   after its revocation on, whatever a node remembers of its keys. [#NO_KEY] where a ticket's
  ///   number stands for the code
  Answer admit(Attempt attempt, TicketCode code, int key);

  /// Decides in one statement whether the holder of a genuine code walks out of `event`, and logs
  /// the attempt. Who is inside leaves whatever happened to the ticket meanwhile: they are counted
  /// out. Repeating the attempt answers as before, as [#admit] does.
  Answer letOut(Attempt attempt, TicketCode code, int key);

  /// Lets a pass in that is inside by what was scanned, because a person says that its holder left
  /// unseen: nobody more is inside. Logged as an entry of no device.
  ///
  /// @return whether it did; false where the pass is not inside, is void or does not exist
  boolean letIn(ByHand entry, TicketId pass);

  /// No key has this id.
  int NO_KEY = 0;

  /// Logs an attempt with a text that is no genuine code: only its hash is kept. Repeating the
  /// attempt answers as before; another one under the same scan id is a [Conflict].
  Answer refuse(Attempt attempt, Reason reason, TextHash text);

  Optional<Decision> find(ScanId id);

  /// Every scan of a ticket, the first one first.
  List<Decision> of(TicketId ticket, int limit);

  /// How many people of this event are inside or have been in, by ticket: one each.
  default int admitted(EventId event) {
    return figures(event).ticketsIn();
  }

  /// How many people of this event are inside now, by what was scanned and by who was counted
  /// without a ticket.
  default int inside(EventId event) {
    return figures(event).inside();
  }

  Figures figures(EventId event);

  /// How many tickets of this event could come in or have come in: one that was voided after its
  /// holder came counts.
  int sold(EventId event);

  /// Newest first.
  List<Decision> latest(EventId event, DeviceId device, int limit);

  /// @param event the event that the gate works on
  /// @param deviceTime as the device says, corrected; @param receivedAt by our clock
  /// @param opensAt before this the gate is not open
  /// @param byHand whether a person typed it, number or code
  /// @param rules what the venue asks of everybody
  /// @param content what was read, how and where: the same id with other content is no repetition
  record Attempt(
      ScanId id,
      Device device,
      EventId event,
      Instant opensAt,
      Instant deviceTime,
      Instant receivedAt,
      boolean byHand,
      EntryRules rules,
      TextHash content) {}

  /// An entry that an operator answers for.
  ///
  /// @param gate where they walk in; @param operator who says so
  record ByHand(ScanId id, String gate, String operator, Instant at) {}

  sealed interface Answer {}

  /// @param figures of the attempt's event after it, as [#figures]
  /// @param party at the table after it, where the ticket is a table's pass or has joined one; null
  ///   otherwise. What other gates admit at the same moment may be missing
  record Decided(Decision decision, Figures figures, @Nullable Party party) implements Answer {
    /// How many people are inside after it.
    public int inside() {
      return figures.inside();
    }

    /// At the table; null where the ticket is no pass.
    public @Nullable Arrivals arrivals() {
      return party == null ? null : party.arrivals();
    }
  }

  /// The scan's id belongs to another scan: of another text, or by another device.
  record Conflict() implements Answer {}

  /// @param ticket null where the text named none of ours
  /// @param at by our clock
  /// @param earlier when and where the ticket was last admitted before this scan, null where never;
  ///   where it had left before, when and where it last left
  /// @param event the event that the ticket is for, null with it
  record Decision(
      ScanId scan,
      Reason reason,
      Instant at,
      @Nullable Ticket ticket,
      @Nullable Earlier earlier,
      @Nullable TicketEvent event) {}

  /// @param device as colleagues know it, see [Device#label]
  record Earlier(Instant at, String gate, String device) {}

  record TicketEvent(String title, String slug, LocalDate businessDate) {}
}
