package live.maguey.http.web.guests;

import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import live.maguey.guests.InviteCode;
import live.maguey.guests.JoinTable;
import live.maguey.guests.LeaveTable;
import live.maguey.http.answers.Reply;
import live.maguey.http.orders.OrderRoutes;
import live.maguey.http.routing.Cache;
import live.maguey.http.routing.Form;
import live.maguey.http.routing.Policy;
import live.maguey.http.routing.RouteTable;
import live.maguey.http.routing.Routes;
import live.maguey.http.routing.Tier.Counted;
import live.maguey.http.routing.Who.LinkHolder;
import live.maguey.http.routing.Who.OwnBrowser;
import live.maguey.http.web.Pages;
import live.maguey.http.web.guests.JoinPage.Choice;
import live.maguey.http.web.shop.Notice;
import live.maguey.lookup.LookUpOrder;
import live.maguey.lookup.OrderPicture;
import live.maguey.orders.Order;
import live.maguey.orders.ShowOrder;
import live.maguey.shared.InvalidRequest;
import live.maguey.tickets.Ticket;
import live.maguey.words.Words;
import org.jspecify.annotations.Nullable;

/// The holder of a ticket joins a table by its host's code, and leaves it.
public final class JoinRoutes implements Routes {
  private static final String JOIN = "/join";
  private static final int LONGEST_CODE = 40;

  private final ShowOrder showOrder;
  private final LookUpOrder lookUp;
  private final JoinTable joinTable;
  private final LeaveTable leaveTable;
  private final Pages pages;
  private final int largest;

  /// @param largest form, in bytes
  public JoinRoutes(
      ShowOrder showOrder,
      LookUpOrder lookUp,
      JoinTable joinTable,
      LeaveTable leaveTable,
      Pages pages,
      int largest) {
    this.showOrder = showOrder;
    this.lookUp = lookUp;
    this.joinTable = joinTable;
    this.leaveTable = leaveTable;
    this.pages = pages;
    this.largest = largest;
  }

  @Override
  public void into(RouteTable table) {
    Policy<Order> holder = Policy.page(new LinkHolder(showOrder), Cache.SECRET);
    table
        .get(JOIN, Policy.page(new OwnBrowser(), Cache.SECRET), this::lead)
        .get("/orders/{token}/join", holder, this::ask)
        .post("/orders/{token}/join", holder.ownForm(largest).tier(Counted.TABLE), this::join)
        .post("/orders/{token}/leave", holder.ownForm(largest).tier(Counted.TABLE), this::leave);
  }

  /// From a host's link: to the ticket that joins, which this browser may know.
  private void lead(ServerRequest request, ServerResponse response) {
    Words words = HostPageRoutes.words(request);
    String code = code(request);
    List<Choice> orders =
        pages.cookies().orders(request).stream()
            .flatMap(token -> showOrder.byToken(token).stream())
            .filter(order -> !choices(lookUp.picture(order), "", words).isEmpty())
            .map(order ->
                new Choice(
                    path(order, "join?code=") + URLEncoder.encode(code, StandardCharsets.UTF_8),
                    pages.times(words).titleAndDay(lookUp.event(order)),
                    false))
            .toList();
    JoinPage page =
        new JoinPage(
            pages.frame(words, words.get("join.title"), JOIN + "?code=" + code, null, true),
            "",
            "",
            code,
            null,
            orders,
            null);
    pages.send(request, response, words, "guests/join.jte", page);
  }

  private void ask(ServerRequest request, ServerResponse response, Order order) {
    send(request, response, order, code(request), "", null, null);
  }

  private void join(ServerRequest request, ServerResponse response, Order order) {
    Form form = Form.read(request);
    String typed = form.field("code").strip();
    String number = form.field("ticket");
    Words words = HostPageRoutes.words(request);
    Optional<InviteCode> code = parsed(typed);
    if (code.isEmpty()) {
      response.status(400);
      send(request, response, order, typed, number, words.get("join.code.wrong"), null);
      return;
    }
    JoinTable.Outcome outcome =
        ticket(order, number)
            .map(ticket ->
                joinTable.join(
                    new JoinTable.Request(order.id(), ticket.id(), code.get()),
                    OrderRoutes.cause(request, order)))
            .orElseGet(JoinTable.Outcome.NoSuchTicket::new);
    switch (outcome) {
      case JoinTable.Outcome.Joined _, JoinTable.Outcome.Already _ ->
          Reply.seeOther(response, URI.create(path(order, "")));
      default -> {
        response.status(409);
        send(request, response, order, typed, number, null, Refusals.of(outcome, words));
      }
    }
  }

  /// A guest who is inside already sees so on the order's page.
  private void leave(ServerRequest request, ServerResponse response, Order order) {
    ticket(order, Form.read(request).field("ticket"))
        .ifPresent(ticket ->
            leaveTable.leave(
                new LeaveTable.Request(order.id(), ticket.id()),
                OrderRoutes.cause(request, order)));
    Reply.seeOther(response, URI.create(path(order, "")));
  }

  private void send(
      ServerRequest request,
      ServerResponse response,
      Order order,
      String code,
      String chosen,
      @Nullable String mistake,
      @Nullable Notice notice) {
    Words words = HostPageRoutes.words(request);
    String url = path(order, "join");
    JoinPage page =
        new JoinPage(
            pages.frame(words, words.get("join.title"), url, null, true),
            url,
            path(order, ""),
            code,
            mistake,
            choices(lookUp.picture(order), chosen, words),
            notice);
    pages.send(request, response, words, "guests/join.jte", page);
  }

  /// @param chosen the number of a ticket; empty: the first one
  private static List<Choice> choices(OrderPicture picture, String chosen, Words words) {
    List<Ticket> able = picture.tickets().stream().filter(JoinTable::isFit).toList();
    return able.stream()
        .map(ticket ->
            new Choice(
                ticket.number(),
                ticket.named(picture.event(), words.language()).text() + ", " + ticket.number(),
                chosen.isEmpty() ? ticket.equals(able.getFirst()) : ticket.number().equals(chosen)))
        .toList();
  }

  private Optional<Ticket> ticket(Order order, String number) {
    return lookUp.picture(order).tickets().stream()
        .filter(ticket -> ticket.number().equals(number))
        .findFirst();
  }

  private String path(Order order, String below) {
    return "/orders/" + showOrder.token(order) + (below.isEmpty() ? "" : "/" + below);
  }

  private static String code(ServerRequest request) {
    String code = request.query().first("code").orElse("").strip();
    return parsed(code).map(InviteCode::toString).orElse("");
  }

  private static Optional<InviteCode> parsed(String text) {
    try {
      return text.length() > LONGEST_CODE ? Optional.empty() : Optional.of(InviteCode.parse(text));
    } catch (InvalidRequest none) {
      return Optional.empty();
    }
  }
}
