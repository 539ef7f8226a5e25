package dev.gatewright.identity.store;

import dev.gatewright.identity.DeviceId;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.mail.Mail;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Which browsers have signed in to which account.
public interface KnownDevices {
  boolean isKnown(TenantId tenant, UserId user, DeviceId device);

  /// Keeps the device or its newer `now`, and forgets the user's least recently remembered ones
  /// beyond `perUserLimit`, in one unit. With it goes the mail `ifNew`, where the device was not
  /// known and the account was used before: its very first sign-in is no news.
  void remember(
      TenantId tenant,
      UserId user,
      DeviceId device,
      Instant now,
      int perUserLimit,
      Optional<Mail> ifNew);

  /// Gives a browser another id, for every account that knows it: the old one is known to none.
  void rename(TenantId tenant, DeviceId from, DeviceId to);

  /// Notes that the user trusts the device from now on, if it is known, and what it says of itself.
  /// Any change of what they can prove themselves with ends that, in the unit of the change.
  void trust(
      TenantId tenant, UserId user, DeviceId device, Optional<String> userAgent, Instant now);

  /// A browser that a person trusts.
  record Trusted(DeviceId device, Optional<String> userAgent, Instant since) {}

  /// Those that the user has trusted since then, the latest first; at most `most`.
  List<Trusted> trusted(TenantId tenant, UserId user, Instant since, int most);

  /// Ends the trust in one device; false when there was none.
  boolean distrust(TenantId tenant, UserId user, DeviceId device);

  /// Ends the trust in all of the user's devices.
  void distrustAll(TenantId tenant, UserId user);

  /// Since when the user trusts the device.
  Optional<Instant> trustedAt(TenantId tenant, UserId user, DeviceId device);
}
