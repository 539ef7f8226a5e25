package dev.gatewright.identity.store;

import dev.gatewright.identity.Credential;
import dev.gatewright.identity.SignInMethod;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.events.By;
import dev.gatewright.identity.mail.Mail;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What people can prove themselves with beside their passwords. Each is a row whose document the
/// method writes and reads whole; no store looks into it. A `notice` is written in the same unit as
/// the change that it tells of.
public interface Credentials {
  /// What the user has for the method, by id.
  List<Credential> list(TenantId tenant, UserId user, SignInMethod method);

  /// The credential of this id, whoever has it; empty where nobody or several have it.
  Optional<Credential> find(TenantId tenant, SignInMethod method, String id);

  /// Keeps the credential in the place of everything the user had for its method; false, and
  /// nothing changed, when there is no such user.
  boolean put(TenantId tenant, Credential credential, Optional<Mail> notice, By by);

  /// Keeps the credential beside what the user has for its method; false, and nothing changed, when
  /// there is no such user, when anybody has one of this id, or when the user has `most` already.
  boolean add(TenantId tenant, Credential credential, int most, Optional<Mail> notice, By by);

  /// Puts `replacement` in the place of `expected` if that is still there with this document; true
  /// for exactly one of any number of callers. What is good for once is spent this way.
  boolean replace(
      TenantId tenant,
      Credential expected,
      Credential replacement,
      Why why,
      Optional<Mail> notice,
      By by);

  /// As above, of which nobody is told.
  default boolean replace(
      TenantId tenant, Credential expected, Credential replacement, Why why, By by) {
    return replace(tenant, expected, replacement, why, Optional.empty(), by);
  }

  /// Takes away what the user has for the method; false when there is nothing.
  boolean remove(TenantId tenant, UserId user, SignInMethod method, Optional<Mail> notice, By by);

  /// Takes away what the user has for any of these methods; false when there is nothing.
  boolean removeAll(
      TenantId tenant, UserId user, Set<SignInMethod> methods, Optional<Mail> notice, By by);

  /// Takes away this one; false when it is not there.
  boolean remove(TenantId tenant, Credential credential, Optional<Mail> notice, By by);

  /// As above, by its person, where something else lets them in.
  WaysIn.Removal remove(
      TenantId tenant, Credential credential, WaysIn ways, Optional<Mail> notice, By by);

  /// Why a credential gets another document.
  enum Why {
    /// Somebody proved themselves with it.
    USED,
    /// What is said about it changed, and nothing of what it proves.
    DESCRIBED,
    /// It was used in a way that no authenticator in one person's hands is.
    SUSPECTED
  }
}
