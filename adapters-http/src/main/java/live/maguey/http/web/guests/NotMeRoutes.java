package live.maguey.http.web.guests;

import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import live.maguey.audit.Actor;
import live.maguey.audit.Cause;
import live.maguey.events.Event;
import live.maguey.guests.DeclinePass;
import live.maguey.http.answers.Problem;
import live.maguey.http.answers.ProblemCode;
import live.maguey.http.answers.Refused;
import live.maguey.http.routing.Cache;
import live.maguey.http.routing.Caller;
import live.maguey.http.routing.Policy;
import live.maguey.http.routing.RouteTable;
import live.maguey.http.routing.Routes;
import live.maguey.http.routing.Tier.Counted;
import live.maguey.http.routing.Who.GuestLink;
import live.maguey.http.web.Pages;
import live.maguey.lookup.LookUpOrder;
import live.maguey.words.Words;

/// Who was sent a pass that is not theirs has name and address erased. Asked first: mail programs
/// open links by themselves.
public final class NotMeRoutes implements Routes {
  private static final int NO_FIELDS = 0;

  private final DeclinePass declinePass;
  private final LookUpOrder lookUp;
  private final Pages pages;

  public NotMeRoutes(DeclinePass declinePass, LookUpOrder lookUp, Pages pages) {
    this.declinePass = declinePass;
    this.lookUp = lookUp;
    this.pages = pages;
  }

  @Override
  public void into(RouteTable table) {
    Policy<DeclinePass.Asked> guest =
        Policy.page(new GuestLink(declinePass), Cache.SECRET).tier(Counted.TABLE);
    table
        .get("/not-me/{token}", guest, this::ask)
        .post("/not-me/{token}", guest.ownForm(NO_FIELDS), this::decline);
  }

  private void ask(ServerRequest request, ServerResponse response, DeclinePass.Asked asked) {
    send(request, response, asked, HostPageRoutes.token(request));
  }

  private void decline(ServerRequest request, ServerResponse response, DeclinePass.Asked asked) {
    Cause cause = new Cause(new Actor("guest", asked.pass().number()), Caller.requestId(request));
    if (!declinePass.decline(HostPageRoutes.token(request), cause)) {
      throw new Refused(Problem.of(ProblemCode.PASS_NOT_FOUND));
    }
    send(request, response, asked, "");
  }

  /// @param token empty once it is done
  private void send(
      ServerRequest request, ServerResponse response, DeclinePass.Asked asked, String token) {
    Words words = HostPageRoutes.words(request);
    Event event = lookUp.event(asked.order());
    String url = "/not-me/" + HostPageRoutes.token(request);
    NotMePage page =
        new NotMePage(
            pages.frame(words, words.get("not-me.title"), url, null, true),
            token.isEmpty() ? "" : url,
            asked.host(),
            String.join(
                ", ",
                asked.pass().named(event, words.language()).text(),
                pages.times(words).titleAndDay(event)));
    pages.send(request, response, words, "guests/not-me.jte", page);
  }
}
