package dev.gatewright.server.control;

import dev.gatewright.admin.act.Administration;
import dev.gatewright.admin.command.Actor;
import dev.gatewright.admin.command.Permission;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.server.config.issuer.TenantsConfig;
import dev.gatewright.server.config.issuer.TenantsReader;
import dev.gatewright.server.config.yaml.ConfigFile;
import dev.gatewright.server.config.yaml.ConfigResult;
import dev.gatewright.server.config.yaml.JsonValues;
import dev.gatewright.server.config.yaml.Surroundings;
import dev.gatewright.server.tenants.Applied;
import dev.gatewright.server.tenants.GeneratedSecret;
import dev.gatewright.server.tenants.GoingBack;
import dev.gatewright.server.tenants.IssuerHistory;
import dev.gatewright.server.tenants.OpenStore;
import dev.gatewright.server.tenants.PlannedChange;
import dev.gatewright.server.tenants.RecordedApply;
import dev.gatewright.server.tenants.SecretReceipt;
import dev.gatewright.server.tenants.SecretsFile;
import dev.gatewright.server.tenants.SettingsDesk;
import dev.gatewright.server.tenants.SettingsSnapshot;
import dev.gatewright.server.tenants.StoredTenants;
import dev.gatewright.server.tenants.TenantsPlan;
import dev.gatewright.server.tenants.ToldChange;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/// `plan`, `apply` and the way back. The file travels as text with the environment values it names,
/// since the command's environment is not the server's.
final class TenantsAdministration {
  static final String COMMENT = "comment";

  /// Has the plan carried out that was told as the argument's text, and no other.
  static final String SHOWN = "shown";

  private static final int LONGEST_COMMENT = 200;

  /// What changes secrets of clients, webhooks and providers.
  private static final Set<Permission> OF_SECRETS =
      Set.of(
          Permission.CLIENTS_WRITE,
          Permission.WEBHOOKS_WRITE,
          Permission.ISSUERS_WRITE,
          Permission.CREDENTIALS_WRITE);

  private final OpenStore open;
  private final RecordedApply apply;
  private final TenantsHistory history;
  private final IssuerHistory issuers;
  private final URI baseUrl;
  private final boolean mails;

  /// `mails` is whether mail is sent.
  TenantsAdministration(
      OpenStore open,
      Administration administration,
      SettingsDesk settings,
      URI baseUrl,
      boolean mails,
      InstantSource clock) {
    this.open = open;
    this.mails = mails;
    this.apply = new RecordedApply(open, administration, clock);
    this.issuers = settings.history();
    this.history = new TenantsHistory(open, issuers);
    this.baseUrl = baseUrl;
  }

  TenantsHistory history() {
    return history;
  }

  /// Whether a secret of the file is the one that is there is told to whoever may change it: to all
  /// others the answer would say whether they guessed right.
  Report plan(Request request, Actor actor) {
    var current =
        actor instanceof Actor.Mandated mandated
                && !mandated.mandate().permissions().containsAll(OF_SECRETS)
            ? StoredTenants.withoutSecrets(open)
            : new StoredTenants(open);
    return withPlan(file(request), current, List.of(), (plan, _) -> told(plan, plan.notes()));
  }

  private Report told(TenantsPlan plan, List<String> notes) {
    var changes = new LastWords(open).told(plan.told());
    var json = Report.object();
    json.set("changes", ToldChange.json(changes));
    json.set("notes", JsonValues.texts(notes));
    return new Report(
        plan.isEmpty() ? Answer.DONE : Answer.CHANGES_PENDING,
        ToldChange.text(changes, TenantsPlan.NOTHING, notes),
        json);
  }

