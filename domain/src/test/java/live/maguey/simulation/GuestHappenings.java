package live.maguey.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import live.maguey.guests.DeclinePass;
import live.maguey.guests.HandOnPass;
import live.maguey.guests.InviteCode;
import live.maguey.guests.InviteGuests;
import live.maguey.guests.JoinTable;
import live.maguey.guests.LeaveTable;
import live.maguey.guests.NameGuest;
import live.maguey.guests.Pass;
import live.maguey.guests.SendPass;
import live.maguey.guests.TakeBackPass;
import live.maguey.orders.OrderId;
import live.maguey.shared.EmailAddress;
import live.maguey.shared.Language;
import live.maguey.tickets.Ticket;
import live.maguey.tickets.TicketCode;
import live.maguey.tickets.TicketId;

/// What hosts do with the passes of their tables, and guests and friends with theirs. Every guest
/// has a name and an address of their own, so that it is seen whom somebody forgot to forget.
final class GuestHappenings {
  private final SimulatedServer server;
  private final SimulatedHosts hosts;
  private final Map<TicketId, Set<String>> named = new HashMap<>();
  private final List<InviteCode> ended = new ArrayList<>();
  private int guests;

  GuestHappenings(SimulatedServer server) {
    this.server = server;
    this.hosts = server.hosts;
  }

  Object names(int a) {
    return Happenings.of(
        guestsPasses(),
        a,
        pass -> {
          String who = nobody();
          whose(pass).add(who);
          return outcome(hosts.name.name(new NameGuest.Request(order(pass), pass.no(), who)));
        });
  }

  Object sends(int a, int b) {
    return Happenings.of(
        b % 5 == 1
            ? guestsPasses()
            : guestsPasses().stream().filter(p -> p.ticket().holder() != null).toList(),
        a,
        pass -> {
          String to = String.valueOf(pass.ticket().holder());
          return outcome(
              hosts.send.send(
                  new SendPass.Request(
                      order(pass), pass.no(), address(b % 5 == 0 ? "other" : to), Language.EN),
                  SimulatedServer.OPERATOR));
        });
  }

  Object takesBack(int a, int b) {
    return Happenings.of(
        b % 5 == 0 ? guestsPasses() : given(),
        a,
        pass ->
            voiding(
                pass,
                () ->
                    hosts.takeBack.takeBack(
                        new TakeBackPass.Request(order(pass), pass.no()), SimulatedServer.OPERATOR),
                TakeBackPass.Outcome.TakenBack.class));
  }

  Object handsOn(int a, int b) {
    return Happenings.of(
        b % 5 == 0 ? guestsPasses() : given(),
        a,
        pass -> {
          String next = nobody();
          try {
            return voiding(
                pass,
                () ->
                    hosts.handOn.handOn(
                        new HandOnPass.Request(
                            order(pass), pass.no(), next, address(next), Language.EN),
                        SimulatedServer.OPERATOR),
                SendPass.Outcome.Sent.class);
          } finally {
            whose(pass).add(next);
          }
        });
  }

  /// By the link of the last email, or by one that is closed.
  Object saysNotMe(int a, int b) {
    if (b % 5 == 0 && !server.deadCodes.isEmpty()) {
      TicketCode old = List.copyOf(server.deadCodes).get(a % server.deadCodes.size());
      return declines(old) ? wrong("a closed link declined " + old.ticket()) : "closed";
    }
    return Happenings.of(
        hosts.passes().stream().filter(p -> p.holder() instanceof Pass.Holder.Sent).toList(),
        a,
        pass -> voiding(pass, () -> declines(pass.ticket().code()), Boolean.class));
  }

  private boolean declines(TicketCode code) {
    DeclinePass decline = hosts.decline;
    return decline.decline(hosts.links.notMeToken(code), SimulatedServer.OPERATOR);
  }

  Object invites(int a, int b) {
    return Happenings.of(
        hosts.passes().stream().filter(p -> p.no() == 1).toList(),
        a,
        host -> {
          OrderId table = order(host);
          Optional<InviteCode> before = hosts.guests.settings(table).invite();
          InviteGuests.Outcome outcome =
              b % 4 == 0 ? hosts.invite.end(table) : hosts.invite.invite(table);
          if (!(outcome instanceof InviteGuests.Outcome.Refused)) {
            before.ifPresent(ended::add);
          }
          return outcome(outcome);
        });
  }

  Object joins(int a, int b) {
    boolean byOld = b % 7 == 0 && !ended.isEmpty();
    List<InviteCode> codes =
        byOld
            ? ended
            : hosts.passes().stream()
                .filter(p -> p.no() == 1)
                .flatMap(p -> hosts.guests.settings(order(p)).invite().stream())
                .toList();
    return Happenings.of(
        codes,
        b,
        code ->
            Happenings.of(
                server.allTickets().stream().filter(t -> b % 9 == 0 || !t.isPass()).toList(),
                a,
                ticket -> {
                  JoinTable.Outcome outcome =
                      hosts.join.join(
                          new JoinTable.Request(ticket.order(), ticket.id(), code),
                          SimulatedServer.OPERATOR);
                  return byOld && outcome instanceof JoinTable.Outcome.Joined
                      ? wrong(ticket.number() + " joined by a code that was ended")
                      : outcome(outcome);
                }));
  }

  Object leaves(int a) {
    return Happenings.of(
        server.allTickets().stream().filter(t -> t.joined().isPresent()).toList(),
        a,
        ticket ->
            outcome(
                hosts.leave.leave(
                    new LeaveTable.Request(ticket.order(), ticket.id()),
                    SimulatedServer.OPERATOR)));
  }

  /// What ends somebody's right to a pass. Whose it was is to be forgotten and the code to admit
  /// nobody, also where the process died before it said so.
  private Object voiding(Pass pass, Supplier<Object> act, Class<?> done) {
    TicketId id = pass.ticket().id();
    List<String> whose = List.copyOf(whose(pass));
    boolean is = false;
    try {
      Object outcome = act.get();
      is = done.isInstance(outcome) && !Boolean.FALSE.equals(outcome);
      return outcome(outcome);
    } finally {
      Ticket now = server.tickets.find(id).orElseThrow();
      boolean isNew = now.serial() > pass.ticket().serial();
      if (is || isNew) {
        whose.forEach(who -> server.forgotten.put(who, server.clock.instant()));
        whose(pass).clear();
      }
      if (isNew || (is && !pass.isFree() && pass.ticket().entries() == 0)) {
        server.deadCodes.add(pass.ticket().code());
      }
    }
  }

  /// Who was never here before.
  private String nobody() {
    return "guest-" + ++guests;
  }

  private Set<String> whose(Pass pass) {
    return named.computeIfAbsent(pass.ticket().id(), _ -> new LinkedHashSet<>());
  }

  private static EmailAddress address(String who) {
    return EmailAddress.parse(who + "@example.net");
  }

  private List<Pass> guestsPasses() {
    return hosts.passes().stream().filter(p -> p.no() > 1).toList();
  }

  /// That somebody has.
  private List<Pass> given() {
    return guestsPasses().stream().filter(p -> !p.isFree()).toList();
  }

  private static OrderId order(Pass pass) {
    return pass.ticket().order();
  }

  private String wrong(String what) {
    server.wrong.add(what);
    return what;
  }

  private static Object outcome(Object outcome) {
    return outcome instanceof Boolean ? outcome : outcome.getClass().getSimpleName();
  }
}
