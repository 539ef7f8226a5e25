package dev.gatewright.identity.signin;

import dev.gatewright.identity.DeviceId;
import dev.gatewright.identity.Secret;
import java.net.InetAddress;
import java.util.Optional;

/// What the sign-in form sends: address and password as typed, the network address it came from
/// and, when the browser proved one, its device.
public record PasswordSignIn(
    String email, Secret password, InetAddress address, Optional<DeviceId> device) {}
