package live.maguey.simulation;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import live.maguey.emails.Email;
import live.maguey.emails.MailTransport;
import live.maguey.emails.Outbox;
import live.maguey.events.EventId;
import live.maguey.events.Events;
import live.maguey.events.Slug;
import live.maguey.gate.Admissions;
import live.maguey.gate.Arrivals;
import live.maguey.gate.Figures;
import live.maguey.gate.Party;
import live.maguey.gate.Reason;
import live.maguey.orders.Hold;
import live.maguey.orders.Orders;
import live.maguey.payments.Fact;
import live.maguey.payments.Facts;
import live.maguey.payments.PaymentGateway;
import live.maguey.payments.Refund;
import live.maguey.payments.RefundId;
import live.maguey.payments.RefundNews;
import live.maguey.refunds.Refunds;
import live.maguey.reservations.Reservation;
import live.maguey.reservations.Reservations;
import live.maguey.shared.UnitOfWork;
import live.maguey.simulation.TableMistakes.Call;
import live.maguey.simulation.TableMistakes.Mistake;
import live.maguey.tickets.Ticket;
import live.maguey.tickets.Tickets;
import live.maguey.webhooks.WebhookEvent;
import live.maguey.webhooks.WebhookEvents;

/// Mistakes that servers like this one have made, each put into one port: histories have to find
/// it.
enum PlantedBug {
  NONE,

  /// The inbox forgets an event when it is taken, not when it is done.
  DEDUPES_BEFORE_THE_WORK {
    @Override
    Object call(SimulatedServer server, Object port, Method method, Object[] arguments)
        throws Throwable {
      Object result = super.call(server, port, method, arguments);
      if (port instanceof WebhookEvents inbox && method.getName().equals("claim")) {
        for (Object event : (List<?>) result) {
          inbox.finished(
              ((WebhookEvent) event).id(),
              ((WebhookEvent) event).body(),
              WebhookEvent.Result.DONE,
              server.clock.instant(),
              "taken");
        }
      }
      return result;
    }
  },

  /// Whether a place is left is read before the places are taken, without a condition on taking.
  READS_STOCK_AND_THEN_WRITES_IT {
    @Override
    Object call(SimulatedServer server, Object port, Method method, Object[] arguments)
        throws Throwable {
      Object read = arguments == null ? null : arguments[0];
      if (port instanceof Events && method.getName().equals("find") && read instanceof Slug slug) {
        return server.events.find(slug).map(event -> server.withRoom(event, 1));
      }
      if (!(port instanceof Orders) || !method.getName().equals("hold")) {
        return super.call(server, port, method, arguments);
      }
      EventId id = ((Hold) arguments[0]).order().details().event();
      server.events.change(id, event -> server.withRoom(event, 1));
      try {
        return super.call(server, port, method, arguments);
      } finally {
        server.events.change(id, event -> server.withRoom(event, -1));
      }
    }
  },

  /// Each asking for a refund is a new one to Stripe.
  REFUNDS_WITHOUT_A_KEY {
    @Override
    Object call(SimulatedServer server, Object port, Method method, Object[] arguments)
        throws Throwable {
      if (port instanceof PaymentGateway && method.getName().equals("refund")) {
        arguments[0] = renamed((Refund) arguments[0], server.ids.next());
      }
      return super.call(server, port, method, arguments);
    }
  },

  /// A mail goes out inside the transaction that it tells of.
  MAILS_BEFORE_THE_COMMIT {
    @Override
    Object call(SimulatedServer server, Object port, Method method, Object[] arguments)
        throws Throwable {
      if (port instanceof Outbox && method.getName().equals("queue")) {
        server.post.send(server.render((Email) arguments[0]), "sent at once " + server.ids.next());
      }
      return super.call(server, port, method, arguments);
    }
  },

  /// A hold ends by our clock alone; its page stays open.
  EXPIRES_WITHOUT_ASKING_STRIPE {
    @Override
    Object call(SimulatedServer server, Object port, Method method, Object[] arguments)
        throws Throwable {
      return port instanceof PaymentGateway && method.getName().equals("expire")
          ? PaymentGateway.Closed.EXPIRED
          : super.call(server, port, method, arguments);
    }
  },

  /// What belongs together is written piece by piece.
  WRITES_WITHOUT_A_TRANSACTION {
    @Override
    Object call(SimulatedServer server, Object port, Method method, Object[] arguments)
        throws Throwable {
      return port instanceof UnitOfWork && method.getName().equals("run")
          ? ((Supplier<?>) arguments[0]).get()
          : super.call(server, port, method, arguments);
    }
  },

  /// No answer counts as a refusal.
  TAKES_UNKNOWN_FOR_REFUSED {
    @Override
    Object call(SimulatedServer server, Object port, Method method, Object[] arguments)
        throws Throwable {
      Object result = super.call(server, port, method, arguments);
      return result instanceof PaymentGateway.Opened.Unknown
          ? new PaymentGateway.Opened.Refused("timeout", "no answer")
          : result;
    }
  },

