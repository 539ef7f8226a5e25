package dev.gatewright.server.hook;

import dev.gatewright.protocol.events.ProtocolEvent.HookFailed;
import dev.gatewright.protocol.events.ProtocolEvent.HookRefused;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.server.config.issuer.HookConfig;
import dev.gatewright.server.config.issuer.HookFailure;
import dev.gatewright.server.config.issuer.HookKeys;
import dev.gatewright.server.config.issuer.HookPlace;
import dev.gatewright.server.directory.Tenant;
import dev.gatewright.server.hook.HookRests.Receiver;
import dev.gatewright.server.outbound.Outbound;
import dev.gatewright.store.events.Refusals;
import dev.gatewright.store.statistics.CountKind;
import dev.gatewright.store.statistics.Counts;
import dev.gatewright.store.webhook.CallSecretTable;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/// Asks an issuer's hooks, one after the other as they are listed, until one stops what they are
/// asked about. How long all of them may take is bounded where they are declared.
///
/// The door out is their own instance of [Outbound], where an issuer and each of its hooks have a
/// share of the calls: receivers that do not answer are the affair of those who named them. Safe
/// for any number of threads.
public final class Hooks implements AutoCloseable {
  /// More than an answer with all the claims that it may add.
  public static final int LONGEST_ANSWER = 16 * 1024;

  /// Questions under way at the same time; one hook has half of them at most. Each has a thread and
  /// a connection.
  public static final int MOST_CALLS = 256;

  private static final Logger LOG = System.getLogger("gatewright.hooks");

  private final Outbound outbound;
  private final HookCaller caller;
  private final HookRests rests = new HookRests();
  private final HookComplaints complaints = new HookComplaints();
  private final Refusals refusals;
  private final Counts counts;
  private final InstantSource clock;

  /// @param outbound is closed with the hooks
  public Hooks(
      Outbound outbound,
      CallSecretTable secrets,
      Refusals refusals,
      Counts counts,
      SecureRandom random,
      InstantSource clock) {
    this.outbound = outbound;
    this.caller = new HookCaller(outbound, secrets, random, clock);
    this.refusals = refusals;
    this.counts = counts;
    this.clock = clock;
  }

  /// What becomes of it.
  ///
  /// @param question is asked for where there is a hook
  public HookVerdict ask(Tenant tenant, HookPlace place, Supplier<HookQuestion> question) {
    var hooks = HookKeys.of(tenant.settings(), place);
    if (hooks.isEmpty()) {
      return HookVerdict.Go.NOTHING;
    }
    var asked = question.get();
    var accessToken = new LinkedHashMap<String, Object>();
    var idToken = new LinkedHashMap<String, Object>();
    for (var hook : hooks) {
      switch (answer(hook, asked)) {
        case HookAnswer.Allowed(var access, var id) -> {
          count(tenant, "allowed");
          add(accessToken, access);
          add(idToken, id);
        }
        case HookAnswer.Refused(var reason, var message) -> {
          refused(tenant, hook, reason);
          return new HookVerdict.Refuse(message);
        }
        case HookAnswer.Failed(var why) -> {
          failed(tenant, hook, why);
          if (hook.onFailure() == HookFailure.REFUSE) {
            return new HookVerdict.Fail();
          }
        }
      }
    }
    return new HookVerdict.Go(accessToken, idToken);
  }

  /// What the first hook says of a claim holds.
  private static void add(Map<String, Object> claims, Map<String, Object> more) {
    more.forEach(claims::putIfAbsent);
  }

  private HookAnswer answer(HookConfig hook, HookQuestion question) {
    var receiver = receiver(question.tenant(), hook);
    if (!rests.admits(receiver, clock.instant())) {
      return new HookAnswer.Failed(HookTrouble.RESTING);
    }
    var answer = caller.ask(hook, question);
    if (answer instanceof HookAnswer.Failed(var why) && why.isIllness()) {
      rests.failed(receiver, clock.instant());
    } else if (!(answer instanceof HookAnswer.Failed(var why) && why == HookTrouble.BUSY)) {
      rests.answered(receiver);
    }
    return answer;
  }

  private static Receiver receiver(Tenant tenant, HookConfig hook) {
    return new Receiver(tenant.id().value(), hook.id().value(), hook.url());
  }

  /// By what came of it alone: which hook it was, the trail says.
  private void count(Tenant tenant, String outcome) {
    counts.add(tenant.id().value(), CountKind.HOOK, outcome, now());
  }

  private void refused(Tenant tenant, HookConfig hook, String reason) {
    count(tenant, "refused");
    LOG.log(
        Level.INFO, "{0} refused{1}", name(tenant, hook), reason.isEmpty() ? "" : ": " + reason);
    refusals.note(issuer(tenant), new HookRefused(hook.id().value(), about(hook), reason), now());
  }

  private void failed(Tenant tenant, HookConfig hook, HookTrouble why) {
    count(tenant, why.word());
    var outcome = hook.onFailure().name().toLowerCase(Locale.ROOT);
    complaints
        .failed(receiver(tenant, hook), now())
        .ifPresent(untold ->
            LOG.log(
                Level.WARNING,
                "{0}: {1} ({2}); what it was asked about is {3}{4}",
                name(tenant, hook),
                why.words(),
                why.word(),
                hook.onFailure() == HookFailure.ALLOW ? "allowed" : "refused",
                untold == 0
                    ? ""
                    : "; it failed " + untold + " more times since the last such line"));
    refusals.note(
        issuer(tenant), new HookFailed(hook.id().value(), about(hook), why.word(), outcome), now());
  }

  private Instant now() {
    return clock.instant();
  }

  private static String about(HookConfig hook) {
    return hook.on().name().toLowerCase(Locale.ROOT);
  }

  private static IssuerId issuer(Tenant tenant) {
    return new IssuerId(tenant.id().value());
  }

  private static String name(Tenant tenant, HookConfig hook) {
    return "hook " + tenant.id().value() + "/" + hook.id().value();
  }

  /// Cuts off what is under way.
  @Override
  public void close() {
    outbound.close();
  }
}
