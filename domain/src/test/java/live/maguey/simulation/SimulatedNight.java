package live.maguey.simulation;

import java.util.List;
import live.maguey.deposits.Deposits;
import live.maguey.events.BrowseEvents;
import live.maguey.events.SampleEvents;
import live.maguey.gate.Admissions;
import live.maguey.gate.InMemoryReentryRules;
import live.maguey.gate.LetIn;
import live.maguey.gate.ReentryRules;
import live.maguey.gate.SetReentry;
import live.maguey.payments.Facts;
import live.maguey.refunds.PromisedDeposits;
import live.maguey.refunds.Refunds;
import live.maguey.reservations.EndDeposits;
import live.maguey.reservations.EndNight;
import live.maguey.reservations.RecordLateArrival;
import live.maguey.vip.DeclineTable;
import live.maguey.vip.MoveParty;

/// The part of the server that the people of the venue use while the night is on, and what ends it.
final class SimulatedNight {
  final InMemoryReentryRules rules;
  final MoveParty move;
  final DeclineTable decline;
  final SetReentry setReentry;
  final LetIn letIn;
  final EndNight end;
  final RecordLateArrival late;

  SimulatedNight(
      SimulatedServer server,
      Ports ports,
      Admissions admissions,
      Deposits deposits,
      Refunds refunds,
      Facts facts) {
    rules = new InMemoryReentryRules(server.world, List::of);
    server.admissions.askReentryAt(rules::inForce);
    move =
        new MoveParty(
            ports.orders(),
            ports.events(),
            ports.tables(),
            ports.tickets(),
            server.hosts.given,
            ports.reservations(),
            ports.outbox(),
            ports.audit(),
            ports.work(),
            server.ids,
            server.clock);
    decline = new DeclineTable(ports.events(), ports.reservations(), server.refund, server.clock);
    setReentry =
        new SetReentry(
            ports.events(),
            server.port(ReentryRules.class, rules),
            ports.audit(),
            ports.work(),
            server.clock);
    letIn =
        new LetIn(
            new BrowseEvents(ports.events(), server.clock),
            ports.tickets(),
            admissions,
            ports.audit(),
            ports.work(),
            server.ids,
            server.clock);
    end =
        new EndNight(
            ports.reservations(),
            new EndDeposits(
                ports.orders(),
                ports.reservations(),
                deposits,
                new PromisedDeposits(refunds, facts, server.ledger),
                ports.work()),
            SampleEvents.VENUE,
            server.clock);
    late =
        new RecordLateArrival(
            ports.orders(),
            ports.reservations(),
            deposits,
            ports.audit(),
            ports.work(),
            server.clock);
  }
}
