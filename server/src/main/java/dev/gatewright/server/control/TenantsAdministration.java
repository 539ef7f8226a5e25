package dev.gatewright.server.control;

import dev.gatewright.admin.act.Administration;
import dev.gatewright.admin.command.Actor;
import dev.gatewright.admin.command.Permission;
import dev.gatewright.server.config.issuer.TenantsConfig;
import dev.gatewright.server.config.issuer.TenantsReader;
import dev.gatewright.server.config.yaml.ConfigFile;
import dev.gatewright.server.config.yaml.ConfigResult;
import dev.gatewright.server.config.yaml.JsonValues;
import dev.gatewright.server.config.yaml.Surroundings;
import dev.gatewright.server.tenants.Applied;
import dev.gatewright.server.tenants.GeneratedSecret;
import dev.gatewright.server.tenants.LoginNotes;
import dev.gatewright.server.tenants.MailNotes;
import dev.gatewright.server.tenants.OpenStore;
import dev.gatewright.server.tenants.PlannedChange;
import dev.gatewright.server.tenants.SecretsFile;
import dev.gatewright.server.tenants.StoredTenants;
import dev.gatewright.server.tenants.TenantsApply;
import dev.gatewright.server.tenants.TenantsPlan;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// `plan` and `apply`. The file travels as text with the environment values it names, since the
/// command's environment is not the server's.
final class TenantsAdministration {
  private final OpenStore open;
  private final Administration administration;
  private final URI baseUrl;
  private final boolean mails;

  /// `mails` is whether mail is sent.
  TenantsAdministration(OpenStore open, Administration administration, URI baseUrl, boolean mails) {
    this.open = open;
    this.mails = mails;
    this.administration = administration;
    this.baseUrl = baseUrl;
  }

  Report plan(Request request) {
    return withPlan(
        request,
        plan -> {
          var json = Report.object();
          json.set("changes", json(plan.changes()));
          json.set("notes", JsonValues.texts(plan.notes()));
          return new Report(
              plan.isEmpty() ? Answer.DONE : Answer.CHANGES_PENDING, plan.text(), json);
        });
  }

  /// Of a program with a key, all changes have to be within its mandate before one is made.
  Report apply(Request request, Actor actor) {
    return withPlan(
        request,
        plan -> {
          var beyond = beyond(plan, actor);
          return beyond.isEmpty()
              ? report(new TenantsApply(administration, by(actor)).run(plan), plan.notes(), request)
              : Report.failed(
                  Answer.FAILED,
                  "The key has not what this needs: %s. Nothing was changed."
                      .formatted(String.join(", ", beyond)));
        });
  }

  private static Actor by(Actor actor) {
    return actor instanceof Actor.Operator ? new Actor.Operator("apply") : actor;
  }

  private static List<String> beyond(TenantsPlan plan, Actor actor) {
    return actor instanceof Actor.ApiKey(var _, var mandate)
        ? plan.changes().stream()
            .map(PlannedChange::command)
            .filter(command -> !mandate.covers(command))
            .map(command -> Permission.of(command).key())
            .distinct()
            .sorted()
            .toList()
        : List.of();
  }

  private Report withPlan(Request request, Function<TenantsPlan, Report> use) {
    return switch (TenantsReader.read(file(request), baseUrl)) {
      case ConfigResult.Broken<TenantsConfig> broken ->
          Report.failed(Answer.CONFIGURATION, broken.text());
      case ConfigResult.Loaded<TenantsConfig>(var wanted, _) -> {
        var current = new StoredTenants(open);
        var plan =
            TenantsPlan.between(current, wanted, baseUrl)
                .with(LoginNotes.of(wanted, current, mails));
        plan = mails ? plan : plan.with(MailNotes.of(wanted));
        yield plan.problems().isEmpty()
            ? use.apply(plan)
            : Report.failed(Answer.CONFIGURATION, String.join("\n", plan.problems()));
      }
    };
  }

  private static ConfigFile file(Request request) {
    var environment = named(request, TenantsRequest.ENVIRONMENT);
    return ConfigFile.of(
        request.get(TenantsRequest.NAME),
        request.get(TenantsRequest.TEXT),
        request
            .find(TenantsRequest.FOLDER)
            .map(folder -> Surroundings.of(environment, Path.of(folder)))
            .orElseGet(() -> SentFiles.of(environment, named(request, TenantsRequest.FILE))));
  }

  private static Map<String, String> named(Request request, String prefix) {
    var found = new HashMap<String, String>();
    request
        .arguments()
        .forEach((name, value) -> {
          if (name.startsWith(prefix)) {
            found.put(name.substring(prefix.length()), value);
          }
        });
    return found;
  }

  private static Report report(Applied applied, List<String> notes, Request request) {
    var text = new StringBuilder(new TenantsPlan(applied.changes(), List.of(), notes).text());
    var json = Report.object();
    json.set("changes", json(applied.changes()));
    json.set("notes", JsonValues.texts(notes));
    request
        .find(TenantsRequest.SECRETS_FILE)
        .ifPresentOrElse(
            file -> text.append(written(applied.secrets(), Path.of(file))),
            () -> show(applied.secrets(), text, json));
    applied.signedOut().forEach(user -> text.append("\nsigned out: ").append(user.subject()));
    var refused = json.putArray("not_done");
    for (var not : applied.refused()) {
      var sentence =
          not.change().subject() + ": " + Sentences.why(not.change().command(), not.why());
      text.append("\nnot done: ").append(sentence);
      refused.add(sentence);
    }
    int exit = applied.refused().isEmpty() ? Answer.DONE : Answer.FAILED;
    return new Report(exit, text.toString(), json);
  }

  private static void show(List<GeneratedSecret> made, StringBuilder text, ObjectNode json) {
    var secrets = json.putObject("secrets");
    for (var secret : made) {
      text.append("\nsecret of %s, shown this once: ".formatted(secret.holder()));
      text.append(secret.value().reveal());
      secrets.put(secret.key(), secret.value().reveal());
    }
  }

  private static String written(List<GeneratedSecret> made, Path file) {
    if (made.isEmpty()) {
      return "";
    }
    var clients = String.join(", ", made.stream().map(GeneratedSecret::key).toList());
    try {
      SecretsFile.append(file, made);
      return "\nsecrets of %s: written to %s, which you alone can read; delete it when they are where they belong"
          .formatted(clients, file);
    } catch (IOException e) {
      return "\nsecrets of %s were made and could not be written to %s (%s); make others with gatewright client rotate-secret or webhook rotate-secret"
          .formatted(clients, file, e.getMessage());
    }
  }

  private static ArrayNode json(List<PlannedChange> changes) {
    var array = JsonNodeFactory.instance.arrayNode();
    for (var change : changes) {
      var object = array.addObject();
      object.put("action", change.kind().name().toLowerCase(Locale.ROOT));
      object.put("what", change.subject());
      var differences = object.putArray("differences");
      for (var difference : change.differences()) {
        var one = differences.addObject().put("key", difference.key());
        difference.before().ifPresent(value -> one.set("before", value));
        difference.after().ifPresent(value -> one.set("after", value));
        if (difference.isList()) {
          one.putArray("added").addAll(difference.added());
          one.putArray("removed").addAll(difference.removed());
        }
      }
    }
    return array;
  }
}
