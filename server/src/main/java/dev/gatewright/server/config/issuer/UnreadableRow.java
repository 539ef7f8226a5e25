package dev.gatewright.server.config.issuer;

/// A row of the store whose document was damaged, or written by a later version. Its message names
/// the row, what is wrong and what to do.
public final class UnreadableRow extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private UnreadableRow(String row, RuntimeException cause, String cure) {
    super(
        "%s cannot be read as the store holds it: %s. %s".formatted(row, cause.getMessage(), cure),
        cause);
  }

  static UnreadableRow issuer(String id, RuntimeException cause) {
    return new UnreadableRow(
        "issuer " + id,
        cause,
        "Apply a tenants.yaml that names it with all its settings, or restore a backup.");
  }

  static UnreadableRow client(String issuer, String id, RuntimeException cause) {
    return new UnreadableRow(
        "client " + issuer + "/" + id,
        cause,
        "Apply a tenants.yaml that names it, or remove it with gatewright client remove.");
  }
}
