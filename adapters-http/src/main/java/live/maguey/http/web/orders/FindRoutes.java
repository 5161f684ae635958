package live.maguey.http.web.orders;

import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import live.maguey.emails.FindTickets;
import live.maguey.http.answers.PageWords;
import live.maguey.http.connections.HttpSettings;
import live.maguey.http.routing.Cache;
import live.maguey.http.routing.Caller;
import live.maguey.http.routing.Form;
import live.maguey.http.routing.Limits;
import live.maguey.http.routing.Policy;
import live.maguey.http.routing.RouteTable;
import live.maguey.http.routing.Routes;
import live.maguey.http.routing.Tier.Counted;
import live.maguey.http.routing.Who.Anybody;
import live.maguey.http.web.Pages;
import live.maguey.shared.EmailAddress;
import live.maguey.words.Words;
import org.jspecify.annotations.Nullable;

/// Lost tickets: an email address is asked for, and the links are sent to it.
public final class FindRoutes implements Routes {
  static final String FIND = "/tickets/find";

  private final FindTickets findTickets;
  private final Pages pages;
  private final Limits limits;
  private final HttpSettings settings;

  public FindRoutes(FindTickets findTickets, Pages pages, Limits limits, HttpSettings settings) {
    this.findTickets = findTickets;
    this.pages = pages;
    this.settings = settings;
    this.limits = limits;
  }

  @Override
  public void into(RouteTable table) {
    int largest = settings.limits().apiBody();
    table
        .get(FIND, Policy.page(new Anybody(), Cache.NEVER), this::form)
        .post(
            FIND,
            Policy.page(new Anybody(), Cache.NEVER).ownForm(largest).tier(Counted.MAIL),
            this::find);
  }

  private void form(ServerRequest request, ServerResponse response) {
    send(request, response, "", null, false);
  }

  private void find(ServerRequest request, ServerResponse response) {
    String typed = Form.read(request).field("email").strip();
    String mistake = TypedAddress.mistake(typed, PageWords.in(Caller.language(request)));
    if (mistake == null) {
      EmailAddress address = EmailAddress.parse(typed);
      limits.countMailTo(address);
      findTickets.find(address, Caller.requestId(request));
    } else {
      response.status(400);
    }
    send(request, response, typed, mistake, mistake == null);
  }

  private void send(
      ServerRequest request,
      ServerResponse response,
      String email,
      @Nullable String mistake,
      boolean sent) {
    Words words = PageWords.in(Caller.language(request));
    FindPage page =
        new FindPage(
            pages.frame(words, words.get("find.title"), FIND, null, true), email, mistake, sent);
    pages.send(request, response, words, "shop/find.jte", page);
  }
}
