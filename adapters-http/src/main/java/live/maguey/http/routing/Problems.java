package live.maguey.http.routing;

import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.HttpException;
import io.helidon.http.Method;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import live.maguey.http.answers.PageWords;
import live.maguey.http.answers.Problem;
import live.maguey.http.answers.ProblemCode;
import live.maguey.http.answers.Refused;
import live.maguey.http.answers.Reply;
import live.maguey.shared.InvalidRequest;
import live.maguey.shared.Language;
import live.maguey.shared.Unavailable;
import live.maguey.words.Words;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/// Turns everything that goes wrong into an answer: an RFC 9457 problem in the reader's language
/// for programs, a page for people.
///
/// Helidon resets a response's headers before it calls an error handler, so the ones that every
/// answer has are put back here.
public final class Problems {
  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

  private final SecurityHeaders security;
  private final ErrorPage page;

  public Problems(SecurityHeaders security, ErrorPage page) {
    this.security = security;
    this.page = page;
  }

  /// Draws a problem for people.
  @FunctionalInterface
  public interface ErrorPage {
    /// @param requestId to quote
    String draw(ServerRequest request, Problem problem, Language language, String requestId);
  }

  public void register(HttpRouting.Builder routing) {
    routing
        .error(Refused.class, this::refused)
        .error(
            InvalidRequest.class,
            (request, response, invalid) -> send(request, response, Problem.invalid(invalid)))
        .error(HttpException.class, this::http)
        .error(Throwable.class, this::unforeseen);
  }

  /// Answers with a problem; for the cases of an outcome that are one.
  public void send(ServerRequest request, ServerResponse response, Problem problem) {
    String id = RequestLog.id(request);
    Language language = Caller.language(request);
    response.status(problem.status());
    response.header(RequestLog.HEADER, id);
    security.apply(RequestLog.policy(request), response);
    Cache.NEVER.on(response);
    response.header(HeaderNames.CONTENT_LANGUAGE, language.tag());
    if (problem.retryAfter() != null) {
      response.header(
          HeaderNames.RETRY_AFTER, Long.toString(Math.max(1, problem.retryAfter().toSeconds())));
    }
    if (wantsPage(request)) {
      Reply.html(request, response, page.draw(request, problem, language, id));
    } else {
      response.header(HeaderNames.CONTENT_TYPE, "application/problem+json");
      Reply.send(request, response, Json.bytes(said(problem, language, id)));
    }
  }

  /// The answer to a client about a problem.
  static Map<String, Object> said(Problem problem, Language language, String requestId) {
    Words words = PageWords.in(language);
    String key = problem.code().key();
    Map<String, Object> said = new LinkedHashMap<>();
    said.put("type", "/problems/" + key);
    said.put("title", words.get("error." + key + ".title"));
    said.put("status", problem.status());
    said.put("detail", words.get("error." + key + ".detail"));
    said.put("code", key);
    said.put("next", words.get("error." + key + ".next"));
    said.put("instance", "urn:maguey:request:" + requestId);
    said.put("requestId", requestId);
    if (problem.retryAfter() != null) {
      said.put("retryAfter", Math.max(1, problem.retryAfter().toSeconds()));
    }
    problem.facts().forEach(said::putIfAbsent);
    return said;
  }

  /// For what fails before a route is found, as a request that is not HTTP.
  public static DirectHandlers direct() {
    DirectHandlers.Builder handlers = DirectHandlers.builder();
    for (DirectHandler.EventType type : DirectHandler.EventType.values()) {
      handlers.addHandler(type, Problems::answerDirectly);
    }
    return handlers.build();
  }

  private static DirectHandler.TransportResponse answerDirectly(
      DirectHandler.TransportRequest request,
      DirectHandler.EventType type,
      Status status,
      ServerResponseHeaders headers,
      String message) {
    String id = Objects.requireNonNullElseGet(MDC.get(LogContext.REQUEST), Problems::newReference);
    Problem problem =
        switch (status.code()) {
          case 404 -> Problem.notFound();
          case 405 -> Problem.methodNotAllowed();
          case 413 -> Problem.invalid("body", "is too large").status(413);
          case 503 -> Problem.unavailable();
          default -> status.code() >= 500 ? Problem.internal() : Problem.unreadable(status.code());
        };
    if (problem.code() == ProblemCode.INTERNAL) {
      LOG.atError()
          .addKeyValue("event", type)
          .addKeyValue("reference", id)
          .log("the server could not answer: {}", message);
    }
    return DirectHandler.TransportResponse.builder()
        .status(Status.create(problem.status()))
        .headers(headers)
        .header(HeaderNames.CONTENT_TYPE, "application/problem+json")
        .header(HeaderNames.create("X-Content-Type-Options"), "nosniff")
        .header(RequestLog.HEADER, id)
        .keepAlive(false)
        .entity(Json.bytes(said(problem, Language.EN, id)))
        .build();
  }

  private static String newReference() {
    return UUID.randomUUID().toString();
  }

  private void refused(ServerRequest request, ServerResponse response, Refused refused) {
    refused.headers().forEach((name, value) -> response.header(name, value));
    send(request, response, refused.problem());
  }

  private void http(ServerRequest request, ServerResponse response, HttpException failure) {
    int status = failure.status().code();
    if (status == 404) {
      send(request, response, Problem.notFound());
    } else if (status >= 400 && status < 500) {
      send(request, response, Problem.unreadable(status));
    } else {
      unforeseen(request, response, failure);
    }
  }

  private void unforeseen(ServerRequest request, ServerResponse response, Throwable failure) {
    if (isUnavailable(failure)) {
      LOG.atWarn().setCause(failure).log("a dependency failed");
      send(request, response, Problem.unavailable());
    } else {
      // ERROR, so that it raises an alarm: Helidon itself would log it as a warning.
      LOG.atError().setCause(failure).log("a request failed");
      send(request, response, Problem.internal());
    }
  }

  /// The database out of reach, out of connections or shutting down (SQLSTATE 08, 53, 57, 25006),
  /// or a port that says so.
  private static boolean isUnavailable(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof Unavailable || cause instanceof SQLTransientException) {
        return true;
      }
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        String state = sql.getSQLState();
        return state.startsWith("08")
            || state.startsWith("53")
            || state.startsWith("57")
            || state.equals("25006");
      }
    }
    return false;
  }

  private static boolean wantsPage(ServerRequest request) {
    if (RequestLog.policy(request).surface() == Policy.Surface.PROGRAM) {
      return false;
    }
    Method method = request.prologue().method();
    String accepted = request.headers().first(HeaderNames.ACCEPT).orElse("");
    boolean person =
        accepted.isEmpty() || accepted.contains("text/html") || accepted.contains("*/*");
    return person && (method == Method.GET || method == Method.HEAD || method == Method.POST);
  }
}
