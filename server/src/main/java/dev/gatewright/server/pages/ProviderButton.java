package dev.gatewright.server.pages;

/// A provider at which a sign-in may begin, as its button shows it.
///
/// @param name what the button sends
/// @param label what the provider is called
public record ProviderButton(String name, String label, ProviderIcon icon) {}
