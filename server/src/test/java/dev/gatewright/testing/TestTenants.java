package dev.gatewright.testing;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// Starts a server that has the one tenant of `testing/tenants.yaml`, whose URL has a path.
public final class TestTenants {
  public static final String ADA = "ada@acme.test";
  public static final String PASSWORD = "ada loves engines";

  private TestTenants() {}

  public static ServedGatewright serve(Path data, Map<String, String> environment)
      throws IOException, InterruptedException {
    return ServedGatewright.start(file("server.yaml"), file("tenants.yaml"), data, environment);
  }

  private static Path file(String name) {
    URL found =
        Optional.ofNullable(ServedGatewright.class.getResource(name))
            .orElseThrow(() -> new AssertionError(name + " is missing"));
    try {
      return Path.of(found.toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }
}
