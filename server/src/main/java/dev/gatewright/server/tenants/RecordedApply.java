package dev.gatewright.server.tenants;

import dev.gatewright.admin.act.Administration;
import dev.gatewright.admin.command.Actor;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.server.config.issuer.IssuerConfig;
import dev.gatewright.server.config.issuer.TenantsConfig;
import dev.gatewright.server.tenants.PlannedChange.Kind;
import dev.gatewright.store.events.SettingName;
import dev.gatewright.store.tenants.AppliedConfiguration;
import dev.gatewright.store.tenants.AppliedConfiguration.Outcome;
import dev.gatewright.store.tenants.HistoryTable.Completion;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Carries out plans, each as an entry of the history: what it changed of settings, and how they
/// were after it. Of people it keeps only how many.
public final class RecordedApply {
  private static final Set<String> SETTINGS = Set.of("issuer", "client", "webhook");

  private final OpenStore open;
  private final Administration administration;
  private final InstantSource clock;

  public RecordedApply(OpenStore open, Administration administration, InstantSource clock) {
    this.open = open;
    this.administration = administration;
    this.clock = clock;
  }

  /// Makes every change that can be made. A plan without any leaves no entry.
  ///
  /// @param wanted the file that the plan is for
  /// @param comment what whoever applies it says of it
  public Applied run(TenantsPlan plan, TenantsConfig wanted, Actor actor, String comment) {
    var apply = new TenantsApply(administration, actor);
    if (plan.isEmpty()) {
      return apply.run(plan);
    }
    var now = clock.instant();
    long number = open.store().history().begin(actor.means(), comment, now);
    var applied = apply.run(plan);
    var states = new HashMap<IssuerId, String>();
    SettingsSnapshot.of(open)
        .issuers()
        .forEach((id, tree) -> states.put(new IssuerId(id), tree.toString()));
    open.store()
        .history()
        .finish(
            new Completion(
                entry(number, now, actor, comment, applied),
                changes(applied),
                states,
                made(applied),
                declared(wanted)));
    return applied;
  }

  private static AppliedConfiguration entry(
      long number, Instant at, Actor actor, String comment, Applied applied) {
    var settings = applied.changes().stream().filter(RecordedApply::isSetting).toList();
    return new AppliedConfiguration(
        number,
        at,
        actor.means(),
        comment,
        applied.refused().isEmpty() ? Outcome.DONE : Outcome.PARTLY,
        count(settings, Kind.ADD),
        count(settings, Kind.CHANGE),
        count(settings, Kind.REMOVE),
        applied.changes().size() - settings.size());
  }

  private static int count(List<PlannedChange> changes, Kind kind) {
    return (int) changes.stream().filter(change -> change.kind() == kind).count();
  }

  static boolean isSetting(PlannedChange change) {
    return SETTINGS.contains(change.subject().substring(0, change.subject().indexOf(' ')));
  }

  private static Map<IssuerId, String> changes(Applied applied) {
    var byIssuer = new LinkedHashMap<IssuerId, List<ToldChange>>();
    for (var change : applied.changes()) {
      if (isSetting(change)) {
        change
            .command()
            .scope()
            .ifPresent(issuer ->
                byIssuer.computeIfAbsent(issuer, _ -> new ArrayList<>()).add(change.told()));
      }
    }
    return byIssuer.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, told -> ToldChange.json(told.getValue()).toString()));
  }

  private static Map<IssuerId, List<SettingName>> made(Applied applied) {
    var made = new HashMap<IssuerId, List<SettingName>>();
    for (var change : applied.changes()) {
      if (isSetting(change)) {
        var name = name(change.subject());
        change
            .command()
            .scope()
            .ifPresent(issuer -> made.computeIfAbsent(issuer, _ -> new ArrayList<>()).add(name));
      }
    }
    return made;
  }

  /// A subject is `issuer acme`, `client acme/web` or `webhook acme/id`.
  private static SettingName name(String subject) {
    var words = subject.split(" ", 2);
    var slash = words[1].indexOf('/');
    return new SettingName(words[0], slash < 0 ? "" : words[1].substring(slash + 1));
  }

  private static Map<IssuerId, List<SettingName>> declared(TenantsConfig wanted) {
    var declared = new HashMap<IssuerId, List<SettingName>>();
    for (IssuerConfig issuer : wanted.issuers()) {
      var names = new ArrayList<SettingName>();
      names.add(SettingName.ISSUER);
      issuer.clients().forEach(client -> names.add(SettingName.client(client.id())));
      issuer.absentClients().forEach(client -> names.add(SettingName.client(client)));
      issuer.webhooks().forEach(webhook -> names.add(SettingName.webhook(webhook.id().toString())));
      issuer
          .absentWebhooks()
          .forEach(webhook -> names.add(SettingName.webhook(webhook.toString())));
      declared.put(new IssuerId(issuer.id()), names);
    }
    return declared;
  }
}
