package dev.gatewright.server;

import dev.gatewright.identity.domain.DomainChecks;
import dev.gatewright.server.audit.Retention;
import dev.gatewright.server.audit.TrailKeeper;
import dev.gatewright.server.audit.TrailKeeping;
import dev.gatewright.server.directory.TenantDirectory;
import dev.gatewright.server.domain.DomainPatrol;
import dev.gatewright.server.hook.Hooks;
import dev.gatewright.server.mail.Mailing;
import dev.gatewright.server.outbound.NameServers;
import dev.gatewright.server.outbound.Outbound;
import dev.gatewright.server.outbound.OutboundLimits;
import dev.gatewright.server.sender.TextSender;
import dev.gatewright.server.sender.TextSending;
import dev.gatewright.server.syslog.SyslogSender;
import dev.gatewright.server.webhook.SignedCalls;
import dev.gatewright.server.webhook.WebhookCaller;
import dev.gatewright.server.webhook.WebhookSender;
import dev.gatewright.server.webhook.WebhookSending;
import java.util.Optional;

/// What looks at or tells others what happens, put together: mail domains, webhooks, hooks, texts,
/// the audit trail.
final class OutwardAssembly {
  private OutwardAssembly() {}

  /// With places of its own, so that nobody who has a claim looked at delays what keeps the others.
  static DomainPatrol patrol(Assembly.Ground ground) {
    var records = new NameServers(ground.config().nameServers());
    var checks =
        new DomainChecks(ground.sealed().domains(), ground.store().organizations(), records);
    return new DomainPatrol(checks, ground.clock());
  }

  /// With places of its own, so that receivers which do not answer delay nobody's sign-in.
  static WebhookSending webhooks(Assembly.Ground ground, TenantDirectory directory) {
    var outbound =
        new Outbound(
            ground.config().outbound(),
            new OutboundLimits(
                OutboundLimits.STANDARD.deadline(), WebhookSending.LONGEST_ANSWER, 64, 128));
    var caller = new WebhookCaller(outbound, ground.sealed().webhooks(), ground.clock());
    return new WebhookSending(
        new WebhookSender(
            ground.store().events(),
            ground.sealed().webhooks(),
            ground.store().deliveries(),
            directory,
            caller,
            turn -> Thread.ofVirtual().name("webhook").start(turn),
            ground.clock()),
        outbound);
  }

  /// With places of its own, so that receivers which do not answer delay neither the events nor
  /// what is fetched for a sign-in.
  static Hooks hooks(Assembly.Ground ground) {
    var deadline = OutboundLimits.STANDARD.deadline();
    return new Hooks(
        new Outbound(
            ground.config().outbound(),
            new OutboundLimits(
                deadline, Hooks.LONGEST_ANSWER, Hooks.MOST_CALLS, 2 * Hooks.MOST_CALLS)),
        ground.sealed().callSecrets(),
        ground.store().refusals(),
        ground.store().counts(),
        ground.random(),
        ground.clock());
  }

  /// With places of its own, so that senders which do not answer delay nobody's sign-in.
  static TextSending texts(Assembly.Ground ground, Mailing mailing, TenantDirectory directory) {
    var outbound =
        new Outbound(
            ground.config().outbound(),
            new OutboundLimits(
                OutboundLimits.STANDARD.deadline(), WebhookSending.LONGEST_ANSWER, 64, 128));
    return new TextSending(
        new TextSender(
            ground.sealed().texts(),
            ground.sealed().callSecrets(),
            directory,
            new SignedCalls(outbound, ground.clock()),
            mailing.inbox(),
            turn -> Thread.ofVirtual().name("text").start(turn),
            ground.clock()),
        outbound);
  }

  static TrailKeeping trails(Assembly.Ground ground) {
    var store = ground.store();
    var sealed = ground.sealed();
    var syslog = ground.config().syslog();
    var host = Optional.ofNullable(ground.config().baseUrl().getHost()).orElse("-");
    return new TrailKeeping(
        new TrailKeeper(sealed.chains(), store.events().listen(), ground.clock()),
        new Retention(sealed.retention(), syslog.isPresent(), ground.clock()),
        syslog.map(told ->
            new SyslogSender(
                told, host.replaceAll("[\\[\\]]", ""), store.events(), store.syslogCursors())));
  }
}
