package live.maguey.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.ValidationReport;
import java.net.http.HttpResponse;

/// Holds answers against `openapi.yaml`.
public final class Contract {
  private static final OpenApiInteractionValidator VALIDATOR =
      OpenApiInteractionValidator.createFor("openapi.yaml").build();

  private Contract() {}

  /// Fails unless the contract promises such an answer to such a request.
  public static void check(String method, String path, HttpResponse<String> answer) {
    SimpleResponse.Builder response = SimpleResponse.Builder.status(answer.statusCode());
    answer.headers().map().forEach((name, values) -> response.withHeader(name, values));
    check(method, path, response, answer.body());
  }

  /// The same of an answer that nobody gave: one that the contract shows.
  public static void check(String method, String path, int status, String mediaType, String body) {
    check(
        method,
        path,
        SimpleResponse.Builder.status(status).withHeader("Content-Type", mediaType),
        body);
  }

  private static void check(
      String method, String path, SimpleResponse.Builder response, String body) {
    ValidationReport report =
        VALIDATOR.validateResponse(
            path, Request.Method.valueOf(method), response.withBody(body).build());
    assertThat(report.getMessages()).as("%s %s answered %s", method, path, body).isEmpty();
  }
}
