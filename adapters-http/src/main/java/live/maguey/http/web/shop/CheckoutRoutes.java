package live.maguey.http.web.shop;

import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import live.maguey.events.Availability;
import live.maguey.events.Event;
import live.maguey.events.Slug;
import live.maguey.events.Tier;
import live.maguey.events.TierId;
import live.maguey.http.server.Cache;
import live.maguey.http.server.Caller;
import live.maguey.http.server.Form;
import live.maguey.http.server.HttpSettings;
import live.maguey.http.server.PageWords;
import live.maguey.http.server.Policy;
import live.maguey.http.server.Problem;
import live.maguey.http.server.ProblemCode;
import live.maguey.http.server.Problems;
import live.maguey.http.server.RateLimit;
import live.maguey.http.server.Reply;
import live.maguey.http.server.RouteTable;
import live.maguey.http.server.Routes;
import live.maguey.http.server.UseCases;
import live.maguey.http.server.Who.Anybody;
import live.maguey.http.web.Pages;
import live.maguey.http.web.PosterPrints;
import live.maguey.orders.Order;
import live.maguey.orders.PlaceOrder;
import live.maguey.orders.PlaceOrder.Outcome;
import live.maguey.shared.EmailAddress;
import live.maguey.shared.Money;
import live.maguey.shared.Words;

/// The details form comes back: places the order, or shows what stands in its way and keeps
/// everything typed.
public final class CheckoutRoutes implements Routes {
  private final UseCases useCases;
  private final Problems problems;
  private final Pages pages;
  private final RateLimit limit;
  private final HttpSettings settings;
  private final EventPages events;
  private final DetailsPages details;
  private final OrderPages orders;

  /// @param limit shared with the API's way to place an order
  public CheckoutRoutes(
      UseCases useCases,
      Problems problems,
      Pages pages,
      PosterPrints prints,
      RateLimit limit,
      HttpSettings settings) {
    this.useCases = useCases;
    this.problems = problems;
    this.pages = pages;
    this.limit = limit;
    this.settings = settings;
    this.events = new EventPages(useCases, pages, prints);
    this.details = new DetailsPages(useCases, pages, prints);
    this.orders = new OrderPages(useCases, pages, prints);
  }

  @Override
  public void into(RouteTable table) {
    // A visitor who opens the form's URL again has nothing to send: the event list is the way on.
    table
        .post(
            "/checkout",
            Policy.page(new Anybody(), Cache.SECRET)
                .ownForm(settings.limits().apiBody())
                .rate(limit),
            this::place)
        .get(
            "/checkout",
            Policy.page(new Anybody(), Cache.SECRET),
            (_, response) -> Reply.seeOther(response, URI.create("/")));
  }

  private void place(ServerRequest request, ServerResponse response) {
    CheckoutForm form = CheckoutForm.of(Form.read(request));
    Words words = PageWords.in(form.language());
    Sheet sheet = new Sheet(request, response, form, words);
    List<DetailsPage.Mistake> mistakes = form.mistakes(words);
    if (!mistakes.isEmpty()) {
      sheet.wrong(mistakes);
      return;
    }
    answer(sheet, useCases.placeOrder().place(parsed(sheet)));
  }

  private void answer(Sheet sheet, Outcome outcome) {
    switch (outcome) {
      case Outcome.Placed(Order order, Optional<URI> page, boolean _) -> sheet.goOn(order, page);
      case Outcome.PaymentRefused(Order order, String _) -> sheet.goOn(order, Optional.empty());
      case Outcome.EventNotFound(Slug _) -> sheet.noEvent();
      case Outcome.TierNotFound(TierId _) -> sheet.eventPage(ProblemCode.INVALID_REQUEST);
      case Outcome.NotOnSale(Tier _, Availability why) ->
          sheet.eventPage(
              why == Availability.NOT_YET ? ProblemCode.SALES_NOT_OPEN : ProblemCode.SALES_CLOSED);
      case Outcome.TooMany(Tier _, int _, int _) -> sheet.eventPage("too-many", 400);
      case Outcome.SoldOut(Tier _, int _, int left) -> sheet.gone(left);
      case Outcome.KeyConflict() -> sheet.eventPage(ProblemCode.IDEMPOTENCY_CONFLICT);
      case Outcome.PriceChanged(Money _, Money _) -> sheet.again(ProblemCode.PRICE_CHANGED);
      case Outcome.AgeNotConfirmed(int _), Outcome.TermsNotAccepted(String _) -> sheet.consent();
      case Outcome.AlreadyHolding(Order order) -> sheet.holding(order);
      case Outcome.CustomerFull(int limit, int has) -> sheet.full(limit, has);
      case Outcome.AddressFull(int limit) -> sheet.addressFull(limit);
      case Outcome.TooManyHolds(int _) -> sheet.again(ProblemCode.TOO_MANY_HOLDS);
      case Outcome.StillRunning() -> sheet.again(ProblemCode.REQUEST_IN_PROGRESS);
    }
  }

