package dev.gatewright.server.tenants;

import dev.gatewright.admin.act.Administration;
import dev.gatewright.admin.command.Actor;
import dev.gatewright.admin.command.AdminCommand;
import dev.gatewright.admin.command.AdminCommand.ChangeIssuer;
import dev.gatewright.admin.command.AdminCommand.DeclareClient;
import dev.gatewright.admin.command.AdminCommand.DeclareIssuer;
import dev.gatewright.admin.command.AdminResult;
import dev.gatewright.admin.command.Permission;
import dev.gatewright.admin.command.Refusal;
import dev.gatewright.admin.command.SecretChange;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.server.config.issuer.IssuerSettings;
import dev.gatewright.server.config.issuer.OneClient;
import dev.gatewright.server.config.issuer.StoredSettings;
import dev.gatewright.server.config.yaml.Document;
import dev.gatewright.server.config.yaml.JsonValues;
import dev.gatewright.server.config.yaml.KeyType;
import dev.gatewright.store.SealedTables;
import dev.gatewright.store.SqlStore;
import dev.gatewright.store.tenants.Before;
import dev.gatewright.store.tenants.KeptIssuer;
import dev.gatewright.store.webhook.CallSecretTable;
import java.net.URI;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/// Changes clients and issuers one at a time, by the keys of `tenants.yaml` and its rules: what is
/// wanted is read as a file would be that says it beside what is there, and what a plan for that
/// file would do is done as whoever asks. Every face that changes settings asks here.
///
/// What is not said stays, as a merge patch has it (RFC 7396). What is changed is what was looked
/// at: where somebody else was quicker, it is looked at again. Changes of one issuer made here come
/// one after the other; an `apply` meanwhile may change what a setting refers to. Each method may
/// throw [dev.gatewright.server.config.issuer.UnreadableRow].
public final class SettingsDesk {
  /// Somebody who is overtaken so often waits no longer.
  private static final int TRIES = 5;

  private static final String ID = "id";
  private static final String NEW = "new";
  private static final String PROVIDERS = "providers";

  /// Whoever may change a client is told what it has become.
  private static final Actor SHOWING = new Actor.Operator("settings");

  private final Administration administration;
  private final SqlStore store;
  private final SealedTables sealed;
  private final WantedSettings reading;
  private final Turns turns = new Turns();
  private final IssuerHistory history;

  /// What is to become of settings that stand so, as a merge patch.
  @FunctionalInterface
  public interface Edit {
    /// None where there is nothing to change.
    Optional<ObjectNode> patch(ObjectNode settings);
  }

  /// `baseUrl` is below which issuers without a URL of their own are served; `mails`, whether mail
  /// is sent.
  public SettingsDesk(
      Administration administration,
      SqlStore store,
      SealedTables sealed,
      URI baseUrl,
      boolean mails) {
    this.administration = administration;
    this.store = store;
    this.sealed = sealed;
    this.reading = new WantedSettings(store, sealed, baseUrl, mails);
    this.history = new IssuerHistory(administration, store, sealed, turns, baseUrl, mails);
  }

  /// What became of settings, and the way back.
  public IssuerHistory history() {
    return history;
  }

  /// The issuer, for whoever may see it.
  public Optional<KeptIssuer> issuer(IssuerId issuer) {
    return store.issuers().find(issuer);
  }

  /// An issuer's settings in the form in which this version keeps them, without secrets.
  public static Document document(KeptIssuer issuer) {
    return WantedSettings.document(issuer);
  }

  /// Whether something is kept that the issuer proves itself with at the provider.
  public boolean hasProviderSecret(IssuerId issuer, String provider) {
    return sealed.providerSecrets().providers(issuer).contains(provider);
  }

  /// Whether a secret signs what the issuer asks or hands to a program.
  public Optional<CallSecretTable.Made> callSecret(IssuerId issuer, CallSecretTable.Callee callee) {
    return sealed.callSecrets().made(issuer, callee);
  }

  /// Adds a client. One that proves itself with a secret, or signs with a key of its own, and is
  /// given none gets one made.
  public Settled addClient(Actor actor, IssuerId issuer, ObjectNode settings) {
    return turns.of(
        issuer,
        () -> {
          var found = store.issuers().find(issuer);
          var may = declaration(issuer, new ClientId(NEW), "{}", new Before.Absent());
          var refusal = administration.refusal(actor, may);
          if (refusal.isPresent()) {
            return new Settled.Refused(may, refusal.get());
          }
          if (found.isEmpty()) {
            return new Settled.Refused(may, new Refusal.NoSuchIssuer(issuer.value()));
          }
          var kept = found.get();
          var wanted = MergePatch.apply(JsonValues.newObject(), settings);
          if (isClient(issuer, wanted.path(ID).asString(""))) {
            return new Settled.IsThere();
          }
          var read = StoredSettings.issuer(issuer.value(), kept.document());
          boolean makesKey = completed(wanted, settings, read);
          return switch (reading.client(kept, wanted, Optional.empty())) {
            case WantedSettings.Broken(var faults) -> new Settled.Wrong(faults);
            case WantedSettings.Fits(var command, var _, var notes) -> {
              var add = command.orElseThrow();
              var key = makesKey ? new SecretChange.Generate() : add.signingKey();
              yield kept(actor, with(add, key, new Before.Absent()), notes);
            }
          };
        });
  }

