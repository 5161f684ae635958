package live.maguey.http.web.guests;

import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.net.URI;
import live.maguey.audit.Cause;
import live.maguey.guests.CorrectGuest;
import live.maguey.guests.GuestList;
import live.maguey.guests.HandOnPass;
import live.maguey.guests.NameGuest;
import live.maguey.guests.NotNow;
import live.maguey.guests.Pass;
import live.maguey.guests.SendPass;
import live.maguey.guests.ShowGuests;
import live.maguey.guests.TakeBackPass;
import live.maguey.http.answers.Problem;
import live.maguey.http.answers.Refused;
import live.maguey.http.answers.Reply;
import live.maguey.http.orders.OrderRoutes;
import live.maguey.http.routing.Cache;
import live.maguey.http.routing.Form;
import live.maguey.http.routing.Policy;
import live.maguey.http.routing.RouteTable;
import live.maguey.http.routing.Routes;
import live.maguey.http.routing.Tier.Counted;
import live.maguey.http.routing.Who.HostLink;
import live.maguey.http.web.Pages;
import live.maguey.http.web.orders.TypedAddress;
import live.maguey.http.web.shop.Notice;
import live.maguey.orders.OrderId;
import live.maguey.shared.EmailAddress;
import live.maguey.shared.Language;
import live.maguey.shared.OneLine;
import live.maguey.words.Words;
import org.jspecify.annotations.Nullable;

/// One pass of a table: who has it, its code, and what its host does with it.
public final class PassRoutes implements Routes {
  private static final int NO_FIELDS = 0;
  private static final int LONGEST_NAME = 100;

  private final ShowGuests showGuests;
  private final Acts acts;
  private final Pages pages;
  private final PassPages passes;
  private final int largest;

  /// What a host does with a pass.
  public record Acts(
      NameGuest name,
      SendPass send,
      CorrectGuest correct,
      TakeBackPass takeBack,
      HandOnPass handOn) {}

  /// @param largest form, in bytes
  public PassRoutes(ShowGuests showGuests, Acts acts, Pages pages, PassPages passes, int largest) {
    this.showGuests = showGuests;
    this.acts = acts;
    this.pages = pages;
    this.passes = passes;
    this.largest = largest;
  }

  @Override
  public void into(RouteTable table) {
    Policy<GuestList> host =
        Policy.page(new HostLink(showGuests), Cache.SECRET).tier(Counted.TABLE);
    table
        .get("/host/{token}/passes/{no}", host, this::show)
        .get("/host/{token}/passes/{no}/code", host, this::code)
        .post("/host/{token}/passes/{no}/give", host.ownForm(largest), this::give)
        .post("/host/{token}/passes/{no}/send", host.ownForm(NO_FIELDS), this::sendAgain)
        .post("/host/{token}/passes/{no}/correct", host.ownForm(largest), this::correct)
        .post("/host/{token}/passes/{no}/take-back", host.ownForm(NO_FIELDS), this::takeBack)
        .post("/host/{token}/passes/{no}/hand-on", host.ownForm(largest), this::handOn);
  }

  private void show(ServerRequest request, ServerResponse response, GuestList list) {
    send(request, response, list, null, null);
  }

  private void code(ServerRequest request, ServerResponse response, GuestList list) {
    Words words = HostPageRoutes.words(request);
    CodePage page = passes.code(list, pass(request, list), HostPageRoutes.token(request), words);
    pages.send(request, response, words, "guests/code.jte", page);
  }

  /// Names a guest, and sends the pass where an address is given.
  private void give(ServerRequest request, ServerResponse response, GuestList list) {
    Typed typed = Typed.read(request, HostPageRoutes.words(request));
    if (!typed.isRight(false)) {
      mistaken(request, response, list, typed.shown(PassPage.In.GIVE));
      return;
    }
    OrderId order = list.order().id();
    int no = pass(request, list).no();
    switch (acts.name().name(new NameGuest.Request(order, no, typed.name()))) {
      case NameGuest.Outcome.Refused(NotNow why) ->
          refused(request, response, list, why, typed.shown(PassPage.In.GIVE));
      case NameGuest.Outcome.Named _ -> {
        if (typed.email().isEmpty()) {
          done(request, response, no);
        } else {
          sent(
              request,
              response,
              list,
              acts.send().send(typed.toSend(order, no), cause(request, list)),
              typed.shown(PassPage.In.GIVE));
        }
      }
    }
  }

  private void sendAgain(ServerRequest request, ServerResponse response, GuestList list) {
    Pass pass = pass(request, list);
    if (pass.holder() instanceof Pass.Holder.Sent sent) {
      SendPass.Request again =
          new SendPass.Request(
              list.order().id(),
              pass.no(),
              sent.address(),
              HostPageRoutes.words(request).language());
      sent(request, response, list, acts.send().send(again, cause(request, list)), null);
    } else {
      sent(request, response, list, new SendPass.Outcome.Unnamed(), null);
    }
  }

