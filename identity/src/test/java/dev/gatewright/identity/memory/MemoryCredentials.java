package dev.gatewright.identity.memory;

import dev.gatewright.identity.Credential;
import dev.gatewright.identity.SignInMethod;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.events.By;
import dev.gatewright.identity.mail.Mail;
import dev.gatewright.identity.store.Credentials;
import dev.gatewright.identity.store.WaysIn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Credentials in memory, of whoever comes. Every method is a unit.
public final class MemoryCredentials implements Credentials {
  private record Key(TenantId tenant, UserId user, SignInMethod method, String id) {
    static Key of(TenantId tenant, Credential credential) {
      return new Key(tenant, credential.user(), credential.method(), credential.id());
    }
  }

  private final Map<Key, Credential> kept = new LinkedHashMap<>();
  private final List<Mail> notices = new ArrayList<>();
  private final List<Why> reasons = new ArrayList<>();
  private final List<Mail> told = new ArrayList<>();

  @Override
  public synchronized List<Credential> list(TenantId tenant, UserId user, SignInMethod method) {
    return kept.entrySet().stream()
        .filter(one -> one.getKey().equals(new Key(tenant, user, method, one.getKey().id())))
        .map(Map.Entry::getValue)
        .toList();
  }

  @Override
  public synchronized Optional<Credential> find(TenantId tenant, SignInMethod method, String id) {
    var found =
        kept.entrySet().stream()
            .filter(one -> one.getKey().equals(new Key(tenant, one.getValue().user(), method, id)))
            .toList();
    return found.size() == 1 ? Optional.of(found.getFirst().getValue()) : Optional.empty();
  }

  @Override
  public synchronized boolean put(
      TenantId tenant, Credential credential, Optional<Mail> notice, By by) {
    list(tenant, credential.user(), credential.method())
        .forEach(one -> kept.remove(Key.of(tenant, one)));
    kept.put(Key.of(tenant, credential), credential);
    notice.ifPresent(notices::add);
    return true;
  }

  @Override
  public synchronized boolean add(
      TenantId tenant, Credential credential, int most, Optional<Mail> notice, By by) {
    if (find(tenant, credential.method(), credential.id()).isPresent()
        || list(tenant, credential.user(), credential.method()).size() >= most) {
      return false;
    }
    kept.put(Key.of(tenant, credential), credential);
    notice.ifPresent(notices::add);
    return true;
  }

  @Override
  public synchronized boolean replace(
      TenantId tenant,
      Credential expected,
      Credential replacement,
      Why why,
      Optional<Mail> notice,
      By by) {
    boolean replaced = kept.replace(Key.of(tenant, expected), expected, replacement);
    if (replaced) {
      reasons.add(why);
      notice.ifPresent(told::add);
    }
    return replaced;
  }

  @Override
  public synchronized boolean remove(
      TenantId tenant, UserId user, SignInMethod method, Optional<Mail> notice, By by) {
    return removeAll(tenant, user, Set.of(method), notice, by);
  }

  @Override
  public synchronized boolean removeAll(
      TenantId tenant, UserId user, Set<SignInMethod> methods, Optional<Mail> notice, By by) {
    var gone = methods.stream().flatMap(method -> list(tenant, user, method).stream()).toList();
    gone.forEach(one -> kept.remove(Key.of(tenant, one)));
    return !gone.isEmpty();
  }

  @Override
  public synchronized boolean remove(
      TenantId tenant, Credential credential, Optional<Mail> notice, By by) {
    return kept.remove(Key.of(tenant, credential)) != null;
  }

  /// Nobody here has a password, a number or a link.
  @Override
  public synchronized WaysIn.Removal remove(
      TenantId tenant, Credential credential, WaysIn ways, Optional<Mail> notice, By by) {
    boolean others =
        ways.passkey()
            && list(tenant, credential.user(), SignInMethod.PASSKEY).stream()
                .anyMatch(one -> !one.id().equals(credential.id()));
    if (!ways.mail() && !others) {
      return WaysIn.Removal.LAST;
    }
    return remove(tenant, credential, notice, by) ? WaysIn.Removal.DONE : WaysIn.Removal.NOTHING;
  }

  /// The mails that went with the changes.
  public synchronized List<Mail> notices() {
    return List.copyOf(notices);
  }

  /// What was mailed of uses.
  public synchronized List<Mail> told() {
    return List.copyOf(told);
  }

  /// Why documents were replaced, in order.
  public synchronized List<Why> reasons() {
    return List.copyOf(reasons);
  }

  /// Everything that is kept, as text.
  public synchronized String dump() {
    return kept.values().stream()
        .map(one -> one.document().fields().toString())
        .toList()
        .toString();
  }
}
