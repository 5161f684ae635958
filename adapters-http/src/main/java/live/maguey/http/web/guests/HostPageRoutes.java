package live.maguey.http.web.guests;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.net.URI;
import live.maguey.events.CalendarEntries;
import live.maguey.guests.GuestList;
import live.maguey.guests.InviteGuests;
import live.maguey.guests.NotNow;
import live.maguey.guests.ShowGuests;
import live.maguey.http.answers.PageWords;
import live.maguey.http.answers.Reply;
import live.maguey.http.routing.Cache;
import live.maguey.http.routing.Caller;
import live.maguey.http.routing.Policy;
import live.maguey.http.routing.RouteTable;
import live.maguey.http.routing.Routes;
import live.maguey.http.routing.Tier.Counted;
import live.maguey.http.routing.Who.HostLink;
import live.maguey.http.web.Pages;
import live.maguey.http.web.shop.Notice;
import live.maguey.words.Words;
import org.jspecify.annotations.Nullable;

/// A table's passes by its host's private link: the page, its invitation, its calendar entry.
public final class HostPageRoutes implements Routes {
  /// A form that is a button alone.
  private static final int NO_FIELDS = 0;

  private final ShowGuests showGuests;
  private final InviteGuests inviteGuests;
  private final CalendarEntries calendar;
  private final Pages pages;
  private final HostPages hosts;

  public HostPageRoutes(
      ShowGuests showGuests,
      InviteGuests inviteGuests,
      CalendarEntries calendar,
      Pages pages,
      HostPages hosts) {
    this.showGuests = showGuests;
    this.inviteGuests = inviteGuests;
    this.calendar = calendar;
    this.pages = pages;
    this.hosts = hosts;
  }

  @Override
  public void into(RouteTable table) {
    Policy<GuestList> host =
        Policy.page(new HostLink(showGuests), Cache.SECRET).tier(Counted.TABLE);
    table
        .get("/host/{token}", host, this::show)
        .get("/host/{token}/calendar.ics", host, this::calendar)
        .post("/host/{token}/invite", host.ownForm(NO_FIELDS), this::invite)
        .post("/host/{token}/invite/end", host.ownForm(NO_FIELDS), this::end);
  }

  private void show(ServerRequest request, ServerResponse response, GuestList list) {
    send(request, response, list, null);
  }

  private void invite(ServerRequest request, ServerResponse response, GuestList list) {
    answer(request, response, list, inviteGuests.invite(list.order().id()));
  }

  private void end(ServerRequest request, ServerResponse response, GuestList list) {
    answer(request, response, list, inviteGuests.end(list.order().id()));
  }

  private void answer(
      ServerRequest request,
      ServerResponse response,
      GuestList list,
      InviteGuests.Outcome outcome) {
    switch (outcome) {
      case InviteGuests.Outcome.Invited _, InviteGuests.Outcome.Ended _ ->
          Reply.seeOther(response, URI.create(HostPages.url(token(request))));
      case InviteGuests.Outcome.Refused(NotNow why) -> {
        response.status(409);
        send(request, response, list, Refusals.of(why, words(request)));
      }
    }
  }

  private void send(
      ServerRequest request, ServerResponse response, GuestList list, @Nullable Notice notice) {
    Words words = words(request);
    HostPage page = hosts.page(list, token(request), words, notice);
    pages.send(request, response, words, "guests/host.jte", page);
  }

  private void calendar(ServerRequest request, ServerResponse response, GuestList list) {
    byte[] entry =
        calendar.of(
            list.event(),
            Caller.language(request),
            list.order().details().reference().toString(),
            pages.absolute(HostPages.url(token(request))),
            list.order().details().placedAt());
    response.header(HeaderNames.CONTENT_TYPE, "text/calendar; charset=utf-8");
    Reply.send(request, response, entry);
  }

  static String token(ServerRequest request) {
    return request.path().pathParameters().get("token");
  }

  static Words words(ServerRequest request) {
    return PageWords.in(Caller.language(request));
  }
}
