package dev.gatewright.distribution;

import java.util.Optional;

/// The packaged program's entrance.
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    dev.gatewright.server.Main.run(Optional.of(new Examples()), arguments);
  }
}
