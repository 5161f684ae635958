package live.maguey.http.web.orders;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import live.maguey.events.CalendarEntries;
import live.maguey.http.answers.Problem;
import live.maguey.http.answers.Reply;
import live.maguey.http.routing.Cache;
import live.maguey.http.routing.Caller;
import live.maguey.http.routing.Policy;
import live.maguey.http.routing.Problems;
import live.maguey.http.routing.RouteTable;
import live.maguey.http.routing.Routes;
import live.maguey.http.routing.Tier.Counted;
import live.maguey.http.routing.Who.LinkHolder;
import live.maguey.http.web.Pages;
import live.maguey.lookup.LookUpOrder;
import live.maguey.orders.Order;
import live.maguey.orders.ShowOrder;
import live.maguey.tickets.PrintTickets;

/// What a buyer keeps of an order: the event for a calendar, the tickets for paper.
public final class OrderFileRoutes implements Routes {
  private final ShowOrder showOrder;
  private final LookUpOrder lookUp;
  private final PrintTickets printTickets;
  private final CalendarEntries calendar;
  private final Problems problems;
  private final Pages pages;

  public OrderFileRoutes(
      ShowOrder showOrder,
      LookUpOrder lookUp,
      PrintTickets printTickets,
      CalendarEntries calendar,
      Problems problems,
      Pages pages) {
    this.showOrder = showOrder;
    this.lookUp = lookUp;
    this.printTickets = printTickets;
    this.calendar = calendar;
    this.problems = problems;
    this.pages = pages;
  }

  @Override
  public void into(RouteTable table) {
    LinkHolder holder = new LinkHolder(showOrder);
    table
        .get(
            "/orders/{token}/calendar.ics",
            Policy.page(holder, Cache.SECRET).tier(Counted.ORDER),
            this::calendar)
        .get(
            "/orders/{token}/tickets.pdf",
            Policy.page(holder, Cache.SECRET).tier(Counted.ORDER),
            this::print);
  }

  private void calendar(ServerRequest request, ServerResponse response, Order order) {
    byte[] entry =
        calendar.of(
            lookUp.event(order),
            Caller.language(request),
            order.details().reference().toString(),
            pages.absolute("/orders/" + showOrder.token(order)),
            order.details().placedAt());
    response.header(HeaderNames.CONTENT_TYPE, "text/calendar; charset=utf-8");
    Reply.send(request, response, entry);
  }

  /// Opened rather than downloaded: a phone's viewer saves, shares and prints.
  private void print(ServerRequest request, ServerResponse response, Order order) {
    printTickets
        .of(order, Caller.language(request))
        .ifPresentOrElse(
            pdf -> {
              response.header(HeaderNames.CONTENT_TYPE, "application/pdf");
              response.header(
                  HeaderNames.CONTENT_DISPOSITION,
                  "inline; filename=\"" + PrintTickets.filename(order) + "\"");
              Reply.send(request, response, pdf);
            },
            () -> problems.send(request, response, Problem.notFound()));
  }
}
