package live.maguey.benchmarks.codes;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import live.maguey.audit.InMemoryAuditTrail;
import live.maguey.codes.Ed25519CodeReader;
import live.maguey.codes.Ed25519TicketSigner;
import live.maguey.codes.KeyForge;
import live.maguey.codes.KeyRing;
import live.maguey.codes.KeySeal;
import live.maguey.codes.PdfTickets;
import live.maguey.codes.ZxingQrCodes;
import live.maguey.events.Event;
import live.maguey.events.InMemoryEvents;
import live.maguey.events.SampleEvents;
import live.maguey.gate.GateTickets;
import live.maguey.keys.InMemorySigningKeys;
import live.maguey.keys.RotateKeys;
import live.maguey.orders.OrderId;
import live.maguey.orders.OrderReference;
import live.maguey.persistence.UuidV7;
import live.maguey.shared.Ids;
import live.maguey.shared.InMemoryUnitOfWork;
import live.maguey.shared.InMemoryWorld;
import live.maguey.shared.Language;
import live.maguey.tickets.CodeReader;
import live.maguey.tickets.QrCodes;
import live.maguey.tickets.ShowTickets;
import live.maguey.tickets.Ticket;
import live.maguey.tickets.TicketCode;
import live.maguey.tickets.TicketId;
import live.maguey.tickets.TicketPrinter;
import live.maguey.tickets.TicketSigner;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/// What one ticket's code costs the processor.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class CodeBenchmark {
  private final QrCodes qrCodes = new ZxingQrCodes();
  private final TicketPrinter printer = new PdfTickets(SampleEvents.VENUE);
  private final TicketPrinter.Print print;
  private final TicketSigner signer;
  private final CodeReader reader;
  private final TicketCode code;
  private final String text;

  public CodeBenchmark() {
    Clock clock = Clock.systemUTC();
    SecureRandom random = new SecureRandom();
    KeySeal seal = new KeySeal(new byte[32], random);
    InMemoryWorld world = new InMemoryWorld();
    InMemorySigningKeys keys = new InMemorySigningKeys(world);
    new RotateKeys(
            keys,
            new InMemoryEvents(world),
            new KeyForge(seal, random),
            new InMemoryUnitOfWork(world),
            new InMemoryAuditTrail(world),
            clock)
        .ensure();
    KeyRing ring = new KeyRing(keys, clock);
    signer = new Ed25519TicketSigner(ring, seal);
    reader = new Ed25519CodeReader(ring);
    code =
        new TicketCode(
            7,
            new TicketId(new UuidV7(clock).next()),
            1,
            Ticket.Kind.GENERAL,
            Instant.ofEpochSecond(4_000_000_000L));
    text = signer.sign(code);
    print = twoTickets(new UuidV7(clock));
  }

  private TicketPrinter.Print twoTickets(Ids ids) {
    Event event = SampleEvents.tonight(ids).event();
    OrderId order = new OrderId(ids.next());
    List<ShowTickets.Shown> shown =
        IntStream.rangeClosed(1, 2)
            .mapToObj(no -> GateTickets.general(ids, event, order, no))
            .map(ticket -> new ShowTickets.Shown(ticket, signer.sign(ticket.code())))
            .toList();
    return new TicketPrinter.Print(
        event, OrderReference.of(order), SampleEvents.NOW, Language.EN, shown);
  }

  @Benchmark
  public String sign() {
    return signer.sign(code);
  }

  @Benchmark
  public CodeReader.Reading verify() {
    return reader.read(text);
  }

  @Benchmark
  public String qrAsSvg() {
    return qrCodes.svg(text);
  }

  @Benchmark
  public byte[] qrAsPng() {
    return qrCodes.png(text, 600);
  }

  /// An order of two: after the event's poster has been drawn once.
  @Benchmark
  public byte[] pdfOfTwo() {
    return printer.print(print);
  }
}
