package dev.gatewright.identity.store;

import dev.gatewright.identity.DeviceId;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.UserId;
import java.time.Instant;

/// Which browsers have signed in to which account.
public interface KnownDevices {
  boolean isKnown(TenantId tenant, UserId user, DeviceId device);

  /// Keeps the device or its newer `now`, and forgets the user's least recently remembered ones
  /// beyond `perUserLimit`, in one unit.
  void remember(TenantId tenant, UserId user, DeviceId device, Instant now, int perUserLimit);

  /// Forgets all devices of the user.
  void forgetAll(TenantId tenant, UserId user);
}
