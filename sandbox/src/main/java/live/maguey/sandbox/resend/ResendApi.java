package live.maguey.sandbox.resend;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import live.maguey.sandbox.wire.Call;
import live.maguey.sandbox.wire.IdempotentReplies;
import live.maguey.sandbox.wire.Json;
import live.maguey.sandbox.wire.Knob;
import live.maguey.sandbox.wire.Knobs;
import live.maguey.sandbox.wire.RateLimit;
import live.maguey.sandbox.wire.Reply;
import live.maguey.sandbox.wire.Route;
import live.maguey.sandbox.wire.Store;
import org.jspecify.annotations.Nullable;

/// The routes of the API. Resend counts every call of a team against one rate limit.
final class ResendApi {
  private final String apiKey;
  private final Knobs knobs;
  private final RateLimit limit;
  private final Mailbox mailbox;
  private final Deliveries deliveries;
  private final IdempotentReplies replies;
  private final Clock clock;
  private final Store store;
  private final Domains domains;

  ResendApi(
      String apiKey,
      Knobs knobs,
      RateLimit limit,
      Mailbox mailbox,
      Deliveries deliveries,
      Domains domains,
      Clock clock,
      Store store) {
    this.apiKey = apiKey;
    this.knobs = knobs;
    this.limit = limit;
    this.mailbox = mailbox;
    this.deliveries = deliveries;
    this.replies = new IdempotentReplies(store, clock);
    this.clock = clock;
    this.store = store;
    this.domains = domains;
  }

  List<Route> routes() {
    return List.of(
        Route.post("/emails", call -> pass(call, () -> send(call))),
        Route.get("/emails/{id}", call -> pass(call, () -> show(call))),
        Route.get("/domains", call -> pass(call, () -> Reply.json(200, domains.listed()))));
  }

  Reply unknown(Call call) {
    return pass(
        call,
        () -> {
          throw new ResendError(404, "not_found", "The requested endpoint does not exist.");
        });
  }

  private Reply pass(Call call, Supplier<Reply> work) {
    knobs.hang(call.endpoint());
    RateLimit.Verdict rate = limit.take();
    Reply reply;
    try {
      reply = rated(call, rate, work);
    } catch (ResendError refused) {
      reply = refused.reply();
    }
    if (rate.limit() > 0) {
      reply =
          reply
              .with("ratelimit-limit", Integer.toString(rate.limit()))
              .with("ratelimit-remaining", Integer.toString(rate.left()))
              .with("ratelimit-reset", Integer.toString(rate.resetSeconds()));
    }
    return knobs.loseOrGive(call.endpoint(), reply);
  }

  private Reply rated(Call call, RateLimit.Verdict rate, Supplier<Reply> work) {
    String agent = call.header("User-Agent");
    if (agent == null || agent.isBlank()) {
      return Reply.text(403, "error code: 1010");
    }
    if (!rate.allowed() || knobs.take(Knob.ANSWER_429, call.endpoint()).isPresent()) {
      return new ResendError(
              429,
              "rate_limit_exceeded",
              "Too many requests. You can only make %d requests per second. See rate limit response headers for more information. Or contact support to increase rate limit."
                  .formatted(rate.limit()))
          .reply()
          .with("retry-after", "1");
    }
    if (knobs.take(Knob.ANSWER_503, call.endpoint()).isPresent()) {
      throw new ResendError(503, "service_unavailable", "Service unavailable.");
    }
    if (knobs.take(Knob.ANSWER_500, call.endpoint()).isPresent()) {
      throw new ResendError(500, "internal_server_error", "An unexpected error occurred.");
    }
    authorise(call);
    return work.get();
  }

  /// A malformed key, or an unknown one where nothing is sent, is a malformed request.
  private void authorise(Call call) {
    String authorization = call.header("Authorization");
    if (authorization == null || !authorization.startsWith("Bearer ")) {
      throw new ResendError(401, "missing_api_key", "Missing API Key");
    }
    String given = authorization.substring(7).strip();
    if (!given.equals(apiKey)) {
      boolean sends = call.path().equals("/emails") && given.startsWith("re_");
      throw new ResendError(sends ? 401 : 400, "validation_error", "API key is invalid");
    }
  }

  private Reply send(Call call) {
    String key = call.header("Idempotency-Key");
    if (key == null) {
      knobs.delay(call.endpoint());
      return store.locked(() -> accept(call, null));
    }
    if (key.isEmpty() || key.length() > 256) {
      throw new ResendError(
          400,
          "invalid_idempotency_key",
          "Idempotency keys, if present, must have between 1 and 256 characters.");
    }
    return switch (replies.claim(key, call.path(), call.bodyText())) {
      case IdempotentReplies.Claim.Replay(Reply first) -> first;
      case IdempotentReplies.Claim.Running() ->
          throw new ResendError(
              409,
              "concurrent_idempotent_requests",
              "Same idempotency key used while original request is still in progress.");
      case IdempotentReplies.Claim.Conflict _ ->
          throw new ResendError(
              409,
              "invalid_idempotent_request",
              "Same idempotency key used with a different request payload.");
      case IdempotentReplies.Claim.Fresh() -> {
        try {
          knobs.delay(call.endpoint());
          yield store.locked(() -> {
            Reply reply = accept(call, key);
            replies.keep(key, reply);
            return reply;
          });
        } catch (RuntimeException e) {
          replies.letGo(key);
          throw e;
        }
      }
    };
  }

  private Reply accept(Call call, @Nullable String key) {
    SentMail mail =
        MailRules.read(json(call), UUID.randomUUID().toString(), clock.instant().toString(), key);
    domains.checkSender(MailAddress.of(mail.envelope().from()));
    mailbox.add(mail);
    deliveries.accepted(mail);
    return Reply.json(200, Json.object().put("id", mail.id()));
  }

  private static JsonNode json(Call call) {
    try {
      return Json.parse(call.body());
    } catch (JsonProcessingException e) {
      throw new ResendError(400, "validation_error", "The request body is not valid JSON.");
    }
  }

  private Reply show(Call call) {
    SentMail mail =
        mailbox
            .find(call.pathParameter("id"))
            .orElseThrow(() -> new ResendError(404, "not_found", "Email not found"));
    ObjectNode body = Json.object().put("object", "email").put("id", mail.id());
    body.set("to", Json.MAPPER.valueToTree(mail.envelope().to()));
    body.put("from", mail.envelope().from()).put("created_at", mail.createdAt());
    body.put("subject", mail.content().subject())
        .put("html", mail.content().html())
        .put("text", mail.content().text());
    body.set("cc", Json.MAPPER.valueToTree(mail.envelope().cc()));
    body.set("bcc", Json.MAPPER.valueToTree(mail.envelope().bcc()));
    body.set("reply_to", Json.MAPPER.valueToTree(mail.envelope().replyTo()));
    body.set("tags", Json.MAPPER.valueToTree(mail.tags()));
    return Reply.json(200, body.put("last_event", mail.lastEvent()).putNull("scheduled_at"));
  }
}
