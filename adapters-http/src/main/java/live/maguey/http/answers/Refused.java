package live.maguey.http.answers;

import io.helidon.http.HeaderName;
import java.util.LinkedHashMap;
import java.util.Map;

/// Ends a request with a problem from wherever it is noticed: while parsing, in a guard, in a
/// filter.
public final class Refused extends RuntimeException {
  private final transient Problem problem;
  private final transient Map<HeaderName, String> headers = new LinkedHashMap<>();

  public Refused(Problem problem) {
    super(problem.code().key(), null, false, false);
    this.problem = problem;
  }

  public Refused with(HeaderName header, String value) {
    headers.put(header, value);
    return this;
  }

  public Problem problem() {
    return problem;
  }

  public Map<HeaderName, String> headers() {
    return headers;
  }
}
