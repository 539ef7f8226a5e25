package dev.gatewright.server.tenants;

import dev.gatewright.admin.act.Administration;
import dev.gatewright.admin.command.Actor;
import dev.gatewright.admin.command.AdminCommand;
import dev.gatewright.admin.command.AdminCommand.ChangeIssuer;
import dev.gatewright.admin.command.AdminCommand.DeclareIssuer;
import dev.gatewright.admin.command.AdminCommand.ShowIssuer;
import dev.gatewright.admin.command.Permission;
import dev.gatewright.admin.command.Refusal;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.server.config.issuer.TenantsConfig;
import dev.gatewright.server.config.issuer.TenantsReader;
import dev.gatewright.server.config.yaml.ConfigResult;
import dev.gatewright.server.config.yaml.Document;
import dev.gatewright.server.tenants.PlannedChange.Kind;
import dev.gatewright.store.SealedTables;
import dev.gatewright.store.SqlStore;
import dev.gatewright.store.events.SettingHistory;
import dev.gatewright.store.events.SettingHistory.Proof;
import dev.gatewright.store.events.SettingHistory.State;
import dev.gatewright.store.tenants.KeptIssuer;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What became of an issuer's settings, its clients and its webhooks, whoever changed them, and the
/// way back to how they were after one of these changes. Safe for any number of threads; each
/// method may throw [dev.gatewright.server.config.issuer.UnreadableRow].
public final class IssuerHistory {
  private static final Map<Proof, String> SECRETS =
      Map.of(
          Proof.SECRET, "secret",
          Proof.SIGNING_KEY, "signing_key",
          Proof.PROVIDER_SECRET, "providers.secret");

  private static final String OPERATOR = "operator:";

  private final Administration administration;
  private final SqlStore store;
  private final SealedTables sealed;
  private final Turns turns;
  private final URI baseUrl;
  private final boolean mails;

  IssuerHistory(
      Administration administration,
      SqlStore store,
      SealedTables sealed,
      Turns turns,
      URI baseUrl,
      boolean mails) {
    this.administration = administration;
    this.store = store;
    this.sealed = sealed;
    this.turns = turns;
    this.baseUrl = baseUrl;
    this.mails = mails;
  }

  /// By what means somebody changed something.
  public enum Face {
    COMMAND_LINE,
    API,
    CONSOLE,
    SERVER;

    private static Face of(String actor) {
      if (!actor.startsWith(OPERATOR)) {
        return SERVER;
      }
      var means = actor.substring(OPERATOR.length());
      if (means.startsWith(Actor.ApiKey.MEANS) || means.startsWith(Actor.Program.MEANS)) {
        return API;
      }
      return means.startsWith(Actor.Administrator.MEANS) ? CONSOLE : COMMAND_LINE;
    }

    /// As programs are told.
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// A change for people and programs.
  ///
  /// @param applied the entry of the history of files, where one made the change
  public record Told(
      long number,
      Instant at,
      String by,
      Face face,
      ToldChange change,
      Optional<Long> applied,
      boolean isOfClient,
      boolean isOfWebhook) {
    /// Of clients and webhooks whoever may see them is told.
    public boolean isFor(Predicate<Permission> may) {
      return (!isOfClient || may.test(Permission.CLIENTS_READ))
          && (!isOfWebhook || may.test(Permission.WEBHOOKS_WRITE));
    }

    /// Whether there was no issuer before it.
    public boolean isBeginning() {
      return !isOfClient && !isOfWebhook && change.kind() == Kind.ADD;
    }
  }

  /// At most `limit` changes before the one of that number, the last first.
  public List<Told> list(IssuerId issuer, long before, int limit) {
    return store.settingHistory().list(issuer, before, limit).stream()
        .map(entry -> told(issuer, entry))
        .toList();
  }

  public Optional<Told> find(IssuerId issuer, long number) {
    return store.settingHistory().find(issuer, number).map(entry -> told(issuer, entry));
  }

  private static Told told(IssuerId issuer, SettingHistory.Entry entry) {
    var kind = entry.change().setting().kind();
    return new Told(
        entry.number(),
        entry.at(),
        by(entry.actor()),
        Face.of(entry.actor()),
        told(issuer, entry.change()),
        entry.applied(),
        kind.equals("client"),
        kind.equals("webhook"));
  }

  /// Whoever did it, as people are told.
  public static String by(String actor) {
    return actor.startsWith(OPERATOR) ? actor.substring(OPERATOR.length()) : actor;
  }

  private static ToldChange told(IssuerId issuer, SettingHistory.Change change) {
    var setting = change.setting();
    var subject =
        setting.kind() + " " + issuer + (setting.id().isEmpty() ? "" : "/" + setting.id());
    if (change.before().isEmpty() || change.after().isEmpty()) {
      var kind = change.before().isEmpty() ? Kind.ADD : Kind.REMOVE;
      return new ToldChange(kind, subject, List.of(), Optional.empty());
    }
    var before = change.before().get();
    var after = change.after().get();
    var differences =
        new ArrayList<>(
            Differences.between(
                Document.parseOrEmpty(before.document()), Document.parseOrEmpty(after.document())));
    Stream.of(Proof.values())
        .filter(proof ->
            change.replaced().contains(proof)
                || before.proofs().contains(proof) != after.proofs().contains(proof))
        .map(proof -> Difference.secret(String.valueOf(SECRETS.get(proof))))
        .forEach(differences::add);
    return new ToldChange(Kind.CHANGE, subject, differences, Optional.empty());
  }

  /// An issuer's settings after a change of it, and now.
  public record Points(SettingsSnapshot then, SettingsSnapshot now) {}

