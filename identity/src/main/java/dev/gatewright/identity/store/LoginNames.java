package dev.gatewright.identity.store;

import dev.gatewright.identity.LoginName;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.events.By;
import java.util.List;
import java.util.Optional;

/// The names beside their addresses by which the people of each tenant say who they are. Within a
/// tenant a name is one account's, and an account has one of each kind. The claim that tells it
/// ([LoginName.Kind#claim]) comes and goes with it, in one unit.
public interface LoginNames {
  /// Whose it is.
  Optional<UserId> find(TenantId tenant, LoginName name);

  /// Those of an account.
  List<LoginName> of(TenantId tenant, UserId user);

  /// Gives an account the name, in place of its former one of that kind. Of concurrent calls for
  /// one name and several accounts, one is answered `GIVEN`; the others change nothing.
  Giving give(TenantId tenant, UserId user, LoginName name, By by);

  /// Takes the name of this kind away; false where there is none.
  boolean take(TenantId tenant, UserId user, LoginName.Kind kind, By by);

  /// What became of it.
  enum Giving {
    GIVEN,
    TAKEN,
    NO_SUCH_USER
  }
}
