package dev.gatewright.identity.memory;

import dev.gatewright.identity.ActiveMembership;
import dev.gatewright.identity.CanonicalEmail;
import dev.gatewright.identity.DeviceId;
import dev.gatewright.identity.Membership;
import dev.gatewright.identity.Organization;
import dev.gatewright.identity.OrganizationId;
import dev.gatewright.identity.PasswordHash;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.User;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.UserStatus;
import dev.gatewright.identity.events.By;
import dev.gatewright.identity.mail.Mail;
import dev.gatewright.identity.store.KnownDevices;
import dev.gatewright.identity.store.Organizations;
import dev.gatewright.identity.store.UserChange;
import dev.gatewright.identity.store.Users;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Users, known devices and organizations in memory. Every method holds the one lock, which makes
/// it a unit.
public final class MemoryPeople implements Users, KnownDevices, Organizations {
  private record UserKey(TenantId tenant, UserId user) {}

  private record DeviceKey(TenantId tenant, UserId user, DeviceId device) {}

  private record OrganizationKey(TenantId tenant, OrganizationId organization) {}

  private record MemberKey(TenantId tenant, OrganizationId organization, UserId user) {}

  private final Map<UserKey, User> users = new HashMap<>();
  private final Map<UserKey, PasswordHash> hashes = new HashMap<>();
  private final Map<DeviceKey, Instant> devices = new HashMap<>();
  private final Map<DeviceKey, Instant> trusted = new HashMap<>();
  private final Map<OrganizationKey, Organization> organizations = new HashMap<>();
  private final Map<MemberKey, Membership> members = new HashMap<>();

  @Override
  public synchronized Optional<User> findById(TenantId tenant, UserId user) {
    return Optional.ofNullable(users.get(new UserKey(tenant, user)));
  }

  @Override
  public synchronized Optional<User> findByEmail(TenantId tenant, CanonicalEmail email) {
    return users.entrySet().stream()
        .filter(entry -> entry.getKey().tenant().equals(tenant))
        .map(Map.Entry::getValue)
        .filter(user -> user.email().equals(email))
        .findFirst();
  }

