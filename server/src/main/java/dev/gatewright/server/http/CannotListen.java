package dev.gatewright.server.http;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.util.Locale;
import java.util.Optional;

/// An address on which the server cannot listen; the message names it, why, and the cure.
public final class CannotListen extends IOException {
  private static final long serialVersionUID = 1L;

  public CannotListen(InetSocketAddress address, IOException cause) {
    super(text(address, cause), cause);
  }

  private static String text(InetSocketAddress address, IOException fault) {
    var where = address.getHostString() + ":" + address.getPort();
    var reason = reason(fault);
    if (address.isUnresolved() || reason.contains("unresolved")) {
      return "the name in %s leads to no address. Write an address of this machine."
          .formatted(where);
    }
    if (reason.contains("assign")) {
      return "%s is no address of this machine. Listen on one that is, such as 127.0.0.1."
          .formatted(where);
    }
    if (reason.contains("denied")) {
      return "this account may not listen on %s. Choose a port above 1023.".formatted(where);
    }
    return isBound(fault)
        ? where + " is taken by another program. Stop it, or choose another port."
        : "cannot listen on %s: %s".formatted(where, fault.getMessage());
  }

  /// Jetty wraps what the system said.
  private static String reason(IOException fault) {
    var said = fault.getCause() instanceof SocketException cause ? cause : fault;
    return Optional.ofNullable(said.getMessage()).orElse("").toLowerCase(Locale.ROOT);
  }

  private static boolean isBound(IOException fault) {
    return fault instanceof BindException || fault.getCause() instanceof BindException;
  }
}
