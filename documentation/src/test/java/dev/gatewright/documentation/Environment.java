package dev.gatewright.documentation;

/// What samples find in the environment, in place of `System.getenv`.
public final class Environment {
  private Environment() {}

  public static String get(String name) {
    if (name.endsWith("API_KEY")) {
      return "key_1:a-secret";
    }
    return name.contains("ISSUER")
        ? "https://id.example.com"
        : name.endsWith("CLIENT_ID") ? "shop" : "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
  }
}