  /// Of whoever has a mandate, all changes have to be within it before one is made. A secret of the
  /// file counts as a change for that, so that no refusal says whether it is the one that is there.
  Report apply(Request request, Actor actor) {
    var comment = request.find(COMMENT).orElse("");
    if (!isComment(comment)) {
      return badComment();
    }
    return actor instanceof Actor.Mandated
        ? withPlan(
            file(request),
            StoredTenants.withoutSecrets(open),
            List.of(),
            (plan, _) -> refused(plan, actor).orElseGet(() -> applied(comment, actor, request)))
        : applied(comment, actor, request);
  }

  private Report applied(String comment, Actor actor, Request request) {
    return withPlan(
        file(request),
        new StoredTenants(open),
        List.of(),
        (plan, wanted) -> applied(plan, wanted, comment, actor, request));
  }

  private static Optional<Report> refused(TenantsPlan plan, Actor actor) {
    var beyond = beyond(plan, actor);
    return beyond.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Report.failed(
                Answer.FAILED,
                "The key has not what this needs: %s. Nothing was changed."
                    .formatted(String.join(", ", beyond))));
  }

  private static boolean isComment(String comment) {
    return comment.length() <= LONGEST_COMMENT
        && comment.codePoints().noneMatch(Character::isISOControl);
  }

  private static Report badComment() {
    return Report.failed(
        Answer.USAGE, "--comment is one line of at most %s characters.".formatted(LONGEST_COMMENT));
  }

  private Report applied(
      TenantsPlan plan, TenantsConfig wanted, String comment, Actor actor, Request request) {
    var refused = refused(plan, actor);
    if (refused.isPresent()) {
      return refused.get();
    }
    var told = new LastWords(open).told(plan.told());
    var applied = apply.run(plan, wanted, by(actor), comment);
    return report(applied, told, plan.notes(), request);
  }

  private static Actor by(Actor actor) {
    return actor instanceof Actor.Operator ? new Actor.Operator(Actor.Operator.APPLY) : actor;
  }

  private static List<String> beyond(TenantsPlan plan, Actor actor) {
    return actor instanceof Actor.Mandated mandated
        ? plan.changes().stream()
            .map(PlannedChange::command)
            .filter(command -> !mandated.mandate().covers(command))
            .map(command -> Permission.of(command).key())
            .distinct()
            .sorted()
            .toList()
        : List.of();
  }

  /// Makes the settings what they were after an entry of the history, or after a change of one
  /// issuer, or says what that changes.
  Report rollback(Request request, Actor actor) {
    var place = ChangePlace.parse(request.get(TenantsHistory.NUMBER));
    return place
        .flatMap(at -> at.number().map(number -> rollback(at.issuer(), number, actor, request)))
        .orElseGet(() -> rollbackToEntry(request, actor));
  }

  private Report rollbackToEntry(Request request, Actor actor) {
    var entry = history.find(request);
    if (entry.isEmpty()) {
      return TenantsHistory.unknown(request);
    }
    var then = history.after(entry.get());
    if (then.isEmpty()) {
      return Report.failed(
          Answer.FAILED,
          "Entry %s did not come to its end, so nothing says how the settings were after it. Choose another."
              .formatted(entry.get().number()));
    }
    var comment = request.find(COMMENT).orElse("back to " + entry.get().number());
    return isComment(comment)
        ? back(
            new IssuerHistory.Points(then.get(), SettingsSnapshot.of(open)),
            "entry " + entry.get().number(),
            comment,
            actor,
            request)
        : badComment();
  }

  private Report rollback(IssuerId issuer, long number, Actor actor, Request request) {
    var name = ChangePlace.name(issuer, number);
    var comment = request.find(COMMENT).orElse("back to " + name);
    if (!isComment(comment)) {
      return badComment();
    }
    return issuers
        .points(issuer, number)
        .map(points -> back(points, "change " + name, comment, actor, request))
        .orElseGet(() -> TenantsHistory.unknown(request));
  }

  private Report back(
      IssuerHistory.Points points, String name, String comment, Actor actor, Request request) {
    var current = StoredTenants.keepingKeys(open.store(), open.sealed());
    var back = GoingBack.to(points.then(), points.now(), current, name);
    return withPlan(
        back.file(),
        current,
        back.problems(),
        (plan, wanted) -> {
          var notes = Stream.concat(plan.notes().stream(), back.notes().stream()).toList();
          var told = told(plan, notes);
          var shown = request.find(SHOWN);
          if (shown.isEmpty()) {
            return told;
          }
          return shown.get().equals(told.answer(request.isForProgram()).text())
              ? applied(plan, wanted, comment, actor, request)
              : Report.failed(
                  Answer.FAILED,
                  "Somebody changed something meanwhile, so this would not do what was shown. Look again.");
        });
  }

  private Report withPlan(
      ConfigFile file,
      StoredTenants current,
      List<String> problems,
      BiFunction<TenantsPlan, TenantsConfig, Report> use) {
    return switch (TenantsReader.read(file, baseUrl)) {
      case ConfigResult.Broken<TenantsConfig> broken ->
          Report.failed(Answer.CONFIGURATION, broken.text());
      case ConfigResult.Loaded<TenantsConfig>(var wanted, _) -> {
        var plan =
            TenantsPlan.noted(current, wanted, baseUrl, mails)
                .with(SecretReceipt.missing(open.store().unshownSecrets()));
        var all = Stream.concat(problems.stream(), plan.problems().stream()).toList();
        yield all.isEmpty()
            ? use.apply(plan, wanted)
            : Report.failed(Answer.CONFIGURATION, String.join("\n", all));
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

  /// Whoever asked has the secrets of an answer.
  Report shown(Request request) {
    var receipt = request.get(Request.RECEIPT);
    if (SecretReceipt.isTooLong(receipt)) {
      return Report.failed(Answer.USAGE, "The receipt has too many lines.");
    }
    open.store().unshownSecrets().shown(SecretReceipt.holders(receipt));
    return Report.done("");
  }

  private Report report(
      Applied applied, List<ToldChange> planned, List<String> notes, Request request) {
    var refusedSubjects = applied.refused().stream().map(not -> not.change().subject()).toList();
    var done =
        planned.stream().filter(change -> !refusedSubjects.contains(change.subject())).toList();
    var text = new StringBuilder(ToldChange.text(done, TenantsPlan.NOTHING, notes));
    var json = Report.object();
    json.set("changes", ToldChange.json(done));
    json.set("notes", JsonValues.texts(notes));
    request
        .find(TenantsRequest.SECRETS_FILE)
        .ifPresentOrElse(
            file -> text.append(written(applied, Path.of(file))),
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
    var receipt =
        request.find(TenantsRequest.SECRETS_FILE).isPresent()
            ? Optional.<String>empty()
            : SecretReceipt.of(applied.secrets());
    return new Report(exit, text.toString(), json, receipt);
  }

  private static void show(List<GeneratedSecret> made, StringBuilder text, ObjectNode json) {
    var secrets = json.putObject("secrets");
    for (var secret : made) {
      text.append("\nsecret of %s, shown this once: ".formatted(secret.holder()));
      text.append(secret.value().reveal());
      secrets.put(secret.key(), secret.value().reveal());
    }
  }

  private String written(Applied applied, Path file) {
    var made = applied.secrets();
    if (made.isEmpty()) {
      return "";
    }
    var clients = String.join(", ", made.stream().map(GeneratedSecret::key).toList());
    try {
      SecretsFile.append(file, made);
      open.store().unshownSecrets().shown(applied.holders());
      return "\nsecrets of %s: written to %s, which you alone can read; delete it when they are where they belong"
          .formatted(clients, file);
    } catch (IOException e) {
      return "\nsecrets of %s were made and could not be written to %s (%s); make others with gatewright client rotate-secret or webhook rotate-secret"
          .formatted(clients, file, e.getMessage());
    }
  }
}
