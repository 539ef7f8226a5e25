package dev.gatewright.server.tenants;

import dev.gatewright.identity.CanonicalEmail;
import dev.gatewright.identity.Claims;
import dev.gatewright.identity.Membership;
import dev.gatewright.identity.MembershipStatus;
import dev.gatewright.identity.Organization;
import dev.gatewright.identity.OrganizationId;
import dev.gatewright.identity.OrganizationStatus;
import dev.gatewright.identity.PasswordHash;
import dev.gatewright.identity.Secret;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.User;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.UserStatus;
import dev.gatewright.identity.events.By;
import dev.gatewright.identity.password.Password;
import dev.gatewright.identity.password.PasswordHashes;
import dev.gatewright.identity.password.PasswordHashes.Hashing;
import dev.gatewright.identity.store.UserChange;
import dev.gatewright.identity.store.Users.Addition;
import dev.gatewright.identity.store.Users.Update;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.server.config.issuer.OrganizationConfig;
import dev.gatewright.server.config.issuer.OrganizationConfig.Member;
import dev.gatewright.server.config.issuer.UserConfig;
import dev.gatewright.server.config.issuer.UserConfig.Credential;
import dev.gatewright.server.config.yaml.Document;
import dev.gatewright.server.tenants.TenantsApply.Step;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// Carries out the changes to users, organizations and memberships.
///
/// The thing itself is written first and the document it came from after it. A crash in between
/// leaves a thing that was never applied, which the next plan compares as it is.
final class PeopleApply {
  private final OpenStore open;
  private final PasswordHashes hashes;
  private final InstantSource clock;
  private final SecureRandom random;

  PeopleApply(OpenStore open, PasswordHashes hashes, InstantSource clock, SecureRandom random) {
    this.open = open;
    this.hashes = hashes;
    this.clock = clock;
    this.random = random;
  }

  /// A credential ready to be kept, or why there is none.
  private sealed interface Prepared {
    record Ready(Optional<PasswordHash> hash) implements Prepared {}

    record Unusable(String sentence) implements Prepared {}
  }

  Step add(TenantChange.AddUser add) {
    var config = add.user();
    var tenant = new TenantId(add.issuer());
    var email = CanonicalEmail.parse(config.email());
    var claims = Claims.parse(config.claims());
    if (email.isEmpty() || claims.isEmpty()) {
      return new Step.Refused("the address or a claim cannot be kept.");
    }
    Optional<PasswordHash> hash;
    switch (prepared(config.credential())) {
      case Prepared.Ready(var ready) -> hash = ready;
      case Prepared.Unusable(var sentence) -> {
        return new Step.Refused(sentence);
      }
    }
    var now = clock.instant();
    var user =
        new User(
            UserId.generate(random),
            email.get(),
            config.email(),
            config.emailVerified(),
            claims.get(),
            config.role(),
            UserStatus.valueOf(config.status().name()),
            now,
            now,
            Optional.empty());
    if (open.store().users().add(tenant, user, hash, by()) != Addition.ADDED) {
      return new Step.Refused("an account with this address was made meanwhile. Apply again.");
    }
    declared(add.issuer(), StoredTenants.USER, user.id().value(), add.document());
    return new Step.Done();
  }

  private Prepared prepared(Optional<Credential> credential) {
    if (credential.isEmpty()) {
      return new Prepared.Ready(Optional.empty());
    }
    return switch (credential.get()) {
      case Credential.Password(var value) ->
          Password.parse(new Secret(value.reveal()))
              .map(this::hashed)
              .orElseGet(() -> new Prepared.Unusable("the password holds what no keyboard makes."));
      case Credential.Hash(var encoded) -> imported(encoded.reveal());
    };
  }

  private Prepared hashed(Password password) {
    return switch (hashes.hash(password)) {
      case Hashing.Hashed(var hash) -> new Prepared.Ready(Optional.of(hash));
      case Hashing.Busy() -> new Prepared.Unusable("too many sign-ins are waiting. Apply again.");
    };
  }

  private static Prepared imported(String encoded) {
    if (encoded.length() > PasswordHash.MAX_LENGTH
        || !PasswordHashes.isReadable(new PasswordHash(encoded))) {
      return new Prepared.Unusable(
          "the password_hash cannot be read, or would take too long to compare.");
    }
    return new Prepared.Ready(Optional.of(new PasswordHash(encoded)));
  }