  /// No answer counts as done.
  TAKES_UNKNOWN_FOR_REFUNDED {
    @Override
    Object call(SimulatedServer server, Object port, Method method, Object[] arguments)
        throws Throwable {
      Object result = super.call(server, port, method, arguments);
      return result instanceof PaymentGateway.Refunded.Unknown
          ? new PaymentGateway.Refunded.Made("re_hoped", RefundNews.SUCCEEDED)
          : result;
    }
  },

  /// Every try of a mail is a new one to the provider.
  MAILS_WITHOUT_A_KEY {
    @Override
    Object call(SimulatedServer server, Object port, Method method, Object[] arguments)
        throws Throwable {
      if (port instanceof MailTransport && method.getName().equals("send")) {
        arguments[1] = arguments[1] + " " + server.ids.next();
      }
      return super.call(server, port, method, arguments);
    }
  },

  /// What Stripe lists is read up to a moment that has not been.
  READS_THE_LIST_TOO_FAR {
    @Override
    Object call(SimulatedServer server, Object port, Method method, Object[] arguments)
        throws Throwable {
      if (port instanceof WebhookEvents inbox
          && method.getName().equals("pulledUntil")
          && arguments != null) {
        inbox.pulledUntil(server.clock.instant().plusSeconds(100_000));
        return null;
      }
      return super.call(server, port, method, arguments);
    }
  },

  /// A refund leaves its tickets as they are until somebody thinks of them.
  REFUNDS_AND_ADMITS {
    @Override
    Object call(SimulatedServer server, Object port, Method method, Object[] arguments)
        throws Throwable {
      return port instanceof Tickets && method.getName().equals("voidTicket")
          ? true
          : super.call(server, port, method, arguments);
    }
  },

  /// The gate says yes to a ticket that is inside already.
  ADMITS_TWICE {
    @Override
    Object call(SimulatedServer server, Object port, Method method, Object[] arguments)
        throws Throwable {
      Object result = super.call(server, port, method, arguments);
      return result
                  instanceof
                  Admissions.Decided(Admissions.Decision decision, Figures inside, Party party)
              && decision.reason() == Reason.ALREADY_USED
          ? new Admissions.Decided(
              new Admissions.Decision(
                  decision.scan(),
                  Reason.ADMITTED,
                  decision.at(),
                  decision.ticket(),
                  decision.earlier(),
                  decision.event()),
              inside,
              party)
          : result;
    }
  },

  /// A refund that failed at the bank is remembered as one that went through.
  FORGETS_FAILED_REFUNDS {
    @Override
    Object call(SimulatedServer server, Object port, Method method, Object[] arguments)
        throws Throwable {
      if (port instanceof Refunds
          && method.getName().equals("moved")
          && arguments[2] == RefundNews.FAILED) {
        return false;
      }
      return super.call(server, port, method, arguments);
    }
  },

  /// One who holds a place of a canceled event may still buy it.
  SELLS_WHAT_IS_OFF {
    @Override
    Object call(SimulatedServer server, Object port, Method method, Object[] arguments)
        throws Throwable {
      return port instanceof Orders && method.getName().equals("eventStands")
          ? true
          : super.call(server, port, method, arguments);
    }
  },

  /// A paid table's reservation stays pending.
  CONFIRMS_NO_TABLE {
    @Override
    Object call(SimulatedServer server, Object port, Method method, Object[] arguments)
        throws Throwable {
      return isMove(port, method) && arguments[1] instanceof Reservation.Confirmed
          ? true
          : super.call(server, port, method, arguments);
    }
  },

  /// A hold ends and its table stays reserved.
  RESERVES_FOR_WHO_DID_NOT_PAY {
    @Override
    Object call(SimulatedServer server, Object port, Method method, Object[] arguments)
        throws Throwable {
      return isMove(port, method) && arguments[1] instanceof Reservation.Expired
          ? true
          : super.call(server, port, method, arguments);
    }
  },

  /// A refund gives the table back and keeps the reservation.
  KEEPS_A_REFUNDED_TABLE {
    @Override
    Object call(SimulatedServer server, Object port, Method method, Object[] arguments)
        throws Throwable {
      return isMove(port, method)
              && arguments[0] instanceof Reservation.Confirmed
              && arguments[1] instanceof Reservation.Cancelled
          ? true
          : super.call(server, port, method, arguments);
    }
  },

  /// Guests walk in and their table is still waited for.
  CHECKS_NO_TABLE_IN {
    @Override
    Object call(SimulatedServer server, Object port, Method method, Object[] arguments)
        throws Throwable {
      return port instanceof SimulatedServer.CheckIn
          ? true
          : super.call(server, port, method, arguments);
    }
  },

  /// A refund takes the passes of who is at the table, too.
  REFUNDS_AS_IF_NOBODY_CAME {
    @Override
    Object call(SimulatedServer server, Object port, Method method, Object[] arguments)
        throws Throwable {
      Object result = super.call(server, port, method, arguments);
      return port instanceof Tickets && List.of("lock", "of").contains(method.getName())
          ? ((List<?>) result).stream().map(t -> unused((Ticket) t)).toList()
          : result;
    }
  },

