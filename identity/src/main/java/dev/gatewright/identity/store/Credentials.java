package dev.gatewright.identity.store;

import dev.gatewright.identity.Credential;
import dev.gatewright.identity.SignInMethod;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.events.By;
import java.util.List;

/// What people can prove themselves with beside their passwords. Each is a row whose document the
/// method writes and reads whole; no store looks into it.
public interface Credentials {
  /// What the user has for the method, by id.
  List<Credential> list(TenantId tenant, UserId user, SignInMethod method);

  /// Keeps the credential in the place of everything the user had for its method; false, and
  /// nothing changed, when there is no such user.
  boolean put(TenantId tenant, Credential credential, By by);

  /// Puts `replacement` in the place of `expected` if that is still there with this document; true
  /// for exactly one of any number of callers. What is good for once is spent this way.
  boolean replace(TenantId tenant, Credential expected, Credential replacement, By by);

  /// Takes away what the user has for the method; false when there is nothing.
  boolean remove(TenantId tenant, UserId user, SignInMethod method, By by);
}