  private boolean isClient(IssuerId issuer, String id) {
    return ClientId.isValid(id) && sealed.clients().find(issuer, new ClientId(id)).isPresent();
  }

  /// Has a secret and a key made where they are needed and nothing is said of them; true where the
  /// key is.
  private static boolean completed(ObjectNode wanted, ObjectNode said, IssuerSettings issuer) {
    if (!said.has(OneClient.SECRET) && OneClient.wantsSecret(wanted, issuer)) {
      wanted.putObject(OneClient.SECRET).put("generate", true);
    }
    boolean makesKey =
        !said.has(OneClient.SIGNING_KEY) && OneClient.wantsSigningKey(wanted, issuer);
    if (makesKey) {
      wanted.put(OneClient.SIGNING_KEY, OneClient.SOME_KEY);
    }
    return makesKey;
  }

  /// Changes what is named of a client, if it is as it was `seen` where that is said. A secret that
  /// is made is told once; `null` takes it away as everything else.
  public Settled changeClient(
      Actor actor, IssuerId issuer, ClientId client, ObjectNode patch, Optional<Instant> seen) {
    return turns.of(
        issuer, () -> againAndAgain(seen, () -> change(actor, issuer, client, patch, seen)));
  }

  private Settled change(
      Actor actor, IssuerId issuer, ClientId client, ObjectNode patch, Optional<Instant> seen) {
    var may = declaration(issuer, client, "{}", new Before.Any());
    var refusal = administration.refusal(actor, may);
    if (refusal.isPresent()) {
      return new Settled.Refused(may, refusal.get());
    }
    var inside = store.issuers().find(issuer);
    var found = sealed.clients().find(issuer, client);
    if (inside.isEmpty() || found.isEmpty()) {
      return new Settled.Refused(may, new Refusal.NoSuchClient(client.value()));
    }
    var kept = found.get();
    if (seen.isPresent() && !seen.get().equals(kept.updatedAt())) {
      return new Settled.Refused(may, new Refusal.ChangedMeanwhile());
    }
    var before = StoredSettings.client(issuer.value(), client.value(), kept.document()).document();
    var whole = OneClient.stored(before, !kept.secrets().isEmpty(), kept.signingKey().isPresent());
    var wanted = MergePatch.apply(whole, patch);
    boolean keepsKey = kept.signingKey().isPresent() && !patch.has(OneClient.SIGNING_KEY);
    return switch (reading.client(inside.get(), wanted, Optional.of(client.value()))) {
      case WantedSettings.Broken(var faults) -> new Settled.Wrong(faults);
      case WantedSettings.Fits(var command, var document, var notes) -> {
        var change =
            command
                .map(it ->
                    with(
                        it,
                        keepsKey ? SecretChange.keep() : it.signingKey(),
                        new Before.Unchanged(kept.updatedAt())))
                .filter(it -> !document.equals(before) || changesSecrets(it));
        yield change.isPresent()
            ? kept(actor, change.get(), notes)
            : shown(
                may,
                shown ->
                    new Settled.Client(shown, Optional.empty(), Optional.empty(), false, notes));
      }
    };
  }

  private static boolean changesSecrets(DeclareClient command) {
    return !(command.secret() instanceof SecretChange.Keep)
        || !(command.signingKey() instanceof SecretChange.Keep);
  }

  private static DeclareClient declaration(
      IssuerId issuer, ClientId client, String document, Before before) {
    return new DeclareClient(
        issuer, client, document, SecretChange.keep(), SecretChange.keep(), false, before);
  }

  private static DeclareClient with(DeclareClient command, SecretChange key, Before before) {
    return new DeclareClient(
        command.issuer(),
        command.client(),
        command.document(),
        command.secret() instanceof SecretChange.Generate
            ? new SecretChange.Generate()
            : command.secret(),
        key,
        command.secretIsKey(),
        before);
  }

