package live.maguey.http.web.checkout;

import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import live.maguey.emails.FindTickets;
import live.maguey.events.Availability;
import live.maguey.events.Slug;
import live.maguey.events.TableId;
import live.maguey.events.Tier;
import live.maguey.events.TierId;
import live.maguey.http.answers.PageWords;
import live.maguey.http.answers.ProblemCode;
import live.maguey.http.answers.Reply;
import live.maguey.http.connections.HttpSettings;
import live.maguey.http.routing.Cache;
import live.maguey.http.routing.Caller;
import live.maguey.http.routing.Form;
import live.maguey.http.routing.LogContext;
import live.maguey.http.routing.Policy;
import live.maguey.http.routing.RouteTable;
import live.maguey.http.routing.Routes;
import live.maguey.http.routing.Tier.Counted;
import live.maguey.http.routing.Who.Anybody;
import live.maguey.http.web.Pages;
import live.maguey.orders.Order;
import live.maguey.orders.PlaceOrder;
import live.maguey.orders.PlaceOrder.Outcome;
import live.maguey.shared.EmailAddress;
import live.maguey.shared.Ids;
import live.maguey.shared.Money;
import live.maguey.tables.Table;
import live.maguey.words.Words;

/// The details form comes back: places the order, or shows what stands in its way and keeps
/// everything typed.
public final class CheckoutRoutes implements Routes {
  private final PlaceOrder placeOrder;
  private final FindTickets findTickets;
  private final CheckoutAnswers answers;
  private final Ids ids;
  private final Pages pages;
  private final HttpSettings settings;

  public CheckoutRoutes(
      PlaceOrder placeOrder,
      FindTickets findTickets,
      CheckoutAnswers answers,
      Ids ids,
      Pages pages,
      HttpSettings settings) {
    this.placeOrder = placeOrder;
    this.findTickets = findTickets;
    this.answers = answers;
    this.ids = ids;
    this.pages = pages;
    this.settings = settings;
  }

  @Override
  public void into(RouteTable table) {
    // A visitor who opens the form's URL again has nothing to send: the event list is the way on.
    table
        .post(
            "/checkout",
            Policy.page(new Anybody(), Cache.SECRET)
                .ownForm(settings.limits().apiBody())
                .tier(Counted.CHECKOUT),
            this::place)
        .get(
            "/checkout",
            Policy.page(new Anybody(), Cache.SECRET),
            (_, response) -> Reply.seeOther(response, URI.create("/")));
  }

  private void place(ServerRequest request, ServerResponse response) {
    CheckoutForm form = CheckoutForm.of(Form.read(request));
    Words words = PageWords.in(form.language());
    CheckoutAnswers.Answer answer = answers.to(request, response, form);
    List<DetailsPage.Mistake> mistakes = form.mistakes(words);
    if (!mistakes.isEmpty()) {
      answer.wrong(mistakes);
      return;
    }
    Outcome outcome = placeOrder.place(parsed(request, response, form));
    if (outcome instanceof Outcome.AddressFull) {
      // Who types an address need not be its reader: what there is under it goes there by mail.
      findTickets.findLive(EmailAddress.parse(form.typed().email()), Caller.requestId(request));
    }
    send(answer, outcome);
  }

  private static void send(CheckoutAnswers.Answer answer, Outcome outcome) {
    switch (outcome) {
      case Outcome.Placed(Order order, Optional<URI> page, boolean _) -> {
        LogContext.about(order);
        answer.goOn(order, page);
      }
      case Outcome.PaymentRefused(Order order, String _) -> answer.goOn(order, Optional.empty());
      case Outcome.EventNotFound(Slug _) -> answer.noEvent();
      case Outcome.TierNotFound(TierId _) -> answer.eventPage(ProblemCode.INVALID_REQUEST);
      case Outcome.NotOnSale(Tier _, Availability why) ->
          answer.eventPage(
              why == Availability.NOT_YET ? ProblemCode.SALES_NOT_OPEN : ProblemCode.SALES_CLOSED);
      case Outcome.TooMany(Tier _, int _, int _) -> answer.eventPage("too-many", 400);
      case Outcome.SoldOut(Tier _, int _, int left) -> answer.gone(left);
      case Outcome.TableNotFound(TableId _) -> answer.eventPage(ProblemCode.INVALID_REQUEST);
      case Outcome.TableNotOnSale(Table _, Availability why) ->
          answer.eventPage(
              why == Availability.NOT_YET ? ProblemCode.SALES_NOT_OPEN : ProblemCode.SALES_CLOSED);
      case Outcome.TableGone(Table _, List<Table> others) -> answer.tableGone(others);
      case Outcome.KeyConflict() -> answer.eventPage(ProblemCode.IDEMPOTENCY_CONFLICT);
      case Outcome.PriceChanged(Money _, Money _) -> answer.again(ProblemCode.PRICE_CHANGED);
      case Outcome.TooMuch(Money _, Money _) -> answer.eventPage("too-much", 400);
      case Outcome.AgeNotConfirmed(int _), Outcome.TermsNotAccepted(String _) -> answer.consent();
      case Outcome.AlreadyHolding(Order order) -> answer.holding(order);
      case Outcome.CustomerFull(int limit, int has) -> answer.full(limit, has);
      case Outcome.AddressFull(int limit) -> answer.addressFull(limit);
      case Outcome.TooManyHolds(int _) -> answer.again(ProblemCode.TOO_MANY_HOLDS);
      case Outcome.StillRunning() -> answer.again(ProblemCode.REQUEST_IN_PROGRESS);
    }
  }

  private PlaceOrder.Request parsed(
      ServerRequest request, ServerResponse response, CheckoutForm form) {
    return new PlaceOrder.Request(
        new PlaceOrder.Choice(
            form.event(), form.choice().quantities(), form.choice().table(), form.total()),
        new PlaceOrder.Guest(
            form.typed().name(), EmailAddress.parse(form.typed().email()), form.language()),
        new PlaceOrder.Consent(form.terms(), form.typed().age(), false),
        new PlaceOrder.Asker(
            pages.cookies().browser(request, response, () -> ids.next().toString()),
            Caller.network(request, settings.trustedProxies()),
            Caller.userAgent(request),
            Caller.requestId(request)),
        form.typed().instead(),
        form.idempotency());
  }
}
