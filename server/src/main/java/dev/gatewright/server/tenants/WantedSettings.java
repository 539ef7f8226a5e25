package dev.gatewright.server.tenants;

import dev.gatewright.admin.command.AdminCommand;
import dev.gatewright.admin.command.AdminCommand.DeclareClient;
import dev.gatewright.admin.command.AdminCommand.DeclareIssuer;
import dev.gatewright.server.config.issuer.HookKeys;
import dev.gatewright.server.config.issuer.SettingsDocuments;
import dev.gatewright.server.config.issuer.StoredSettings;
import dev.gatewright.server.config.issuer.TenantsConfig;
import dev.gatewright.server.config.issuer.TenantsReader;
import dev.gatewright.server.config.yaml.ConfigProblem;
import dev.gatewright.server.config.yaml.ConfigResult;
import dev.gatewright.server.config.yaml.Document;
import dev.gatewright.server.config.yaml.JsonValues;
import dev.gatewright.store.SealedTables;
import dev.gatewright.store.SqlStore;
import dev.gatewright.store.tenants.KeptIssuer;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/// Reads settings that somebody wants as a file that says them, and makes the command of them that
/// a plan for that file has. Safe for any number of threads.
final class WantedSettings {
  private static final String ISSUER = "issuers[0]";
  private static final String CLIENT = "issuers[0].clients[0]";
  private static final String ID = "id";

  private final SqlStore store;
  private final SealedTables sealed;
  private final URI baseUrl;
  private final boolean mails;

  WantedSettings(SqlStore store, SealedTables sealed, URI baseUrl, boolean mails) {
    this.store = store;
    this.sealed = sealed;
    this.baseUrl = baseUrl;
    this.mails = mails;
  }

  /// What came of reading.
  sealed interface Reading<C> {}

  /// It can be so, by this command, or by none where it is so.
  record Fits<C>(Optional<C> command, Document document, List<String> notes)
      implements Reading<C> {}

  /// It cannot be so, for at least one reason.
  record Broken<C>(List<SettingFault> faults) implements Reading<C> {}

  /// What an issuer's settings are, in the form in which this version keeps them.
  static Document document(KeptIssuer kept) {
    return SettingsDocuments.of(StoredSettings.issuer(kept.id().value(), kept.document()));
  }

  /// A client of the issuer as it should be, whole.
  ///
  /// @param id what it is called and stays called; absent where it is new
  Reading<DeclareClient> client(KeptIssuer issuer, ObjectNode wanted, Optional<String> id) {
    var faults = new ArrayList<SettingFault>();
    var client = known(wanted, SettingSections.BESIDE_CLIENT, id, faults);
    var file = JsonValues.newObject();
    var inside = document(issuer).tree();
    inside.putArray("clients").add(client);
    file.putArray("issuers").add(inside);
    return switch (TenantsReader.readKept(file, baseUrl)) {
      case ConfigResult.Broken<TenantsConfig>(var problems) -> {
        problems.forEach(problem -> faults.add(fault(problem, CLIENT, client)));
        yield new Broken<>(faults);
      }
      case ConfigResult.Loaded<TenantsConfig>(var config, var warnings) -> {
        var read = config.issuers().getFirst().clients().getFirst();
        var plan = TenantsPlan.between(new StoredTenants(store, sealed), config, baseUrl);
        yield planned(
            plan,
            "client " + issuer.id() + "/" + read.id(),
            client,
            DeclareClient.class,
            read.document(),
            notes(warnings, CLIENT),
            faults);
      }
    };
  }

  /// An issuer as it should be, whole.
  ///
  /// @param id what it is called and stays called; absent where it is new
  Reading<DeclareIssuer> issuer(ObjectNode wanted, Optional<String> id) {
    var faults = new ArrayList<SettingFault>();
    var issuer = known(wanted, SettingSections.BESIDE_ISSUER, id, faults);
    withoutSecrets(issuer, faults);
    var file = JsonValues.newObject();
    file.putArray("issuers").add(issuer);
    return switch (TenantsReader.read(file, baseUrl)) {
      case ConfigResult.Broken<TenantsConfig>(var problems) -> {
        problems.forEach(problem -> faults.add(fault(problem, ISSUER, issuer)));
        yield new Broken<>(faults);
      }
      case ConfigResult.Loaded<TenantsConfig>(var config, var warnings) -> {
        var settings = config.issuers().getFirst().settings();
        var current = new StoredTenants(store, sealed);
        var plan = TenantsPlan.noted(current, config, baseUrl, mails);
        var notes = new ArrayList<>(plan.notes());
        notes.addAll(notes(warnings, ISSUER));
        yield planned(
            plan,
            "issuer " + settings.id(),
            issuer,
            DeclareIssuer.class,
            SettingsDocuments.of(settings),
            notes,
            faults);
      }
    };
  }

  private static <C extends AdminCommand> Reading<C> planned(
      TenantsPlan plan,
      String subject,
      ObjectNode wanted,
      Class<C> command,
      Document document,
      List<String> notes,
      List<SettingFault> faults) {
    plan.faults().stream()
        .filter(fault -> fault.subject().equals(subject))
        .map(fault -> SettingFault.of(fault, wanted))
        .forEach(faults::add);
    if (!faults.isEmpty()) {
      return new Broken<>(faults);
    }
    return new Fits<>(
        plan.changes().stream()
            .filter(change -> change.subject().equals(subject))
            .map(PlannedChange::command)
            .filter(command::isInstance)
            .map(command::cast)
            .findFirst(),
        document,
        notes);
  }

  /// What is wanted without what settings cannot say here.
  private static ObjectNode known(
      ObjectNode wanted, Set<String> beside, Optional<String> id, List<SettingFault> faults) {
    var known = wanted.deepCopy();
    for (var key : beside) {
      if (known.remove(key) != null) {
        faults.add(new SettingFault("/" + key, key + " is no setting here", "Remove it."));
      }
    }
    id.filter(is -> !known.path(ID).asString("").equals(is))
        .ifPresent(is -> {
          faults.add(
              new SettingFault(
                  "/" + ID, "id cannot become another", "Leave it away, or write " + is + "."));
          known.put(ID, is);
        });
    return known;
  }

  /// A hook's secret is made, and told once, by an act of its own.
  private static void withoutSecrets(ObjectNode issuer, List<SettingFault> faults) {
    var hooks = issuer.path(HookKeys.KEY);
    for (int index = 0; index < hooks.size(); index++) {
      if (hooks.path(index) instanceof ObjectNode hook && hook.remove(HookKeys.SECRET) != null) {
        faults.add(
            new SettingFault(
                "/" + HookKeys.KEY + "/" + index + "/" + HookKeys.SECRET,
                "secret is no setting here",
                "Remove it, and have one made for the hook."));
      }
    }
  }

  /// A fault of what stands around the thing has no member in it.
  private static SettingFault fault(ConfigProblem problem, String place, ObjectNode settings) {
    var path = problem.keyPath();
    return path.startsWith(place + ".")
        ? SettingFault.of(problem, path.substring(place.length() + 1), settings)
        : new SettingFault("", path + " " + problem.message(), problem.fix());
  }

  private static List<String> notes(List<ConfigProblem> warnings, String place) {
    return warnings.stream()
        .filter(warning -> warning.keyPath().startsWith(place + "."))
        .map(warning ->
            "%s %s. %s"
                .formatted(
                    warning.keyPath().substring(place.length() + 1),
                    warning.message(),
                    warning.fix()))
        .toList();
  }
}
