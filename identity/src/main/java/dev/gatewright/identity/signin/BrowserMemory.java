package dev.gatewright.identity.signin;

import dev.gatewright.identity.DeviceId;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.mail.Mail;
import dev.gatewright.identity.store.KnownDevices;
import dev.gatewright.identity.throttle.Networks;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;

/// Makes browsers known to the accounts that are signed in to in them.
///
/// An account knows a browser by an id that was given out when somebody signed in to that account.
/// A browser that brings another one may have had it planted by whoever keeps a copy, so it gets a
/// fresh one: what was known of it for other accounts goes on under that, and the copy is worth
/// nothing. Safe for use by several threads.
public final class BrowserMemory {
  private final KnownDevices devices;
  private final SecureRandom random;

  public BrowserMemory(KnownDevices devices, SecureRandom random) {
    this.devices = devices;
    this.random = random;
  }

  /// Remembers the browser for the account; the answer is what its cookie says from now on.
  public DeviceId remember(
      TenantId tenant, UserId user, Optional<DeviceId> brought, Instant now, Optional<Mail> ifNew) {
    var known = brought.filter(device -> devices.isKnown(tenant, user, device));
    var device = known.orElseGet(() -> DeviceId.generate(random));
    if (known.isEmpty()) {
      brought.ifPresent(planted -> devices.rename(tenant, planted, device));
    }
    devices.remember(tenant, user, device, now, SignInSessions.MAX_DEVICES_PER_USER, ifNew);
    return device;
  }

  /// Remembers a sign-in by a program, or by a page of another site, with which no cookie comes:
  /// each application and network counts as one browser, so that the person hears of it once.
  public void rememberCookieless(
      TenantId tenant,
      UserId user,
      String application,
      InetAddress address,
      Instant now,
      Optional<Mail> ifNew) {
    var device = DeviceId.named(application + " " + Networks.siteOf(address));
    devices.remember(tenant, user, device, now, SignInSessions.MAX_DEVICES_PER_USER, ifNew);
  }
}
