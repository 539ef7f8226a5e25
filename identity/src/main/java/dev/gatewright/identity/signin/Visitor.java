package dev.gatewright.identity.signin;

import dev.gatewright.identity.DeviceId;
import dev.gatewright.identity.SignInMethod;
import java.net.InetAddress;
import java.util.Optional;

/// Where an answer came from: the network address and, when the browser proved one, its device.
/// `lastUsed` is the method that somebody used last in this browser, which is offered before the
/// others.
public record Visitor(
    InetAddress address, Optional<DeviceId> device, Optional<SignInMethod> lastUsed) {
  public Visitor(InetAddress address, Optional<DeviceId> device) {
    this(address, device, Optional.empty());
  }
}
