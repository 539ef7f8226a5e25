package dev.gatewright.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The rules of axe-core, which knows what of WCAG 2.2 a program can tell (npm, pinned in
/// `interop/package.json`; nothing of it is shipped).
public final class Axe {
  private static final Path INTEROP = Path.of("..", "interop").toAbsolutePath().normalize();
  private static final String RUN =
      """
      const done = arguments[arguments.length - 1];
      const options = {
        rules: { "target-size": { enabled: true } },
        resultTypes: ["violations"],
        iframes: false,
        preload: false,
      };
      axe.run(document, options)
        .then((found) => done(found.violations.flatMap((rule) => rule.nodes.map((node) =>
          `${rule.id}: ${node.target.join(" ")} (${node.any.concat(node.all, node.none)
            .map((check) => check.message).join("; ")})`))), (error) => done([String(error)]));
      """;

  private final String rules;

  private Axe(String rules) {
    this.rules = rules;
  }

  /// Why the rules cannot be had on this machine, or nothing.
  public static Optional<String> missing() {
    return Program.find("node").isEmpty() || Program.find("npm").isEmpty()
        ? Optional.of("there is no node or no npm on the PATH")
        : Optional.empty();
  }

  /// Brings the pinned rules unless they are there.
  public static Axe load() throws IOException, InterruptedException {
    try (var program = Program.start(new ProcessBuilder("./install").directory(INTEROP.toFile()))) {
      if (program.exitCode() != 0) {
        throw new AssertionError("interop/install failed:\n" + program.said());
      }
    }
    var file = INTEROP.resolve(Path.of("node_modules", "axe-core", "axe.min.js"));
    return new Axe(Files.readString(file, UTF_8));
  }

  /// Has every page that this tab opens from now on carry the rules.
  public void attend(WebDriver browser) throws IOException, InterruptedException {
    browser.atEveryPage(rules);
  }

  /// What the page in front of an attended tab breaks, one line for each rule and element.
  public List<String> violations(WebDriver browser) throws IOException, InterruptedException {
    var found = new ArrayList<String>();
    browser.ask(RUN).forEach(line -> found.add(line.asString()));
    return found;
  }
}
