package dev.gatewright.server.api;

import dev.gatewright.server.control.Commands;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The commands of the running server, for keys that ask for them from elsewhere: the same as those
/// of its control socket, so that files that are applied at both come one after the other. There
/// are none until the server has started. Safe for any number of threads.
public final class RemoteCommands {
  private volatile @Nullable Commands commands;

  /// From here on they are carried out.
  public void open(Commands opened) {
    commands = opened;
  }

  Optional<Commands> commands() {
    return Optional.ofNullable(commands);
  }
}
