package live.maguey.sandbox.resend;

import live.maguey.sandbox.wire.Json;
import live.maguey.sandbox.wire.Reply;

/// A refusal in Resend's shape (<https://resend.com/docs/api-reference/errors>).
final class ResendError extends RuntimeException {
  private final int status;
  private final String name;

  ResendError(int status, String name, String message) {
    super(message);
    this.status = status;
    this.name = name;
  }

  static ResendError invalid(String message) {
    return new ResendError(422, "validation_error", message);
  }

  static ResendError missing(String field) {
    return new ResendError(422, "missing_required_field", "Missing `" + field + "` field.");
  }

  Reply reply() {
    return Reply.json(
        status,
        Json.object().put("statusCode", status).put("message", getMessage()).put("name", name));
  }
}