  @Override
  public synchronized List<User> list(
      TenantId tenant, Optional<UserStatus> status, Optional<CanonicalEmail> after, int limit) {
    return users.entrySet().stream()
        .filter(entry -> entry.getKey().tenant().equals(tenant))
        .map(Map.Entry::getValue)
        .filter(user -> status.map(user.status()::equals).orElse(true))
        .filter(user -> after.map(e -> user.email().value().compareTo(e.value()) > 0).orElse(true))
        .sorted(Comparator.comparing(user -> user.email().value()))
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized Addition add(
      TenantId tenant, User user, Optional<PasswordHash> passwordHash, By by) {
    var key = new UserKey(tenant, user.id());
    if (users.containsKey(key)) {
      return Addition.ID_TAKEN;
    }
    if (findByEmail(tenant, user.email()).isPresent()) {
      return Addition.EMAIL_TAKEN;
    }
    users.put(key, user);
    passwordHash.ifPresent(hash -> hashes.put(key, hash));
    return Addition.ADDED;
  }

  @Override
  public synchronized Update update(
      TenantId tenant, UserId user, UserChange change, Optional<Instant> seen, By by) {
    var before = findById(tenant, user);
    if (before.isEmpty()) {
      return Update.NO_SUCH_USER;
    }
    if (seen.filter(time -> !time.equals(before.get().updatedAt())).isPresent()) {
      return Update.CHANGED_MEANWHILE;
    }
    boolean taken =
        change
            .address()
            .flatMap(address -> findByEmail(tenant, address.email()))
            .filter(other -> !other.id().equals(user))
            .isPresent();
    if (taken) {
      return Update.EMAIL_TAKEN;
    }
    replace(
        tenant,
        user,
        old ->
            timed(
                change.applyTo(old),
                touched(old, by.at()),
                change.endsSessions() ? Optional.of(by.at()) : old.signedOutAt()));
    return Update.UPDATED;
  }

  @Override
  public synchronized Optional<PasswordHash> passwordHash(TenantId tenant, UserId user) {
    return Optional.ofNullable(hashes.get(new UserKey(tenant, user)));
  }

  @Override
  public synchronized boolean setPasswordHash(
      TenantId tenant, UserId user, PasswordHash hash, By by) {
    if (findById(tenant, user).isEmpty()) {
      return false;
    }
    hashes.put(new UserKey(tenant, user), hash);
    return replace(tenant, user, old -> timed(old, touched(old, by.at()), old.signedOutAt()));
  }

  @Override
  public synchronized boolean setPasswordHashAndSignOut(
      TenantId tenant, UserId user, PasswordHash hash, By by) {
    return setPasswordHash(tenant, user, hash, by) && signOutEverywhere(tenant, user, by);
  }

  @Override
  public synchronized boolean replacePasswordHash(
      TenantId tenant, UserId user, PasswordHash expected, PasswordHash replacement) {
    return hashes.replace(new UserKey(tenant, user), expected, replacement);
  }

  @Override
  public synchronized boolean signOutEverywhere(TenantId tenant, UserId user, By by) {
    var now = by.at();
    return replace(
        tenant,
        user,
        old ->
            old.signedOutAt().filter(at -> at.isAfter(now)).isPresent()
                ? old
                : timed(old, old.updatedAt(), Optional.of(now)));
  }

  @Override
  public synchronized boolean remove(TenantId tenant, UserId user, By by) {
    hashes.remove(new UserKey(tenant, user));
    forgetAll(tenant, user);
    members.keySet().removeIf(key -> key.tenant().equals(tenant) && key.user().equals(user));
    return users.remove(new UserKey(tenant, user)) != null;
  }

  @Override
  public synchronized void trust(
      TenantId tenant, UserId user, DeviceId device, Optional<String> userAgent, Instant now) {
    trusted.put(new DeviceKey(tenant, user, device), now);
  }

  @Override
  public synchronized List<Trusted> trusted(TenantId tenant, UserId user, Instant since, int most) {
    return trusted.entrySet().stream()
        .filter(entry -> entry.getKey().tenant().equals(tenant))
        .filter(entry -> entry.getKey().user().equals(user))
        .filter(entry -> entry.getValue().isAfter(since))
        .map(entry -> new Trusted(entry.getKey().device(), Optional.empty(), entry.getValue()))
        .limit(most)
        .toList();
  }

  @Override
  public synchronized boolean distrust(TenantId tenant, UserId user, DeviceId device) {
    return trusted.remove(new DeviceKey(tenant, user, device)) != null;
  }

  @Override
  public synchronized void distrustAll(TenantId tenant, UserId user) {
    trusted.keySet().removeIf(key -> key.tenant().equals(tenant) && key.user().equals(user));
  }

  @Override
  public synchronized Optional<Instant> trustedAt(TenantId tenant, UserId user, DeviceId device) {
    return Optional.ofNullable(trusted.get(new DeviceKey(tenant, user, device)));
  }

  @Override
  public synchronized boolean isKnown(TenantId tenant, UserId user, DeviceId device) {
    return devices.containsKey(new DeviceKey(tenant, user, device));
  }

  /// Remembers a browser of which nobody is told.
  public void remember(
      TenantId tenant, UserId user, DeviceId device, Instant now, int perUserLimit) {
    remember(tenant, user, device, now, perUserLimit, Optional.empty());
  }

  @Override
  public synchronized void remember(
      TenantId tenant,
      UserId user,
      DeviceId device,
      Instant now,
      int perUserLimit,
      Optional<Mail> ifNew) {
    devices.merge(new DeviceKey(tenant, user, device), now, (a, b) -> a.isAfter(b) ? a : b);
    devices.entrySet().stream()
        .filter(entry -> isOf(tenant, user, entry.getKey()))
        .sorted(Map.Entry.<DeviceKey, Instant>comparingByValue().reversed())
        .skip(perUserLimit)
        .map(Map.Entry::getKey)
        .toList()
        .forEach(devices::remove);
  }

  @Override
  public synchronized void rename(TenantId tenant, DeviceId from, DeviceId to) {
    renamed(devices, tenant, from, to);
    renamed(trusted, tenant, from, to);
  }

  private static void renamed(
      Map<DeviceKey, Instant> of, TenantId tenant, DeviceId from, DeviceId to) {
    for (var key : List.copyOf(of.keySet())) {
      if (key.tenant().equals(tenant) && key.device().equals(from)) {
        of.put(new DeviceKey(tenant, key.user(), to), of.remove(key));
      }
    }
  }

  private void forgetAll(TenantId tenant, UserId user) {
    devices.keySet().removeIf(key -> isOf(tenant, user, key));
  }

  @Override
  public synchronized Optional<Organization> find(TenantId tenant, OrganizationId organization) {
    return Optional.ofNullable(organizations.get(new OrganizationKey(tenant, organization)));
  }

  @Override
  public synchronized List<Organization> list(TenantId tenant) {
    return organizations.entrySet().stream()
        .filter(entry -> entry.getKey().tenant().equals(tenant))
        .map(Map.Entry::getValue)
        .sorted(Comparator.comparing(organization -> organization.id().value()))
        .toList();
  }

  @Override
  public synchronized List<ActiveMembership> membershipsOf(TenantId tenant, UserId user) {
    return members.entrySet().stream()
        .filter(entry -> entry.getKey().tenant().equals(tenant))
        .filter(entry -> entry.getKey().user().equals(user))
        .map(Map.Entry::getValue)
        .flatMap(membership ->
            find(tenant, membership.organization())
                .flatMap(organization -> ActiveMembership.of(membership, organization))
                .stream())
        .sorted(ActiveMembership.ORDER)
        .toList();
  }

  @Override
  public synchronized List<Membership> membersOf(TenantId tenant, OrganizationId organization) {
    return members.entrySet().stream()
        .filter(entry -> entry.getKey().tenant().equals(tenant))
        .filter(entry -> entry.getKey().organization().equals(organization))
        .map(Map.Entry::getValue)
        .sorted(Comparator.comparing(membership -> membership.user().value()))
        .toList();
  }

  @Override
  public synchronized List<User> administratorsOf(
      TenantId tenant, OrganizationId organization, int most) {
    return membersOf(tenant, organization).stream()
        .filter(Membership::isAdministrator)
        .flatMap(membership -> findById(tenant, membership.user()).stream())
        .filter(User::isActive)
        .limit(most)
        .toList();
  }

  @Override
  public synchronized void declare(TenantId tenant, Organization organization, By by) {
    organizations.put(new OrganizationKey(tenant, organization.id()), organization);
  }

  @Override
  public synchronized boolean declare(TenantId tenant, Membership membership, By by) {
    if (find(tenant, membership.organization()).isEmpty()
        || findById(tenant, membership.user()).isEmpty()) {
      return false;
    }
    members.merge(
        new MemberKey(tenant, membership.organization(), membership.user()),
        membership,
        (old, declared) ->
            new Membership(
                old.organization(),
                old.user(),
                declared.title(),
                declared.scopes(),
                declared.status(),
                old.joinedAt()));
    return true;
  }

  @Override
  public synchronized boolean remove(TenantId tenant, OrganizationId organization, By by) {
    members
        .keySet()
        .removeIf(key -> key.tenant().equals(tenant) && key.organization().equals(organization));
    return organizations.remove(new OrganizationKey(tenant, organization)) != null;
  }

  @Override
  public synchronized boolean remove(
      TenantId tenant, OrganizationId organization, UserId user, By by) {
    return members.remove(new MemberKey(tenant, organization, user)) != null;
  }

  private boolean replace(TenantId tenant, UserId user, UnaryOperator<User> change) {
    return users.computeIfPresent(
            new UserKey(tenant, user), (_, old) -> Objects.requireNonNull(change.apply(old)))
        != null;
  }

  private static boolean isOf(TenantId tenant, UserId user, DeviceKey key) {
    return key.tenant().equals(tenant) && key.user().equals(user);
  }

  /// Later than before, so that no two states share a time.
  private static Instant touched(User old, Instant now) {
    return now.truncatedTo(ChronoUnit.MILLIS).isAfter(old.updatedAt())
        ? now
        : old.updatedAt().plusMillis(1);
  }

  private static User timed(User user, Instant updatedAt, Optional<Instant> signedOutAt) {
    return new User(
        user.id(),
        user.email(),
        user.emailAsTyped(),
        user.emailVerified(),
        user.claims(),
        user.role(),
        user.status(),
        user.createdAt(),
        updatedAt,
        signedOutAt);
  }
}
