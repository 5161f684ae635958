package live.maguey.sandbox.wire;

/// One line of a lookalike's route table.
public record Route(String method, String pattern, Endpoint endpoint) {

  /// Answers a request. A [ConnectionBroken] closes the connection without an answer.
  @FunctionalInterface
  public interface Endpoint {
    Reply answer(Call call);
  }

  public static Route get(String pattern, Endpoint endpoint) {
    return new Route("GET", pattern, endpoint);
  }

  public static Route post(String pattern, Endpoint endpoint) {
    return new Route("POST", pattern, endpoint);
  }
}
