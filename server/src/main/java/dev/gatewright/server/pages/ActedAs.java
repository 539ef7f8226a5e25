package dev.gatewright.server.pages;

/// As whom somebody acts, said on every page, and where that is ended.
///
/// @param name what the person is called
public record ActedAs(String name, PageLink end) {}