  /// Writes the keys that differ and leaves the rest as the person has it now.
  Step change(TenantChange.ChangeUser changed) {
    var tenant = new TenantId(changed.issuer());
    var found = account(changed.issuer(), changed.user().canonicalEmail());
    if (found.isEmpty()) {
      return new Step.Refused("the account was removed meanwhile. Apply again.");
    }
    var user = found.get();
    var change = changeOf(user, changed.user(), changed.keys());
    if (change.isEmpty()) {
      return new Step.Refused("a claim cannot be kept.");
    }
    if (open.store().users().update(tenant, user.id(), change.get(), by()) != Update.UPDATED) {
      return new Step.Refused("the account was changed meanwhile. Apply again.");
    }
    declared(changed.issuer(), StoredTenants.USER, user.id().value(), changed.document());
    return new Step.Done();
  }

  private static Optional<UserChange> changeOf(User user, UserConfig config, List<String> keys) {
    var change = UserChange.NONE;
    var claims = new LinkedHashMap<>(user.claims().values());
    for (var key : keys) {
      switch (key) {
        case "email" -> change = change.withAddress(user.email(), config.email());
        case "email_verified" -> change = change.withEmailVerified(config.emailVerified());
        case "role" -> change = config.role().map(change::withRole).orElseGet(change::withoutRole);
        case "status" -> change = change.withStatus(UserStatus.valueOf(config.status().name()));
        default -> {
          claims.remove(key);
          Optional.ofNullable(config.claims().get(key)).ifPresent(value -> claims.put(key, value));
        }
      }
    }
    var base = change;
    return Claims.parse(claims)
        .map(wanted -> wanted.equals(user.claims()) ? base : base.withClaims(wanted));
  }

  Step removeUser(String issuer, String email) {
    account(issuer, email)
        .ifPresent(user -> {
          open.store().users().remove(new TenantId(issuer), user.id(), by());
          forget(issuer, StoredTenants.USER, user.id().value());
        });
    return new Step.Done();
  }

  Step organization(String issuer, OrganizationConfig config, Document document) {
    open.store()
        .organizations()
        .declare(
            new TenantId(issuer),
            new Organization(
                new OrganizationId(config.id()),
                config.name(),
                OrganizationStatus.valueOf(config.status().name())),
            by());
    declared(issuer, StoredTenants.ORGANIZATION, config.id(), document);
    return new Step.Done();
  }

  Step removeOrganization(String issuer, String organization) {
    open.store()
        .organizations()
        .remove(new TenantId(issuer), new OrganizationId(organization), by());
    forget(issuer, StoredTenants.ORGANIZATION, organization);
    return new Step.Done();
  }

  Step member(String issuer, String organization, Member member, Document document) {
    var id = new OrganizationId(organization);
    var user = account(issuer, member.user());
    var added =
        user.isPresent()
            && open.store()
                .organizations()
                .declare(
                    new TenantId(issuer),
                    new Membership(
                        id,
                        user.get().id(),
                        member.title(),
                        member.scopes(),
                        MembershipStatus.valueOf(member.status().name()),
                        clock.instant()),
                    by());
    if (!added) {
      return new Step.Refused("the user or the organization is not there. Apply again.");
    }
    user.ifPresent(found ->
        declared(issuer, StoredTenants.MEMBER, StoredTenants.memberKey(id, found.id()), document));
    return new Step.Done();
  }

  Step removeMember(String issuer, String organization, String email) {
    var id = new OrganizationId(organization);
    account(issuer, email)
        .ifPresent(user -> {
          open.store().organizations().remove(new TenantId(issuer), id, user.id(), by());
          forget(issuer, StoredTenants.MEMBER, StoredTenants.memberKey(id, user.id()));
        });
    return new Step.Done();
  }

  private By by() {
    return By.operator("apply", clock.instant());
  }

  private Optional<User> account(String issuer, String email) {
    return CanonicalEmail.parse(email)
        .flatMap(canonical -> open.store().users().findByEmail(new TenantId(issuer), canonical));
  }

  private void declared(String issuer, String kind, String id, Document document) {
    open.store().declared().put(new IssuerId(issuer), kind, id, document.json());
  }

  private void forget(String issuer, String kind, String id) {
    open.store().declared().remove(new IssuerId(issuer), kind, id);
  }
}
