package live.maguey.http.web.checkout;

import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Optional;
import live.maguey.events.Event;
import live.maguey.http.answers.PageWords;
import live.maguey.http.answers.ProblemCode;
import live.maguey.http.events.EventInPath;
import live.maguey.http.routing.Cache;
import live.maguey.http.routing.Caller;
import live.maguey.http.routing.Policy;
import live.maguey.http.routing.RouteTable;
import live.maguey.http.routing.Routes;
import live.maguey.http.routing.Who.Anybody;
import live.maguey.http.web.Pages;
import live.maguey.http.web.shop.Choice;
import live.maguey.http.web.shop.EventPage;
import live.maguey.http.web.shop.EventPages;
import live.maguey.http.web.shop.Notice;
import live.maguey.orders.Order;
import live.maguey.orders.ShowOrder;
import live.maguey.shared.Ids;
import live.maguey.words.Words;

/// The form that asks who is coming, or the event again where the choice cannot be had.
public final class DetailsRoutes implements Routes {
  private final EventInPath inPath;
  private final ShowOrder showOrder;
  private final Ids ids;
  private final Pages pages;
  private final EventPages events;
  private final DetailsPages details;
  private final TablesBack tables;

  public DetailsRoutes(
      EventInPath inPath,
      ShowOrder showOrder,
      Ids ids,
      Pages pages,
      EventPages events,
      DetailsPages details,
      TablesBack tables) {
    this.tables = tables;
    this.inPath = inPath;
    this.showOrder = showOrder;
    this.ids = ids;
    this.pages = pages;
    this.events = events;
    this.details = details;
  }

  @Override
  public void into(RouteTable table) {
    // The form's key makes one order: no cache may show it to two people.
    table.get(
        "/events/{slug}/details",
        Policy.page(new Anybody(), Cache.NEVER),
        inPath.found(this::details));
  }

  private void details(ServerRequest request, ServerResponse response, Event event) {
    Words words = PageWords.in(Caller.language(request));
    Choice choice = Choice.inAddress(request, event);
    Optional<Order> held = held(request, event);
    switch (details.obstacle(event, choice, held.map(Choice::of).orElse(Choice.NOTHING))) {
      case NONE -> form(request, response, event, words, choice, held);
      case NOTHING_CHOSEN -> back(request, response, event, words, choice, "nothing-chosen", 400);
      case TOO_MANY -> back(request, response, event, words, choice, "too-many", 400);
      case GONE -> back(request, response, event, words, choice, "sold-out", 409);
      case TABLE_GONE -> tables.gone(request, response, event, words, details.like(event, choice));
      case NOT_YET -> back(request, response, event, words, choice, "sales-not-open", 409);
      case CLOSED -> back(request, response, event, words, choice, "sales-closed", 409);
    }
  }

  private void form(
      ServerRequest request,
      ServerResponse response,
      Event event,
      Words words,
      Choice choice,
      Optional<Order> held) {
    pages.cookies().browser(request, response, () -> ids.next().toString());
    DetailsPage.Typed nothing =
        new DetailsPage.Typed("", "", false, held.isPresent(), ids.next().toString());
    Notice notice = held.map(order -> swap(order, words)).orElse(null);
    DetailsPage page = details.form(event, words, choice, nothing, List.of(), notice);
    pages.send(request, response, words, "shop/details.jte", page);
  }

  /// What this browser holds of the event: it stays until another choice is placed.
  private Optional<Order> held(ServerRequest request, Event event) {
    return pages.cookies().orders(request).stream()
        .flatMap(token -> showOrder.byToken(token).stream())
        .filter(order -> order instanceof Order.Held)
        .filter(order -> order.details().event().equals(event.id()))
        .findFirst();
  }

  private Notice swap(Order held, Words words) {
    Notice.Link link =
        new Notice.Link(
            "/orders/" + showOrder.token(held), words.get("error.already-holding.link"));
    return Notice.of(words, ProblemCode.ALREADY_HOLDING.key()).with(link);
  }

  private void back(
      ServerRequest request,
      ServerResponse response,
      Event event,
      Words words,
      Choice choice,
      String code,
      int status) {
    response.status(status);
    EventPage page = events.page(event, words, choice, Notice.of(words, code));
    pages.send(request, response, words, "shop/event.jte", page);
  }
}
