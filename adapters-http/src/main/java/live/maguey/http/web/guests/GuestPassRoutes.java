package live.maguey.http.web.guests;

import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import live.maguey.guests.OpenPass;
import live.maguey.http.routing.Cache;
import live.maguey.http.routing.Policy;
import live.maguey.http.routing.RouteTable;
import live.maguey.http.routing.Routes;
import live.maguey.http.routing.Tier.Counted;
import live.maguey.http.routing.Who.PassLink;
import live.maguey.http.web.Pages;
import live.maguey.words.Words;

/// The pass that a guest was sent, by the link of its email. That it was opened is told by the page
/// itself: mail programs open links by themselves, and show them to nobody.
public final class GuestPassRoutes implements Routes {
  private static final int NO_FIELDS = 0;

  private final OpenPass openPass;
  private final Pages pages;
  private final PassPages passes;

  public GuestPassRoutes(OpenPass openPass, Pages pages, PassPages passes) {
    this.openPass = openPass;
    this.pages = pages;
    this.passes = passes;
  }

  @Override
  public void into(RouteTable table) {
    Policy<OpenPass.Invitation> guest =
        Policy.page(new PassLink(openPass), Cache.SECRET).tier(Counted.TABLE);
    table
        .get("/pass/{token}", guest, this::show)
        .post("/pass/{token}/opened", guest.ownForm(NO_FIELDS), this::opened);
  }

  private void show(
      ServerRequest request, ServerResponse response, OpenPass.Invitation invitation) {
    Words words = HostPageRoutes.words(request);
    GuestPassPage page =
        passes.guest(
            invitation,
            HostPageRoutes.token(request),
            "/not-me/" + openPass.notMeToken(invitation.pass()),
            words);
    pages.send(request, response, words, "guests/guest-pass.jte", page);
  }

  private void opened(
      ServerRequest request, ServerResponse response, OpenPass.Invitation invitation) {
    openPass.opened(HostPageRoutes.token(request));
    response.status(204).send();
  }
}
