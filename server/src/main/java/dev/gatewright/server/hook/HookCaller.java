package dev.gatewright.server.hook;

import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.server.config.issuer.HookConfig;
import dev.gatewright.server.outbound.Caller;
import dev.gatewright.server.outbound.Outbound;
import dev.gatewright.server.outbound.OutboundAnswer.Answered;
import dev.gatewright.server.outbound.OutboundAnswer.Unanswered;
import dev.gatewright.server.webhook.SignedCalls;
import dev.gatewright.store.webhook.CallSecretTable;
import dev.gatewright.store.webhook.CallSecretTable.Callee;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;

/// Asks one hook and reads what it answers, within its time. Nothing of the store is held
/// meanwhile, and the thread that waits is one of those that may. Safe for any number of threads.
final class HookCaller {
  private static final int NONCE_BYTES = 16;

  private final Outbound outbound;
  private final CallSecretTable secrets;
  private final SecureRandom random;
  private final InstantSource clock;

  HookCaller(Outbound outbound, CallSecretTable secrets, SecureRandom random, InstantSource clock) {
    this.outbound = outbound;
    this.secrets = secrets;
    this.random = random;
    this.clock = clock;
  }

  HookAnswer ask(HookConfig hook, HookQuestion question) {
    var now = clock.instant();
    var issuer = new IssuerId(question.tenant().id().value());
    var nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    var message = question.message(hook, HexFormat.of().formatHex(nonce), now);
    var signing = secrets.findOrMake(issuer, new Callee.Hook(hook.id()), now);
    var answer =
        outbound.send(
            new Caller(issuer.value(), "hook " + hook.id().value()),
            SignedCalls.request(
                hook.url(), message, HookQuestion.CONTENT_TYPE, "application/json", now, signing),
            hook.timeout());
    return switch (answer) {
      case Answered answered -> HookAnswerReader.read(hook.on(), answered);
      case Unanswered(var why) -> new HookAnswer.Failed(HookTrouble.of(why));
    };
  }
}
