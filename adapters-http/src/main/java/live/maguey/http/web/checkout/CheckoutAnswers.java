package live.maguey.http.web.checkout;

import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import live.maguey.events.BrowseEvents;
import live.maguey.events.Event;
import live.maguey.http.answers.PageWords;
import live.maguey.http.answers.Problem;
import live.maguey.http.answers.ProblemCode;
import live.maguey.http.answers.Reply;
import live.maguey.http.routing.Problems;
import live.maguey.http.web.Pages;
import live.maguey.http.web.orders.OrderPages;
import live.maguey.http.web.shop.Choice;
import live.maguey.http.web.shop.EventPage;
import live.maguey.http.web.shop.EventPages;
import live.maguey.http.web.shop.Notice;
import live.maguey.http.web.shop.VenueRoutes;
import live.maguey.orders.Order;
import live.maguey.shared.Ids;
import live.maguey.tables.Table;
import live.maguey.words.Words;

/// What a buyer is shown after sending the details form.
public final class CheckoutAnswers {
  private final BrowseEvents browseEvents;
  private final Ids ids;
  private final Problems problems;
  private final Pages pages;
  private final EventPages events;
  private final DetailsPages details;
  private final OrderPages orders;
  private final TablesBack tables;

  public CheckoutAnswers(
      BrowseEvents browseEvents,
      Ids ids,
      Problems problems,
      Pages pages,
      EventPages events,
      DetailsPages details,
      OrderPages orders,
      TablesBack tables) {
    this.tables = tables;
    this.browseEvents = browseEvents;
    this.ids = ids;
    this.problems = problems;
    this.pages = pages;
    this.events = events;
    this.details = details;
    this.orders = orders;
  }

  Answer to(ServerRequest request, ServerResponse response, CheckoutForm form) {
    return new Answer(request, response, form, PageWords.in(form.language()));
  }

  /// The one answer to one form.
  final class Answer {
    private final ServerRequest request;
    private final ServerResponse response;
    private final CheckoutForm form;
    private final Words words;

    private Answer(ServerRequest request, ServerResponse response, CheckoutForm form, Words words) {
      this.request = request;
      this.response = response;
      this.form = form;
      this.words = words;
    }

    /// To the payment page, or to the order's own until it exists.
    void goOn(Order order, Optional<URI> page) {
      orders.remember(request, response, order);
      Reply.seeOther(response, page.orElseGet(() -> URI.create(orders.url(order))));
    }

    void noEvent() {
      problems.send(request, response, Problem.of(ProblemCode.EVENT_NOT_FOUND));
    }

    /// Somebody was faster; if they only hold it, it may come back.
    void gone(int left) {
      boolean held =
          left == 0
              && browseEvents
                  .show(form.event())
                  .filter(event -> browseEvents.onHold(event) > 0)
                  .isPresent();
      eventPage(held ? "on-hold" : ProblemCode.SOLD_OUT.key(), ProblemCode.SOLD_OUT.status());
    }

    /// @param others what is free and like it, the likest first
    void tableGone(List<Table> others) {
      browseEvents
          .show(form.event())
          .ifPresentOrElse(
              event -> tables.gone(request, response, event, words, others.stream().findFirst()),
              this::noEvent);
    }

    void eventPage(ProblemCode code) {
      eventPage(code.key(), code.status());
    }

    /// Back to the event, which shows what is left.
    void eventPage(String code, int status) {
      browseEvents
          .show(form.event())
          .ifPresentOrElse(
              event -> eventPage(event, Notice.of(words, code), status), this::noEvent);
    }

    private void eventPage(Event event, Notice notice, int status) {
      response.status(status);
      EventPage page = events.page(event, words, form.choice().among(event), notice);
      pages.send(request, response, words, "shop/event.jte", page);
    }

    void wrong(List<DetailsPage.Mistake> mistakes) {
      ProblemCode code = ProblemCode.INVALID_REQUEST;
      form(form.typed(), mistakes, Notice.of(words, code.key()), code.status());
    }

    /// The terms are new or the age was not confirmed: to be ticked again.
    void consent() {
      DetailsPage.Typed typed =
          new DetailsPage.Typed(
              form.typed().name(),
              form.typed().email(),
              false,
              form.typed().instead(),
              form.typed().key());
      ProblemCode code = ProblemCode.INVALID_REQUEST;
      form(
          typed,
          List.of(new DetailsPage.Mistake("age", words.get("details.age.wrong"))),
          Notice.of(words, code.key()),
          code.status());
    }

    void again(ProblemCode code) {
      form(form.typed(), List.of(), Notice.of(words, code.key()), code.status());
    }

    void holding(Order order) {
      orders.remember(request, response, order);
      ProblemCode code = ProblemCode.ALREADY_HOLDING;
      Notice.Link link =
          new Notice.Link(orders.url(order), words.get("error.already-holding.link"));
      // The same form sent again swaps what is held for this choice.
      form(
          form.typed().swapping(ids.next().toString()),
          List.of(),
          Notice.of(words, code.key()).with(link),
          code.status());
    }

    void full(int limit, int has) {
      ProblemCode code = ProblemCode.CUSTOMER_FULL;
      Notice notice = Notice.of(words, code.key());
      form(
          form.typed(),
          List.of(),
          notice.withNext(words.get("error.customer-full.left", limit, has, limit - has)),
          code.status());
    }

    void addressFull(int limit) {
      ProblemCode code = ProblemCode.CUSTOMER_FULL;
      form(
          form.typed(),
          List.of(),
          Notice.of(words, code.key())
              .withNext(words.get("error.customer-full.address", limit, form.typed().email()))
              .with(new Notice.Link(VenueRoutes.CONTACT, words.get("contact.write.title"))),
          code.status());
    }

    /// The form again with everything that was typed, or the event if the choice is gone by now.
    private void form(
        DetailsPage.Typed typed, List<DetailsPage.Mistake> mistakes, Notice notice, int status) {
      Optional<Event> found = browseEvents.show(form.event());
      if (found.isEmpty()) {
        noEvent();
        return;
      }
      Event event = found.get();
      Choice choice = form.choice().among(event);
      if (choice.isEmpty()) {
        eventPage(event, Notice.of(words, "nothing-chosen"), 400);
        return;
      }
      response.status(status);
      DetailsPage page = details.form(event, words, choice, typed, mistakes, notice);
      pages.send(request, response, words, "shop/details.jte", page);
    }
  }
}
