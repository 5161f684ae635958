package live.maguey.http.web.orders;

import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import live.maguey.checkout.CheckPayment;
import live.maguey.holds.ReleaseHold;
import live.maguey.http.answers.PageWords;
import live.maguey.http.answers.ProblemCode;
import live.maguey.http.answers.Reply;
import live.maguey.http.orders.OrderRoutes;
import live.maguey.http.routing.Cache;
import live.maguey.http.routing.Caller;
import live.maguey.http.routing.Policy;
import live.maguey.http.routing.RouteTable;
import live.maguey.http.routing.Routes;
import live.maguey.http.routing.Tier.Counted;
import live.maguey.http.routing.Who.LinkHolder;
import live.maguey.http.routing.Who.OwnBrowser;
import live.maguey.http.web.Pages;
import live.maguey.http.web.shop.MessagePage;
import live.maguey.http.web.shop.Notice;
import live.maguey.orders.Order;
import live.maguey.orders.ShowOrder;
import live.maguey.vip.DeclineTable;
import live.maguey.words.Words;
import org.jspecify.annotations.Nullable;

/// An order by its private link, and the orders that a browser knows.
public final class OrderPageRoutes implements Routes {
  /// The payment page sends the buyer back with `back=paid` or `back=unpaid`.
  private static final String BACK = "back";

  /// A form that is a button alone.
  private static final int NO_FIELDS = 0;

  private final ShowOrder showOrder;
  private final CheckPayment checkPayment;
  private final ReleaseHold releaseHold;
  private final DeclineTable declineTable;
  private final Pages pages;
  private final OrderPages orders;

  public OrderPageRoutes(
      ShowOrder showOrder,
      CheckPayment checkPayment,
      ReleaseHold releaseHold,
      DeclineTable declineTable,
      Pages pages,
      OrderPages orders) {
    this.showOrder = showOrder;
    this.checkPayment = checkPayment;
    this.releaseHold = releaseHold;
    this.declineTable = declineTable;
    this.pages = pages;
    this.orders = orders;
  }

  @Override
  public void into(RouteTable table) {
    LinkHolder holder = new LinkHolder(showOrder);
    table
        .get(
            "/back/{reference}",
            Policy.page(new OwnBrowser(), Cache.OWN).tier(Counted.ORDER),
            this::back)
        .get("/orders/{token}", Policy.page(holder, Cache.SECRET).tier(Counted.ORDER), this::show)
        .post(
            "/orders/{token}/release",
            Policy.page(holder, Cache.SECRET).tier(Counted.ORDER).ownForm(NO_FIELDS),
            this::releaseHold)
        .post(
            "/orders/{token}/decline",
            Policy.page(holder, Cache.SECRET).tier(Counted.ORDER).ownForm(NO_FIELDS),
            this::declineTable)
        .get(
            "/tickets",
            Policy.page(new OwnBrowser(), Cache.SECRET).tier(Counted.ORDER),
            this::mine);
  }

  /// The payment page sends here. What it was told opens nothing: the browser that placed the order
  /// knows its link, and any other one is told where to find it.
  private void back(ServerRequest request, ServerResponse response) {
    String reference = request.path().pathParameters().get("reference");
    String paid = request.query().first(BACK).orElse("").equals("unpaid") ? "unpaid" : "paid";
    pages.cookies().orders(request).stream()
        .flatMap(token -> showOrder.byToken(token).stream())
        .filter(order -> order.details().reference().toString().equals(reference))
        .findFirst()
        .ifPresentOrElse(
            order ->
                Reply.seeOther(response, URI.create(orders.url(order) + "?" + BACK + "=" + paid)),
            () -> elsewhere(request, response));
  }

  private void elsewhere(ServerRequest request, ServerResponse response) {
    Words words = PageWords.in(Caller.language(request));
    Notice notice = Notice.of(words, "back");
    MessagePage page =
        new MessagePage(
            pages.frame(words, notice.title(), "/tickets", null, true),
            notice,
            null,
            "/tickets",
            words.get("frame.tickets"),
            MessagePage.Way.ONWARD);
    pages.send(request, response, words, "shop/message.jte", page);
  }

  private void show(ServerRequest request, ServerResponse response, Order order) {
    Optional<String> back = request.query().first(BACK).asOptional();
    Order now =
        back.isPresent()
            ? checkPayment.check(order.id(), OrderRoutes.cause(request, order))
            : order;
    pages.cookies().know(request, response, showOrder.token(now));
    send(request, response, now, back.filter("paid"::equals).isPresent(), null);
  }

  private void releaseHold(ServerRequest request, ServerResponse response, Order order) {
    switch (releaseHold.releaseHold(order.id(), OrderRoutes.cause(request, order))) {
      case ReleaseHold.Outcome.Done(Order now) ->
          Reply.seeOther(response, URI.create(orders.url(now)));
      case ReleaseHold.Outcome.NotNow(Order now) -> {
        ProblemCode code = ProblemCode.PAYMENTS_UNAVAILABLE;
        Words words = PageWords.in(Caller.language(request));
        response.status(code.status());
        send(request, response, now, false, Notice.of(words, code.key()));
      }
    }
  }

  /// Who declines twice, or too late, reads on the page how the order stands.
  private void declineTable(ServerRequest request, ServerResponse response, Order order) {
    switch (declineTable.decline(order, OrderRoutes.cause(request, order))) {
      case DeclineTable.Outcome.Declined(Order now, var _) ->
          Reply.seeOther(response, URI.create(orders.url(now)));
      case DeclineTable.Outcome.NotOffered(Order now) ->
          Reply.seeOther(response, URI.create(orders.url(now)));
      case DeclineTable.Outcome.AskVenue(Order now) -> {
        Words words = PageWords.in(Caller.language(request));
        response.status(Status.CONFLICT_409);
        send(request, response, now, false, refused(words));
      }
    }
  }

  private static Notice refused(Words words) {
    return new Notice(
        "decline-refused",
        words.get("order.stand-in.refused.title"),
        words.get("order.stand-in.refused.detail"),
        words.get("order.stand-in.refused.next"),
        null);
  }

  private void send(
      ServerRequest request,
      ServerResponse response,
      Order order,
      boolean backPaid,
      @Nullable Notice notice) {
    Words words = PageWords.in(Caller.language(request));
    OrderPage page = orders.page(order, words, backPaid, notice);
    pages.send(request, response, words, "shop/order.jte", page);
  }

  private void mine(ServerRequest request, ServerResponse response) {
    Words words = PageWords.in(Caller.language(request));
    List<MyTicketsPage.OrderRow> rows =
        pages.cookies().orders(request).stream()
            .flatMap(token -> showOrder.byToken(token).stream())
            .map(order -> orders.row(order, words))
            .toList();
    MyTicketsPage page =
        new MyTicketsPage(
            pages.frame(words, words.get("mine.title"), "/tickets", null, true), rows);
    pages.send(request, response, words, "shop/mine.jte", page);
  }
}
