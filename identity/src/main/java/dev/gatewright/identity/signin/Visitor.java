package dev.gatewright.identity.signin;

import dev.gatewright.identity.DeviceId;
import dev.gatewright.identity.PinId;
import dev.gatewright.identity.SignInMethod;
import dev.gatewright.identity.UserId;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/// Where an answer came from: the network address and, when the browser proved one, its device.
/// `lastUsed` are the methods that somebody used last in this browser, which are offered before the
/// others; `pin` is the last PIN that was right in it. `signedIn` is who proves once more what they
/// are signed in with.
public record Visitor(
    InetAddress address,
    Optional<DeviceId> device,
    List<SignInMethod> lastUsed,
    Optional<PinId> pin,
    Optional<UserId> signedIn) {
  public Visitor {
    lastUsed = List.copyOf(lastUsed);
  }

  public Visitor(
      InetAddress address,
      Optional<DeviceId> device,
      List<SignInMethod> lastUsed,
      Optional<PinId> pin) {
    this(address, device, lastUsed, pin, Optional.empty());
  }

  public Visitor(InetAddress address, Optional<DeviceId> device) {
    this(address, device, List.of(), Optional.empty());
  }

  /// The same, by whom this person is known to be signed in.
  public Visitor signedInAs(UserId person) {
    return new Visitor(address, device, lastUsed, pin, Optional.of(person));
  }

  /// The same where no PIN was right before.
  public Visitor withoutPin() {
    return new Visitor(address, device, lastUsed, Optional.empty(), signedIn);
  }
}