  private Settled kept(Actor actor, DeclareClient command, List<String> notes) {
    return switch (administration.run(actor, command)) {
      case AdminResult.ClientKept(var secret, var key) ->
          shown(command, shown -> new Settled.Client(shown, secret, key, true, notes));
      case AdminResult.Refused(var why) -> new Settled.Refused(command, why);
      case AdminResult other -> throw new IllegalStateException("no answer to this: " + other);
    };
  }

  /// The client as it is now.
  private Settled shown(DeclareClient command, Function<AdminResult.ClientShown, Settled> use) {
    var show = new AdminCommand.ShowClient(command.issuer(), command.client());
    return switch (administration.run(SHOWING, show)) {
      case AdminResult.ClientShown shown -> use.apply(shown);
      case AdminResult _ -> gone(command, new Refusal.NoSuchClient(command.client().value()));
    };
  }

  private static Settled gone(AdminCommand command, Refusal why) {
    return new Settled.Refused(command, why);
  }

  /// Adds an issuer.
  public Settled addIssuer(Actor actor, ObjectNode settings) {
    var wanted = MergePatch.apply(JsonValues.newObject(), settings);
    var id = wanted.path(ID).asString("");
    return turns.of(
        new IssuerId(IssuerId.isValid(id) ? id : NEW),
        () -> {
          var may = new DeclareIssuer(new IssuerId(NEW), "", "{}", List.of(), new Before.Absent());
          var refusal = administration.refusal(actor, may);
          if (refusal.isPresent()) {
            return new Settled.Refused(may, refusal.get());
          }
          if (IssuerId.isValid(id) && store.issuers().find(new IssuerId(id)).isPresent()) {
            return new Settled.IsThere();
          }
          return switch (reading.issuer(wanted, Optional.empty())) {
            case WantedSettings.Broken(var faults) -> new Settled.Wrong(faults);
            case WantedSettings.Fits(var command, var _, var notes) -> {
              var add = command.orElseThrow();
              yield kept(
                  actor,
                  new DeclareIssuer(
                      add.issuer(), add.url(), add.document(), add.secrets(), new Before.Absent()),
                  notes);
            }
          };
        });
  }

  /// Changes what is named of an issuer, if it is as it was `seen` where that is said. Whoever asks
  /// needs what [SettingPermissions] has for each setting that becomes another.
  public Settled changeIssuer(
      Actor actor, IssuerId issuer, ObjectNode patch, Optional<Instant> seen) {
    return changeIssuer(actor, issuer, _ -> Optional.of(patch), seen);
  }

  /// Makes a part of an issuer, or makes it so and no other way. A provider's secret stays where
  /// none is named.
  public Settled putPart(
      Actor actor,
      IssuerId issuer,
      IssuerPart part,
      String name,
      ObjectNode settings,
      Optional<Instant> seen) {
    return changePart(actor, issuer, part, name, settings, _ -> Optional.of(settings), seen);
  }

  /// Changes what is named of a part of an issuer.
  public Settled patchPart(
      Actor actor,
      IssuerId issuer,
      IssuerPart part,
      String name,
      ObjectNode patch,
      Optional<Instant> seen) {
    return changePart(
        actor,
        issuer,
        part,
        name,
        patch,
        old -> old.map(settings -> MergePatch.apply(settings, patch)),
        seen);
  }

  /// What an issuer would be.
  public sealed interface Tried {
    /// It could be so.
    record Fits(IssuerSettings settings) implements Tried {}

    /// It cannot be so.
    record Wrong(List<SettingFault> faults) implements Tried {
      public Wrong {
        faults = List.copyOf(faults);
      }
    }
  }

  /// What an issuer would be if this became of it; nothing is changed, and nobody asked.
  public Tried tried(KeptIssuer issuer, ObjectNode patch) {
    var id = issuer.id().value();
    var wanted = MergePatch.apply(WantedSettings.document(issuer).tree(), patch);
    return switch (reading.issuer(wanted, Optional.of(id))) {
      case WantedSettings.Broken(var faults) -> new Tried.Wrong(faults);
      case WantedSettings.Fits(var _, var document, var _) ->
          new Tried.Fits(StoredSettings.issuer(id, document.json()));
    };
  }

  /// Takes a part away from an issuer.
  public Settled removePart(
      Actor actor, IssuerId issuer, IssuerPart part, String name, Optional<Instant> seen) {
    return changeIssuer(
        actor,
        issuer,
        stands ->
            part.in(stands).containsKey(name)
                ? Optional.of(part.patch(stands, name, Optional.empty()))
                : Optional.empty(),
        seen);
  }