  /// Who was refused is counted as a guest who came.
  COUNTS_WHO_WAS_REFUSED {
    @Override
    Object call(SimulatedServer server, Object port, Method method, Object[] arguments)
        throws Throwable {
      Object result = super.call(server, port, method, arguments);
      return result instanceof Admissions.Decided(Admissions.Decision decision, Figures in, Party p)
              && p != null
              && !decision.reason().admits()
          ? new Admissions.Decided(decision, in, oneMore(p))
          : result;
    }

    private Party oneMore(Party party) {
      Arrivals arrivals = party.arrivals();
      return new Party(
          party.host(),
          party.section(),
          new Arrivals(arrivals.seats(), arrivals.in() + 1),
          party.inside());
    }
  },

  /// A payment that comes after its hold is nobody's.
  IGNORES_LATE_MONEY {
    @Override
    Object call(SimulatedServer server, Object port, Method method, Object[] arguments)
        throws Throwable {
      if (port instanceof Facts && method.getName().equals("learn")) {
        arguments[1] =
            ((List<?>) arguments[1]).stream().filter(f -> !server.isLate((Fact) f)).toList();
      }
      return super.call(server, port, method, arguments);
    }
  },

  /// A host takes a pass back and its code still admits.
  TAKES_BACK_AND_KEEPS_THE_CODE(TableMistakes::keepsTheCode),

  /// Who said "Not me" is named in the emails that were queued.
  FORGETS_NO_MAIL(TableMistakes::forgetsNoMail),

  /// A friend joins by a pass that stays good: two people for one seat.
  JOINS_AND_KEEPS_THE_PASS(TableMistakes::keepsThePass),

  /// A friend's ticket is refunded and nobody else can have the seat.
  REFUNDS_A_FRIEND_AND_KEEPS_THE_SEAT(TableMistakes::keepsTheSeat),

  /// The gate looks up the ticket and not which of its codes it was shown.
  LETS_OLD_CODES_IN(TableMistakes::letsOldCodesIn),

  /// A party moves and nobody can buy the table that it left.
  MOVES_AND_KEEPS_THE_OLD_TABLE(TableMistakes::keepsTheOldTable),

  /// A party moves and its reservation says the table that it left.
  MOVES_ONLY_WHAT_WAS_BOUGHT(TableMistakes::movesOnlyWhatWasBought),

  /// Late money for a table that is gone gets any other one.
  STANDS_IN_WITH_ANY_TABLE(TableMistakes::standsInWithAny),

  /// What nobody came for counts as earned.
  EARNS_WHAT_WAS_FORFEITED(TableMistakes::earnsWhatWasForfeited),

  /// A refund reaches the guest and the deposit is owed still.
  RETURNS_NO_DEPOSIT(TableMistakes::returnsNoDeposit),

  /// An amount goes back and the tickets with it.
  VOIDS_TICKETS_BY_AN_AMOUNT(RefundMistakes::voidsTheTickets),

  /// What amounts took of an order counts as left.
  REFUNDS_AMOUNTS_AGAIN(RefundMistakes::forgetsAmounts),

  /// Who leaves is logged and not counted.
  COUNTS_NO_EXIT(TableMistakes::countsNoExit),

  /// A second person comes in by a pass where an exit has to be scanned before.
  ASKS_FOR_NO_EXIT(TableMistakes::asksForNoExit);

  private final Mistake mistake;

  PlantedBug() {
    this((_, call) -> call.rightly());
  }

  PlantedBug(Mistake mistake) {
    this.mistake = mistake;
  }

  Object call(SimulatedServer server, Object port, Method method, Object[] arguments)
      throws Throwable {
    return mistake.call(
        server,
        new Call(
            port,
            method.getName(),
            arguments,
            () -> {
              try {
                return method.invoke(port, arguments);
              } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
              }
            }));
  }

  <T> T in(SimulatedServer server, Class<T> port, T real) {
    return this == NONE
        ? real
        : port.cast(
            Proxy.newProxyInstance(
                port.getClassLoader(),
                new Class<?>[] {port},
                (_, method, arguments) -> call(server, real, method, arguments)));
  }

  private static boolean isMove(Object port, Method method) {
    return port instanceof Reservations && method.getName().equals("move");
  }

  private static Ticket unused(Ticket t) {
    return new Ticket(
        t.code(),
        t.event(),
        t.origin(),
        t.label(),
        t.policy(),
        new Ticket.Visits.None(),
        t.state(),
        t.joined());
  }

  private static Refund renamed(Refund refund, UUID other) {
    return new Refund(
        new RefundId(other),
        refund.order(),
        refund.payment(),
        refund.amount(),
        refund.reason(),
        refund.attempt(),
        refund.requestedAt(),
        refund.standing(),
        new Refund.Subject.Payment());
  }
}