  private PlaceOrder.Request parsed(Sheet sheet) {
    ServerRequest request = sheet.request;
    CheckoutForm form = sheet.form;
    return new PlaceOrder.Request(
        form.event(),
        form.choice().quantities(),
        form.total(),
        form.name(),
        EmailAddress.parse(form.email()),
        form.language(),
        form.age(),
        form.terms(),
        false,
        form.instead(),
        pages.cookies().browser(request, sheet.response, () -> useCases.ids().next().toString()),
        Caller.network(request, settings.trustedProxies()),
        Caller.userAgent(request),
        Caller.requestId(request),
        form.idempotency());
  }

  /// One answer to one form.
  private final class Sheet {
    private final ServerRequest request;
    private final ServerResponse response;
    private final CheckoutForm form;
    private final Words words;

    private Sheet(ServerRequest request, ServerResponse response, CheckoutForm form, Words words) {
      this.request = request;
      this.response = response;
      this.form = form;
      this.words = words;
    }

    /// To the payment page, or to the order's own until it exists.
    private void goOn(Order order, Optional<URI> page) {
      pages.cookies().know(request, response, useCases.showOrder().token(order));
      Reply.seeOther(response, page.orElseGet(() -> URI.create(orders.url(order))));
    }

    private void noEvent() {
      problems.send(request, response, Problem.of(ProblemCode.EVENT_NOT_FOUND));
    }

    /// Somebody was faster; if they only hold it, it may come back.
    private void gone(int left) {
      boolean held =
          left == 0
              && useCases
                  .browseEvents()
                  .show(form.event())
                  .filter(event -> useCases.browseEvents().onHold(event) > 0)
                  .isPresent();
      eventPage(held ? "on-hold" : ProblemCode.SOLD_OUT.key(), ProblemCode.SOLD_OUT.status());
    }

    private void eventPage(ProblemCode code) {
      eventPage(code.key(), code.status());
    }

    /// Back to the event, which shows what is left.
    private void eventPage(String code, int status) {
      useCases
          .browseEvents()
          .show(form.event())
          .ifPresentOrElse(
              event -> eventPage(event, Notice.of(words, code), status), this::noEvent);
    }

    private void eventPage(Event event, Notice notice, int status) {
      response.status(status);
      EventPage page = events.page(event, words, form.choice().among(event), notice);
      pages.send(request, response, words, "shop/event.jte", page);
    }

    private void wrong(List<DetailsPage.Mistake> mistakes) {
      ProblemCode code = ProblemCode.INVALID_REQUEST;
      form(form.typed(), mistakes, Notice.of(words, code.key()), code.status());
    }

    /// The terms are new or the age was not confirmed: to be ticked again.
    private void consent() {
      DetailsPages.Typed typed =
          new DetailsPages.Typed(form.name(), form.email(), false, form.instead(), form.key());
      ProblemCode code = ProblemCode.INVALID_REQUEST;
      form(
          typed,
          List.of(new DetailsPage.Mistake("age", words.get("details.age.wrong"))),
          Notice.of(words, code.key()),
          code.status());
    }

    private void again(ProblemCode code) {
      form(form.typed(), List.of(), Notice.of(words, code.key()), code.status());
    }

    private void holding(Order order) {
      pages.cookies().know(request, response, useCases.showOrder().token(order));
      ProblemCode code = ProblemCode.ALREADY_HOLDING;
      Notice.Link link =
          new Notice.Link(orders.url(order), words.get("error.already-holding.link"));
      // The same form sent again swaps what is held for this choice.
      form(
          form.typed().swapping(useCases.ids().next().toString()),
          List.of(),
          Notice.of(words, code.key()).with(link),
          code.status());
    }

    private void full(int limit, int has) {
      ProblemCode code = ProblemCode.CUSTOMER_FULL;
      Notice notice = Notice.of(words, code.key());
      form(
          form.typed(),
          List.of(),
          notice.withNext(words.get("error.customer-full.left", limit, has, limit - has)),
          code.status());
    }

    /// Who types an address need not be its reader: what there is under it goes there by mail.
    private void addressFull(int limit) {
      useCases.findTickets().findLive(EmailAddress.parse(form.email()), Caller.requestId(request));
      ProblemCode code = ProblemCode.CUSTOMER_FULL;
      form(
          form.typed(),
          List.of(),
          Notice.of(words, code.key())
              .withNext(words.get("error.customer-full.address", limit, form.email()))
              .with(new Notice.Link(VenueRoutes.CONTACT, words.get("contact.write.title"))),
          code.status());
    }

    /// The form again with everything that was typed, or the event if the choice is gone by now.
    private void form(
        DetailsPages.Typed typed, List<DetailsPage.Mistake> mistakes, Notice notice, int status) {
      Optional<Event> found = useCases.browseEvents().show(form.event());
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
