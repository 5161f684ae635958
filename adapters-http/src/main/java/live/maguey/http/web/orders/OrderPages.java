package live.maguey.http.web.orders;

import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import live.maguey.events.Event;
import live.maguey.events.Phrase;
import live.maguey.http.web.Frame;
import live.maguey.http.web.Pages;
import live.maguey.http.web.PosterPrints;
import live.maguey.http.web.PosterView;
import live.maguey.http.web.shop.Bill;
import live.maguey.http.web.shop.Choice;
import live.maguey.http.web.shop.EventPages;
import live.maguey.http.web.shop.Notice;
import live.maguey.lookup.LookUpOrder;
import live.maguey.lookup.OrderPicture;
import live.maguey.orders.Item;
import live.maguey.orders.Order;
import live.maguey.orders.OrderLine;
import live.maguey.orders.ShowOrder;
import live.maguey.words.Words;
import org.jspecify.annotations.Nullable;

/// The pages that show how an order stands.
public final class OrderPages {
  private final ShowOrder showOrder;
  private final LookUpOrder lookUp;
  private final OrderViews views;
  private final Pages pages;
  private final PosterPrints prints;

  public OrderPages(
      ShowOrder showOrder, LookUpOrder lookUp, OrderViews views, Pages pages, PosterPrints prints) {
    this.showOrder = showOrder;
    this.lookUp = lookUp;
    this.views = views;
    this.pages = pages;
    this.prints = prints;
  }

  /// The private page of an order.
  public String url(Order order) {
    return "/orders/" + showOrder.token(order);
  }

  /// Lets this browser find the order again.
  public void remember(ServerRequest request, ServerResponse response, Order order) {
    pages.cookies().know(request, response, showOrder.token(order));
  }

  /// @param backPaid whether the payment page just sent the buyer back as one who has paid
  OrderPage page(Order order, Words words, boolean backPaid, @Nullable Notice notice) {
    OrderPicture picture = lookUp.picture(order);
    Event event = picture.event();
    String url = url(order);
    PosterView poster = prints.view(event);
    Frame frame = pages.frame(words, words.get("order.title"), url, poster, true);
    return new OrderPage(
        frame,
        new Bill(
            poster,
            event.title(words.language()),
            pages.times(words).nightAndDoors(event),
            Choice.of(order).places(),
            choice(order, event, words),
            EventPages.price(order.total(), words)),
        order.state(),
        order.details().reference().toString(),
        "/api" + url,
        views.view(picture, lookUp.payment(order), url, words, backPaid),
        frame.venue().dress(event, words.language()).orElse(null),
        notice);
  }

  /// An order in the list of those that a browser knows.
  MyTicketsPage.OrderRow row(Order order, Words words) {
    Event event = lookUp.event(order);
    return new MyTicketsPage.OrderRow(
        url(order),
        prints.view(event),
        event.title(words.language()),
        pages.times(words).nightAndDoors(event),
        choice(order, event, words),
        words.get("mine.state." + order.state().replace('_', '-')),
        order.details().reference().toString());
  }

  private static Phrase choice(Order order, Event event, Words words) {
    return Phrase.joined(
        ", ",
        order.details().lines().stream().map(line -> choice(line, event, words)).toList(),
        words.language());
  }

  static Phrase choice(OrderLine line, Event event, Words words) {
    Phrase name = line.item().named(event, words.language());
    return switch (line.item()) {
      case Item.Places _ -> name.after(line.quantity() + " ");
      case Item.Table _ -> name;
    };
  }
}
