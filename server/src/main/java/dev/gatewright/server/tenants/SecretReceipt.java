package dev.gatewright.server.tenants;

import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.store.tenants.UnshownSecrets;
import dev.gatewright.store.tenants.UnshownSecrets.Holder;
import dev.gatewright.store.tenants.UnshownSecrets.Unshown;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Secrets that an `apply` made count as not shown until whoever asked for it says that the answer
/// came. Where it was cut short, what is left names each with the way to another one.
public final class SecretReceipt {
  /// Those named one by one.
  private static final int MOST_NAMED = 20;

  /// Lines of one receipt. More secrets than that are left named as not shown.
  static final int MOST_LINES = 10_000;

  private static final Pattern LINE = Pattern.compile("(client|webhook|hook) [^/ ]+/.+");

  private SecretReceipt() {}

  /// What is said back once they were shown; absent where none were made.
  public static Optional<String> of(List<GeneratedSecret> made) {
    return made.isEmpty()
        ? Optional.empty()
        : Optional.of(String.join("\n", made.stream().map(GeneratedSecret::holder).toList()));
  }

  /// Whether it has more lines than are read.
  public static boolean isTooLong(String receipt) {
    return receipt.lines().limit(MOST_LINES + 1L).count() > MOST_LINES;
  }

  /// Whose secrets a receipt is about.
  public static List<Holder> holders(String receipt) {
    return receipt
        .lines()
        .filter(line -> LINE.matcher(line).matches())
        .filter(line -> IssuerId.isValid(line.substring(line.indexOf(' ') + 1, line.indexOf('/'))))
        .map(GeneratedSecret::holder)
        .toList();
  }

  /// A sentence for each secret that nobody is known to have been shown.
  public static List<String> missing(UnshownSecrets secrets) {
    var found = secrets.list(MOST_NAMED + 1);
    var texts =
        new ArrayList<>(found.stream().limit(MOST_NAMED).map(SecretReceipt::sentence).toList());
    if (found.size() > MOST_NAMED) {
      texts.add("there are more such secrets, which are named once these are replaced");
    }
    return List.copyOf(texts);
  }

  private static String sentence(Unshown unshown) {
    var holder = unshown.holder();
    return "the secret of %1$s %2$s/%3$s was made, and nobody is known to have been shown it: gatewright %1$s rotate-secret %3$s --issuer %2$s makes another"
        .formatted(holder.kind(), holder.issuer(), holder.name());
  }
}