  private Settled changePart(
      Actor actor,
      IssuerId issuer,
      IssuerPart part,
      String name,
      ObjectNode said,
      UnaryOperator<Optional<ObjectNode>> becomes,
      Optional<Instant> seen) {
    if (part.isNamedOtherwise(said, name)) {
      var fault = part.naming() + " cannot become another";
      return new Settled.Wrong(
          List.of(new SettingFault("/" + part.naming(), fault, "Leave it away.")));
    }
    var before = new AtomicReference<>(JsonValues.newObject());
    var result =
        changeIssuer(
            actor,
            issuer,
            stands -> {
              before.set(stands);
              return becomes
                  .apply(Optional.ofNullable(part.in(stands).get(name)))
                  .map(settings -> part.patch(stands, name, Optional.of(settings)));
            },
            seen);
    return result instanceof Settled.Wrong(var faults)
        ? new Settled.Wrong(
            faults.stream().map(fault -> part.within(fault, before.get(), name)).toList())
        : result;
  }

  /// The same by what stands there.
  public Settled changeIssuer(Actor actor, IssuerId issuer, Edit edit, Optional<Instant> seen) {
    return turns.of(issuer, () -> againAndAgain(seen, () -> change(actor, issuer, edit, seen)));
  }

  private Settled change(Actor actor, IssuerId issuer, Edit edit, Optional<Instant> seen) {
    var may = changing(issuer, EnumSet.noneOf(Permission.class));
    var refusal = administration.refusal(actor, may);
    if (refusal.isPresent()) {
      return new Settled.Refused(may, refusal.get());
    }
    var found = store.issuers().find(issuer);
    if (found.isEmpty()) {
      return new Settled.Refused(may, new Refusal.NoSuchIssuer(issuer.value()));
    }
    var kept = found.get();
    if (seen.isPresent() && !seen.get().equals(kept.updatedAt())) {
      return new Settled.Refused(may, new Refusal.ChangedMeanwhile());
    }
    var before = WantedSettings.document(kept);
    var patch = edit.patch(before.tree());
    if (patch.isEmpty()) {
      return new Settled.NotThere();
    }
    if (namesSecret(patch.get())) {
      var secrets = changing(issuer, EnumSet.of(SettingPermissions.of(PROVIDERS)));
      var beyond = administration.refusal(actor, secrets);
      if (beyond.isPresent()) {
        return new Settled.Refused(secrets, beyond.get());
      }
    }
    var wanted = MergePatch.apply(before.tree(), patch.get());
    return switch (reading.issuer(wanted, Optional.of(issuer.value()))) {
      case WantedSettings.Broken(var faults) -> new Settled.Wrong(faults);
      case WantedSettings.Fits(var command, var document, var notes) -> {
        var change =
            command
                .filter(it -> !document.equals(before) || !it.secrets().isEmpty())
                .map(it ->
                    new ChangeIssuer(
                        issuer,
                        it.url(),
                        it.document(),
                        it.secrets(),
                        kept.updatedAt(),
                        SettingPermissions.of(before, document, it)));
        yield change.isPresent()
            ? kept(actor, change.get(), notes)
            : new Settled.Issuer(kept, false, notes);
      }
    };
  }

  /// What asks whether somebody may change it and has these permissions.
  static ChangeIssuer changing(IssuerId issuer, Set<Permission> needs) {
    return new ChangeIssuer(issuer, "", "{}", List.of(), Instant.EPOCH, needs);
  }

  /// Also the one that is there: to whoever may not change it, the answer would say that they
  /// guessed right.
  private static boolean namesSecret(ObjectNode patch) {
    return patch
        .path(PROVIDERS)
        .valueStream()
        .anyMatch(provider ->
            SettingSections.PROVIDER.keys().stream()
                .anyMatch(
                    key -> key.type() instanceof KeyType.SecretText && provider.has(key.name())));
  }

  private Settled kept(Actor actor, AdminCommand.TenantCommand command, List<String> notes) {
    return switch (administration.run(actor, command)) {
      case AdminResult.Done() ->
          store
              .issuers()
              .find(command.issuer())
              .<Settled>map(now -> new Settled.Issuer(now, true, notes))
              .orElseGet(() -> gone(command, new Refusal.NoSuchIssuer(command.issuer().value())));
      case AdminResult.Refused(var why) -> new Settled.Refused(command, why);
      case AdminResult other -> throw new IllegalStateException("no answer to this: " + other);
    };
  }

  /// Whoever named a state is told that it is gone; whoever named none wants the change on top of
  /// whatever there is.
  private static Settled againAndAgain(Optional<Instant> seen, Supplier<Settled> change) {
    var result = change.get();
    for (int tries = 1; tries < TRIES && seen.isEmpty() && isOvertaken(result); tries++) {
      result = change.get();
    }
    return result;
  }

  private static boolean isOvertaken(Settled result) {
    return result instanceof Settled.Refused(var _, Refusal.ChangedMeanwhile _);
  }
}
