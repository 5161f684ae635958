package live.maguey.http.routing;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import live.maguey.devices.Device;
import live.maguey.devices.Nonces;
import live.maguey.devices.RecogniseDevice;
import live.maguey.guests.DeclinePass;
import live.maguey.guests.GuestList;
import live.maguey.guests.OpenPass;
import live.maguey.guests.ShowGuests;
import live.maguey.http.answers.Problem;
import live.maguey.http.answers.ProblemCode;
import live.maguey.http.answers.Refused;
import live.maguey.http.signatures.RequestSignature;
import live.maguey.orders.Order;
import live.maguey.orders.ShowOrder;

/// Who may use a route. Each way to prove oneself is a case, with what is proved by it: who signs
/// in will be one more.
public sealed interface Who<P> {
  /// @return what the request proves, for the route's handler
  /// @throws Refused when it proves nothing
  P proved(ServerRequest request);

  /// Tells, on every answer of the route, what the next request has to prove itself with.
  default void prepare(ServerResponse response) {}

  /// Everybody, also a stranger.
  record Anybody() implements Who<Anybody> {
    @Override
    public Anybody proved(ServerRequest request) {
      return this;
    }
  }

  /// The browser that ordered: its cookies say what it gets to see, and without them that is
  /// nothing.
  record OwnBrowser() implements Who<OwnBrowser> {
    @Override
    public OwnBrowser proved(ServerRequest request) {
      return this;
    }
  }

  /// A person who has a private link. Wrong ones are counted, see [RouteTable].
  sealed interface Link<P> extends Who<P> permits LinkHolder, HostLink, PassLink, GuestLink {}

  /// A person who has an order's private link. Its token is the path's `{token}`.
  record LinkHolder(ShowOrder showOrder) implements Link<Order> {
    @Override
    public Order proved(ServerRequest request) {
      return showOrder
          .byToken(request.path().pathParameters().get("token"))
          .orElseThrow(() -> new Refused(Problem.of(ProblemCode.ORDER_NOT_FOUND)));
    }
  }

  /// The host of a table, by the table's private link: the path's `{token}`.
  record HostLink(ShowGuests showGuests) implements Link<GuestList> {
    @Override
    public GuestList proved(ServerRequest request) {
      return showGuests
          .byToken(request.path().pathParameters().get("token"))
          .orElseThrow(() -> new Refused(Problem.of(ProblemCode.TABLE_NOT_FOUND)));
    }
  }

  /// Who was sent a guest's pass, by the pass's own link in that email: the path's `{token}`.
  record PassLink(OpenPass openPass) implements Link<OpenPass.Invitation> {
    @Override
    public OpenPass.Invitation proved(ServerRequest request) {
      return openPass
          .shown(request.path().pathParameters().get("token"))
          .orElseThrow(() -> new Refused(Problem.of(ProblemCode.PASS_GONE)));
    }
  }

  /// Who was sent a guest's pass, by that email's link for those whose it is not: the path's
  /// `{token}`.
  record GuestLink(DeclinePass declinePass) implements Link<DeclinePass.Asked> {
    @Override
    public DeclinePass.Asked proved(ServerRequest request) {
      return declinePass
          .asked(request.path().pathParameters().get("token"))
          .orElseThrow(() -> new Refused(Problem.of(ProblemCode.PASS_NOT_FOUND)));
    }
  }

  /// A phone that was made a gate, by a signature over the request that only its key makes.
  record EnrolledDevice(RecogniseDevice recogniseDevice, Nonces nonces) implements Who<Device> {
    @Override
    public Device proved(ServerRequest request) {
      return new DeviceProof(recogniseDevice, nonces).of(request);
    }

    @Override
    public void prepare(ServerResponse response) {
      response.header(HeaderNames.create(RequestSignature.NONCE), nonces.next());
    }
  }

  /// Stripe or Resend. Their signature covers the raw body, so the use case that reads it refuses
  /// anybody else.
  record Provider() implements Who<Provider> {
    @Override
    public Provider proved(ServerRequest request) {
      return this;
    }
  }

  /// The people who run the venue, on a listener that the public does not reach; the route itself
  /// asks nobody.
  record Operator() implements Who<Operator> {
    @Override
    public Operator proved(ServerRequest request) {
      return this;
    }
  }
}
