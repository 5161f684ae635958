package live.maguey.gate;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import live.maguey.devices.Device;
import live.maguey.events.BrowseEvents;
import live.maguey.events.Event;
import live.maguey.tickets.CodeReader;
import live.maguey.tickets.Ticket;
import live.maguey.tickets.TicketCode;
import live.maguey.tickets.Tickets;
import org.jspecify.annotations.Nullable;

/// Answers a scan: in, or why not; by a device at an exit: out, or why not. Idempotent by the
/// scan's id and its content, decided under one statement before anything is burned, and every
/// attempt is logged.
///
/// What is known of the event that the gate works on may be a second old where the code is for that
/// event; anything else is answered by what is known now.
public final class AdmitGuest {
  private static final Duration REMEMBERED = Duration.ofSeconds(1);

  /// `7K2Q-4F9X`, typed when no camera works.
  private static final int NUMBER_LENGTH = 8;

  private final BrowseEvents events;
  private final CodeReader codes;
  private final Tickets tickets;
  private final Admissions admissions;
  private final EntryRules rules;
  private final Consumer<Ticket> arrived;
  private final InstantSource clock;
  private volatile @Nullable Seen seen;

  /// @param at when it was asked for
  private record Seen(Event event, Instant at) {}

  /// @param arrived hears of each ticket that a scan let in, once that stands; of a repeated scan
  ///   again
  public AdmitGuest(
      BrowseEvents events,
      CodeReader codes,
      Tickets tickets,
      Admissions admissions,
      EntryRules rules,
      Consumer<Ticket> arrived,
      InstantSource clock) {
    this.events = events;
    this.codes = codes;
    this.tickets = tickets;
    this.admissions = admissions;
    this.rules = rules;
    this.arrived = arrived;
    this.clock = clock;
  }

  /// How a text came to the device.
  public enum Input {
    /// By a camera or a scanner: only a code we signed counts.
    READ,
    /// By a person, who has seen the ticket: its number is enough.
    TYPED
  }

  /// @param scan created by the device, once per scan
  /// @param text a code; or a ticket's number, which counts only when it was typed
  /// @param deviceTime when the device got it, by its own clock
  /// @param evenIfFull whether a person answers for one more than the law allows
  public record Request(
      ScanId scan,
      Device device,
      String text,
      Input input,
      Instant deviceTime,
      boolean evenIfFull) {
    /// As nearly every one is.
    public Request(ScanId scan, Device device, String text, Input input, Instant deviceTime) {
      this(scan, device, text, input, deviceTime, false);
    }

    /// Whether nothing but a typed number stands for the ticket.
    public boolean byNumber() {
      return input == Input.TYPED
          && number().length() == NUMBER_LENGTH
          && number().chars().allMatch(Character::isLetterOrDigit);
    }

    /// The same for a repetition; another text, device or way of reading gives another one.
    TextHash content() {
      return TextHash.of(device.id() + " " + input + (evenIfFull ? " even if full " : " ") + text);
    }

    private String number() {
      return text.replaceAll("[\\s-]", "");
    }
  }

  public sealed interface Outcome {
    /// @param event the event the gate works on; @param figures of it after the scan
    /// @param party of the table of a pass, null for any other ticket
    record Decided(
        Admissions.Decision decision, Event event, Figures figures, @Nullable Party party)
        implements Outcome {
      public int inside() {
        return figures.inside();
      }

      /// At the table of a pass, null for any other ticket.
      public @Nullable Arrivals arrivals() {
        return party == null ? null : party.arrivals();
      }
    }

    /// No event is open for admission.
    record NoEvent() implements Outcome {}

    /// Another scan has this id. Nobody was admitted or refused by this one.
    record Conflict() implements Outcome {}
  }

  public Outcome admit(Request request) {
    CodeReader.@Nullable Reading read = request.byNumber() ? null : codes.read(request.text());
    Optional<Event> tonight = tonight(read);
    if (tonight.isEmpty()) {
      return new Outcome.NoEvent();
    }
    Event event = tonight.get();
    Admissions.Attempt attempt =
        new Admissions.Attempt(
            request.scan(),
            request.device(),
            event.id(),
            event.hours().gateOpens(),
            request.deviceTime(),
            clock.instant(),
            request.input() == Input.TYPED,
            request.evenIfFull() ? rules.overridden() : rules,
            request.content());
    return switch (decide(request, read, attempt)) {
      case Admissions.Decided(Admissions.Decision decision, Figures figures, Party party) -> {
        if (decision.reason().admits()) {
          Optional.ofNullable(decision.ticket()).ifPresent(arrived);
        }
        yield new Outcome.Decided(decision, event, figures, party);
      }
      case Admissions.Conflict() -> new Outcome.Conflict();
    };
  }

  /// Whether this scan has its verdict, so that asking again only repeats it.
  public boolean isDecided(ScanId scan) {
    return admissions.find(scan).isPresent();
  }

  private Optional<Event> tonight(CodeReader.@Nullable Reading read) {
    Instant now = clock.instant();
    Seen last = seen;
    if (last != null
        && Duration.between(last.at, now).abs().compareTo(REMEMBERED) < 0
        && read instanceof CodeReader.Reading.Genuine(TicketCode code, int _)
        && code.eventNumber() == last.event.number()) {
      return Optional.of(last.event);
    }
    Optional<Event> tonight = events.tonight();
    seen = tonight.map(event -> new Seen(event, now)).orElse(null);
    return tonight;
  }

  /// @param read null where a number was typed
  private Admissions.Answer decide(
      Request request, CodeReader.@Nullable Reading read, Admissions.Attempt attempt) {
    if (read == null) {
      return tickets
          .find(request.number())
          .map(Ticket::code)
          .map(code -> pass(attempt, code, Admissions.NO_KEY))
          .orElseGet(() -> refuse(attempt, Reason.UNKNOWN_TICKET, request.text()));
    }
    return switch (read) {
      case CodeReader.Reading.Genuine(TicketCode code, int key) -> pass(attempt, code, key);
      case CodeReader.Reading.NotOurs() -> refuse(attempt, Reason.NOT_OURS, request.text());
      case CodeReader.Reading.Tampered() -> refuse(attempt, Reason.TAMPERED, request.text());
      case CodeReader.Reading.RevokedKey(int _) ->
          refuse(attempt, Reason.REVOKED_KEY, request.text());
      case CodeReader.Reading.UnknownKey(int _) ->
          refuse(attempt, Reason.UNKNOWN_KEY, request.text());
    };
  }

  private Admissions.Answer pass(Admissions.Attempt attempt, TicketCode code, int key) {
    return switch (attempt.device().direction()) {
      case IN -> admissions.admit(attempt, code, key);
      case OUT -> admissions.letOut(attempt, code, key);
    };
  }

  private Admissions.Answer refuse(Admissions.Attempt attempt, Reason reason, String text) {
    return admissions.refuse(attempt, reason, TextHash.of(text));
  }
}