  private void correct(ServerRequest request, ServerResponse response, GuestList list) {
    Typed typed = Typed.address(request, HostPageRoutes.words(request));
    PassPage.Typed shown = typed.shown(PassPage.In.CORRECT);
    if (typed.emailMistake() != null) {
      mistaken(request, response, list, shown);
      return;
    }
    CorrectGuest.Request right =
        new CorrectGuest.Request(
            list.order().id(),
            pass(request, list).no(),
            EmailAddress.parse(typed.email()),
            typed.language());
    sent(request, response, list, acts.correct().correct(right, cause(request, list)), shown);
  }

  private void takeBack(ServerRequest request, ServerResponse response, GuestList list) {
    int no = pass(request, list).no();
    TakeBackPass.Request back = new TakeBackPass.Request(list.order().id(), no);
    switch (acts.takeBack().takeBack(back, cause(request, list))) {
      case TakeBackPass.Outcome.TakenBack _, TakeBackPass.Outcome.Nobodys _ ->
          done(request, response, no);
      case TakeBackPass.Outcome.Refused(NotNow why) -> refused(request, response, list, why, null);
    }
  }

  private void handOn(ServerRequest request, ServerResponse response, GuestList list) {
    Typed typed = Typed.read(request, HostPageRoutes.words(request));
    if (!typed.isRight(true)) {
      mistaken(request, response, list, typed.shown(PassPage.In.HAND_ON));
      return;
    }
    HandOnPass.Request on =
        new HandOnPass.Request(
            list.order().id(),
            pass(request, list).no(),
            typed.name(),
            EmailAddress.parse(typed.email()),
            typed.language());
    sent(
        request,
        response,
        list,
        acts.handOn().handOn(on, cause(request, list)),
        typed.shown(PassPage.In.HAND_ON));
  }

  private void sent(
      ServerRequest request,
      ServerResponse response,
      GuestList list,
      SendPass.Outcome outcome,
      PassPage.@Nullable Typed typed) {
    if (outcome instanceof SendPass.Outcome.Sent(Pass pass)) {
      done(request, response, pass.no());
      return;
    }
    Words words = HostPageRoutes.words(request);
    response.status(409);
    send(request, response, now(list), typed, Refusals.of(outcome, words));
  }

  private void refused(
      ServerRequest request,
      ServerResponse response,
      GuestList list,
      NotNow why,
      PassPage.@Nullable Typed typed) {
    response.status(409);
    Words words = HostPageRoutes.words(request);
    send(request, response, now(list), typed, Refusals.of(why, words));
  }

  private void mistaken(
      ServerRequest request, ServerResponse response, GuestList list, PassPage.Typed typed) {
    response.status(400);
    send(request, response, list, typed, null);
  }

  /// The table's page, at the pass.
  private static void done(ServerRequest request, ServerResponse response, int no) {
    Reply.seeOther(
        response, URI.create(HostPages.url(HostPageRoutes.token(request)) + "#pass-" + no));
  }

  private GuestList now(GuestList list) {
    return showGuests.of(list.order()).orElse(list);
  }

  private void send(
      ServerRequest request,
      ServerResponse response,
      GuestList list,
      PassPage.@Nullable Typed typed,
      @Nullable Notice notice) {
    Words words = HostPageRoutes.words(request);
    PassPage page =
        passes.page(list, pass(request, list), HostPageRoutes.token(request), words, typed, notice);
    pages.send(request, response, words, "guests/pass.jte", page);
  }

  /// @throws Refused 404 for a number that no pass has
  private static Pass pass(ServerRequest request, GuestList list) {
    String no = request.path().pathParameters().get("no");
    return list.passes().stream()
        .filter(pass -> String.valueOf(pass.no()).equals(no))
        .findFirst()
        .orElseThrow(() -> new Refused(Problem.notFound()));
  }

  private static Cause cause(ServerRequest request, GuestList list) {
    return OrderRoutes.cause(request, list.order());
  }

  /// What a form says of a guest.
  ///
  /// @param email empty where none is given
  private record Typed(
      String name,
      String email,
      Language language,
      @Nullable String nameMistake,
      @Nullable String emailMistake) {

    static Typed read(ServerRequest request, Words words) {
      Form form = Form.read(request);
      String name = form.field("name").strip();
      return of(form, name, OneLine.is(name, LONGEST_NAME) ? null : "pass.name.wrong", words);
    }

    /// Of a guest who has their name already.
    static Typed address(ServerRequest request, Words words) {
      return of(Form.read(request), "", null, words);
    }

    private static Typed of(Form form, String name, @Nullable String nameMistake, Words words) {
      String email = form.field("email").strip();
      return new Typed(
          name,
          email,
          form.field("language").isEmpty() ? words.language() : Language.of(form.field("language")),
          nameMistake == null ? null : words.get(nameMistake),
          TypedAddress.mistake(email, "pass.email.wrong", words));
    }

    boolean isRight(boolean needsAddress) {
      return nameMistake == null && (emailMistake == null || (email.isEmpty() && !needsAddress));
    }

    SendPass.Request toSend(OrderId order, int no) {
      return new SendPass.Request(order, no, EmailAddress.parse(email), language);
    }

    /// @param in the form that it was typed into
    PassPage.Typed shown(PassPage.In in) {
      return new PassPage.Typed(
          name,
          email,
          language.tag(),
          nameMistake,
          email.isEmpty() && in == PassPage.In.GIVE ? null : emailMistake,
          in);
    }
  }
}
