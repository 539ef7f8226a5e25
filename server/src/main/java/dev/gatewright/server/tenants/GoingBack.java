package dev.gatewright.server.tenants;

import dev.gatewright.server.config.yaml.ConfigFile;
import dev.gatewright.server.config.yaml.JsonValues;
import dev.gatewright.server.config.yaml.Surroundings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/// The file that makes the settings what they were, for an earlier entry of the history. Clients
/// and webhooks that came since are removed by it. Issuers that came since stay, because people may
/// have accounts there. Secrets stay as they are; those that are gone are made anew, but for a
/// signing key, which cannot be.
///
/// @param problems what keeps it from being applied
/// @param notes what stays as it is
public record GoingBack(ConfigFile file, List<String> problems, List<String> notes) {
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z0-9_]+)}");

  /// Stands for the key that is there, which nobody can read.
  private static final String ANY_KEY = "k".repeat(64);

  public GoingBack {
    problems = List.copyOf(problems);
    notes = List.copyOf(notes);
  }

  /// The file that leads from the settings as they are now to those of then.
  ///
  /// @param name what messages call it
  public static GoingBack to(
      SettingsSnapshot then, SettingsSnapshot now, DeclaredState current, String name) {
    var environment = new HashMap<String, String>();
    var problems = new ArrayList<String>();
    var notes = new ArrayList<String>();
    var file = JsonValues.newObject();
    var issuers = file.putArray("issuers");
    then.issuers()
        .forEach((id, tree) -> {
          var issuer = tree.deepCopy();
          for (var client : issuer.path("clients")) {
            keys(id, client.path("id").asString(""), (ObjectNode) client, current, problems)
                .ifPresent(variable -> environment.put(variable, ANY_KEY));
          }
          if (now.issuers().containsKey(id)) {
            for (var list : List.of("clients", "webhooks")) {
              absent(issuer, now.issuers().get(id), list);
            }
          }
          issuers.add(issuer);
        });
    now.issuers().keySet().stream()
        .filter(id -> !then.issuers().containsKey(id))
        .forEach(id -> notes.add("issuer %s came later and stays as it is".formatted(id)));
    return new GoingBack(
        ConfigFile.of(
            name, TenantsExport.escaped(file).toString(), Surroundings.of(environment, Map.of())),
        problems,
        notes);
  }

  /// The variable that the client's signing key is written as, if it has one.
  private static Optional<String> keys(
      String issuer, String client, ObjectNode tree, DeclaredState current, List<String> problems) {
    var variable = VARIABLE.matcher(tree.path("signing_key").asString(""));
    if (!variable.matches()) {
      return Optional.empty();
    }
    if (!current.hasSigningKey(issuer, client)) {
      problems.add(
          "client %s/%s had a signing_key, which is kept no more and cannot be made by one side alone. Apply a file that has one."
              .formatted(issuer, client));
    }
    return Optional.of(variable.group(1));
  }

  /// Marks as absent what came since.
  private static void absent(ObjectNode issuer, ObjectNode now, String list) {
    var then = SettingsSnapshot.ids(issuer, list);
    var array = issuer.withArray(list);
    SettingsSnapshot.ids(now, list).stream()
        .filter(id -> !then.contains(id))
        .forEach(id -> array.addObject().put("id", id).put("absent", true));
  }
}
