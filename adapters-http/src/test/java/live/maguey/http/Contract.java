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
    response.withBody(answer.body());
    ValidationReport report =
        VALIDATOR.validateResponse(path, Request.Method.valueOf(method), response.build());
    assertThat(report.getMessages()).as("%s %s answered %s", method, path, answer.body()).isEmpty();
  }
}