  /// Empty where nobody knows how they were. Zero is before the first change that is known.
  public Optional<Points> points(IssuerId issuer, long number) {
    return store.issuers().find(issuer).flatMap(kept -> points(kept, number));
  }

  private Optional<Points> points(KeptIssuer kept, long number) {
    var id = kept.id().value();
    var now = SettingsSnapshot.of(store, sealed, kept);
    return store
        .settingHistory()
        .then(kept.id(), number)
        .flatMap(then -> {
          var settings = new TreeMap<String, Optional<State>>();
          then.forEach((name, state) -> settings.put(name.kind() + "/" + name.id(), state));
          return now.with(id, settings).map(earlier -> new Points(earlier, now));
        });
  }

  /// The way back to what was after a change.
  public sealed interface Way {
    /// What would be changed, and what stays as it is. `latest` is the number of the last change,
    /// by which somebody says what they saw.
    record Leads(List<ToldChange> changes, List<String> notes, long latest) implements Way {
      public Leads {
        changes = List.copyOf(changes);
        notes = List.copyOf(notes);
      }
    }

    /// Nothing was changed, for these reasons.
    record Blocked(List<String> problems) implements Way {
      public Blocked {
        problems = List.copyOf(problems);
      }
    }

    /// Nobody knows how it was.
    record Unknown() implements Way {}

    /// Nothing was changed.
    record Refused(AdminCommand command, Refusal why) implements Way {}

    /// It was gone. What could not be changed is in `applied`, and so are secrets that were made,
    /// told this once.
    record Gone(Applied applied, List<String> notes, long latest) implements Way {
      public Gone {
        notes = List.copyOf(notes);
      }
    }
  }

  /// The changes as whoever asks makes them, who may make each.
  private sealed interface Planned {
    record Leads(TenantsPlan plan) implements Planned {}

    record Not(Way way) implements Planned {}
  }

  /// What going back would change.
  public Way way(Actor actor, IssuerId issuer, long number) {
    return switch (plan(actor, issuer, number)) {
      case Planned.Not(var way) -> way;
      case Planned.Leads(var plan) -> new Way.Leads(plan.told(), plan.notes(), latest(issuer));
    };
  }

  /// Makes everything as it was after the change of that number, if there is no later one than
  /// whoever asks has `seen`, where that is said. Whoever may not make each of the changes makes
  /// none.
  public Way go(Actor actor, IssuerId issuer, long number, Optional<Long> seen) {
    return turns.of(
        issuer,
        () -> {
          if (seen.isPresent() && seen.get() != latest(issuer)) {
            return new Way.Refused(new ShowIssuer(issuer), new Refusal.ChangedMeanwhile());
          }
          return switch (plan(actor, issuer, number)) {
            case Planned.Not(var way) -> way;
            case Planned.Leads(var plan) -> {
              var applied = new TenantsApply(administration, actor).run(plan);
              store.unshownSecrets().shown(applied.holders());
              yield new Way.Gone(applied, plan.notes(), latest(issuer));
            }
          };
        });
  }

  private long latest(IssuerId issuer) {
    return store.settingHistory().list(issuer, Long.MAX_VALUE, 1).stream()
        .mapToLong(SettingHistory.Entry::number)
        .findFirst()
        .orElse(0);
  }

  /// Of the issuer itself everybody may change what is theirs to change, and not the whole.
  private static PlannedChange by(KeptIssuer kept, PlannedChange change) {
    return change.command() instanceof DeclareIssuer declare
        ? new PlannedChange(
            change.kind(),
            change.subject(),
            change.differences(),
            new ChangeIssuer(
                declare.issuer(),
                declare.url(),
                declare.document(),
                declare.secrets(),
                kept.updatedAt(),
                SettingPermissions.of(WantedSettings.document(kept), change.document(), declare)),
            change.document())
        : change;
  }

  private Planned plan(Actor actor, IssuerId issuer, long number) {
    var may = SettingsDesk.changing(issuer, EnumSet.noneOf(Permission.class));
    var refusal = administration.refusal(actor, may);
    if (refusal.isPresent()) {
      return new Planned.Not(new Way.Refused(may, refusal.get()));
    }
    var found = store.issuers().find(issuer);
    var points = found.flatMap(kept -> points(kept, number));
    if (found.isEmpty() || points.isEmpty()) {
      return new Planned.Not(new Way.Unknown());
    }
    var current = StoredTenants.keepingKeys(store, sealed);
    var back = GoingBack.to(points.get().then(), points.get().now(), current, "change " + number);
    return switch (TenantsReader.read(back.file(), baseUrl)) {
      case ConfigResult.Broken<TenantsConfig>(var problems) ->
          new Planned.Not(
              new Way.Blocked(problems.stream().map(problem -> problem.message()).toList()));
      case ConfigResult.Loaded<TenantsConfig>(var wanted, var _) -> {
        var plan = TenantsPlan.noted(current, wanted, baseUrl, mails);
        var problems = Stream.concat(back.problems().stream(), plan.problems().stream()).toList();
        var notes = Stream.concat(plan.notes().stream(), back.notes().stream()).toList();
        yield problems.isEmpty()
            ? permitted(actor, found.get(), plan.changes(), notes)
            : new Planned.Not(new Way.Blocked(problems));
      }
    };
  }

  private Planned permitted(
      Actor actor, KeptIssuer kept, List<PlannedChange> plan, List<String> notes) {
    var changes = plan.stream().map(change -> by(kept, change)).toList();
    return changes.stream()
        .map(PlannedChange::command)
        .flatMap(command ->
            administration.refusal(actor, command).stream()
                .map(why -> new Way.Refused(command, why)))
        .findFirst()
        .<Planned>map(Planned.Not::new)
        .orElseGet(() -> new Planned.Leads(new TenantsPlan(changes, List.of(), notes)));
  }
}
