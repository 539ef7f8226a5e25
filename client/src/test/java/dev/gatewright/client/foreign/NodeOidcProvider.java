package dev.gatewright.client.foreign;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// npm's oidc-provider in a Node process: `interop/foreign-oidc-provider/server.mjs`.
final class NodeOidcProvider implements ForeignProvider {
  private static final Path FOLDER = Path.of("..", "interop").toAbsolutePath().normalize();
  private static final Pattern SERVING = Pattern.compile("^serving (\\S+)$");
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Program program;
  private final String issuer;

  private NodeOidcProvider(Program program, String issuer) {
    this.program = program;
    this.issuer = issuer;
  }

  /// Why it cannot run on this machine, or nothing.
  static Optional<String> missing() {
    return isOnThePath("node") && isOnThePath("npm")
        ? Optional.empty()
        : Optional.of("there is no node or no npm on the PATH");
  }

  static NodeOidcProvider start() throws IOException, InterruptedException {
    install();
    var builder =
        new ProcessBuilder("node", "foreign-oidc-provider/server.mjs").directory(FOLDER.toFile());
    var environment = builder.environment();
    environment.put("CLIENT_ID", CLIENT_ID);
    environment.put("CLIENT_SECRET", CLIENT_SECRET);
    environment.put("KEY_CLIENT_ID", KEY_CLIENT_ID);
    environment.put("KEY_CLIENT_JWKS", ClientKey.publicKeys());
    environment.put("CALLBACK", CALLBACK.toString());
    environment.put("SIGNED_OUT", SIGNED_OUT.toString());
    environment.put("API", API.toString());
    var program = Program.start(builder);
    try {
      return new NodeOidcProvider(program, program.await(SERVING, PATIENCE).group(1));
    } catch (AssertionError neverServed) {
      program.close();
      throw neverServed;
    }
  }

  /// Brings the pinned libraries into `interop/node_modules` unless they are there.
  private static void install() throws IOException, InterruptedException {
    try (var program = Program.start(new ProcessBuilder("./install").directory(FOLDER.toFile()))) {
      if (program.exitCode(PATIENCE) != 0) {
        throw new AssertionError("interop/install failed:\n" + program.said());
      }
    }
  }

  @Override
  public String issuer() {
    return issuer;
  }

  @Override
  public int refreshesGranted() throws IOException {
    try (var counted = URI.create(issuer + "/refreshes").toURL().openStream()) {
      return Integer.parseInt(new String(counted.readAllBytes(), UTF_8));
    }
  }

  @Override
  public void close() {
    program.close();
  }

  private static boolean isOnThePath(String name) {
    var folders = Optional.ofNullable(System.getenv("PATH")).orElse("").split(":", -1);
    return Stream.of(folders).anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
  }
}
