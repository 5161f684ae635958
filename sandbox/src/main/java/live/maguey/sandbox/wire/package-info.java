/// What both lookalikes stand on: a loopback server whose connections can be broken on purpose
/// ([live.maguey.sandbox.wire.LocalServer]), faults to order ([live.maguey.sandbox.wire.Knobs]),
/// signed webhooks with retries ([live.maguey.sandbox.wire.WebhookSender]), replies kept under
/// idempotency keys, things that happen later ([live.maguey.sandbox.wire.Agenda]) and state that
/// survives a restart ([live.maguey.sandbox.wire.StateFile]).
@NullMarked
package live.maguey.sandbox.wire;

import org.jspecify.annotations.NullMarked;
