/// What both lookalikes are built on: a loopback server whose connections can be broken on purpose
/// ([live.maguey.sandbox.wire.LocalServer]), faults on demand ([live.maguey.sandbox.wire.Knobs]),
/// signed webhooks with retries ([live.maguey.sandbox.wire.WebhookSender]), replies kept under
/// idempotency keys, scheduled work ([live.maguey.sandbox.wire.Agenda]) and state that survives a
/// restart ([live.maguey.sandbox.wire.Store]).
@NullMarked
package live.maguey.sandbox.wire;

import org.jspecify.annotations.NullMarked;
