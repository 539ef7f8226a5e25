package dev.gatewright.identity.signin;

import dev.gatewright.identity.DeviceId;
import java.net.InetAddress;
import java.util.Optional;

/// Where an answer came from: the network address and, when the browser proved one, its device.
public record Visitor(InetAddress address, Optional<DeviceId> device) {}
